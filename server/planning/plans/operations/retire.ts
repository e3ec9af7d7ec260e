import { unassignedIn } from '../../topology/edit/division-map.ts'
import { beginDraft, finishDraft, type PlanDraft, refusal, withDivision, withUnitParents } from '../plan-draft.ts'
import { childrenOf, facesOf } from '../plan-state.ts'
import type { OperationResult, PlanOperation, PlanState } from '../plan-types.ts'
import { takeOver } from './merge.ts'
import { relabel, siblings } from './relabel.ts'

/** Ends a division: its ground goes to another of its parent, or, with all below it, becomes unassigned. */
export function retire(state: PlanState, operation: Extract<PlanOperation, { op: 'retire' }>): OperationResult {
  const { divisionId, into } = operation
  const family = siblings(state, into === undefined ? [divisionId] : [divisionId, into])
  if (!family.ok) return family
  if (into === divisionId) return refusal('unknown_division', [into])
  if (into !== undefined) return finishDraft(takeOver(beginDraft(state), divisionId, into), operation)
  const { parentId } = family
  if (childrenOf(state, parentId).length === 1) return refusal('last_child', [divisionId, parentId])
  let draft = relabel(beginDraft(state), facesOf(state, divisionId), unassignedIn(parentId))
  draft = endWithAllBelow(draft, divisionId, parentId)
  return finishDraft(draft, operation)
}

/** Ends a division and all below it, whose ground somebody else has by now; units go to the parent. */
export function endWithAllBelow(draft: PlanDraft, id: string, parentId: string): PlanDraft {
  for (const child of childrenOf(draft.state, id)) draft = endWithAllBelow(draft, child, parentId)
  const units = [...draft.state.units.values()].filter((unit) => unit.parentId === id)
  draft = withUnitParents(draft, new Map(units.map((unit) => [unit.id, parentId])))
  return withDivision(draft, { id, to: null })
}
