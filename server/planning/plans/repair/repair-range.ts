import { defaultRuleSet, type RuleSet } from '../../rules/division-rules.ts'
import type { RepairProposal } from '../check-types.ts'
import { childrenOf } from '../plan-state.ts'
import type { PlanOperation, PlanState } from '../plan-types.ts'
import type { AtomMap } from './atom-map.ts'
import { childAtoms } from './child-atoms.ts'
import type { Exchange } from './exchange-types.ts'
import { exchangesOf } from './exchanges.ts'
import { peopleMoved } from './people-moved.ts'
import { deviationFrom, mayBecome, type RangeMeasure, rangeGoalOf } from './range-goal.ts'
import { tryRepair } from './try-repair.ts'
import { unitAtoms } from './unit-atoms.ts'

/** Answers that are tried on the map, at most. */
const mostTries = 8

/**
 * Brings a division within its range of households or people: units at its border (children; of the smallest divisions compounds with their ground) go to it or from it. Best first by people moved, with the least that still has to move as
 * a bound (A*), over sets that leave every division whole; where neighbours have nothing to give, through other divisions too (the division engine's repair); every other division stays within its range, or comes nearer to it. Answers have been done on the map. Null
 * where the division has no range or is within it, or where none is found within the bound.
 */
export function repairRange(
  state: PlanState,
  id: string,
  measure: RangeMeasure,
  rules: RuleSet = defaultRuleSet,
): RepairProposal | null {
  const parentId = state.divisions.get(id)?.parentId
  if (!parentId || !state.divisions.has(parentId)) return null
  const goal = rangeGoalOf(state, id, measure, rules)
  const deviation = deviationFrom(goal, goal.value)
  if (deviation === 0) return null
  const atomMap = childrenOf(state, id).length > 0 ? childAtoms(state, parentId) : unitAtoms(state, parentId)
  const goals = new Map(childrenOf(state, parentId).map((each) => [each, rangeGoalOf(state, each, measure, rules)]))
  let tries = 0
  for (const exchange of exchangesOf({ atomMap, id, goals, measure, isTaking: deviation < 0 })) {
    if (++tries > mostTries) return null
    const operations = operationsOf(atomMap, exchange)
    const concerned = new Set([id, ...exchange.flatMap(({ atom, to }) => [atomMap.atoms[atom].owner, to])])
    const after = tryRepair(state, operations, concerned)
    if (!after) continue
    const holds = [...concerned].every((each) => {
      const now = rangeGoalOf(after, each, measure, rules)
      return each === id ? deviationFrom(now, now.value) === 0 : mayBecome(goals.get(each)!, now.value)
    })
    if (holds) return { operations, moved: peopleMoved(state, after, id) }
  }
  return null
}

function operationsOf({ atoms }: AtomMap, moves: Exchange): PlanOperation[] {
  const byTaker = new Map<string, string[]>()
  for (const { atom, to } of moves) byTaker.set(to, [...(byTaker.get(to) ?? []), atoms[atom].id])
  return [...byTaker]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([to, unitIds]) => ({ op: 'reassign', unitIds: unitIds.sort(), to }))
}
