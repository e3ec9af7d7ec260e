import { divisionLevels } from '../../types.ts'
import type { DivisionDiff, Move, PlanDiff } from '../diff-types.ts'
import type { Counts, PlanDivision, PlanState } from '../plan-types.ts'
import { countAll, diffDivision } from './division-sides.ts'
import { levelMoves, levelsOf } from './level-moves.ts'
import { lineageOfMoves } from './lineage-of.ts'

/** What is off by less is rounding of shared-out people. */
const leastPeople = 1e-6

/**
 * Compares two states of the same ground: divisions that appear, end or change (an id is an identity), who and what moves between divisions of every level, and who came from whom. The states may be two
 * versions of a plan, or differ in their maps and places. What moves out of a division, less what moves in, is what its counts change by, but for places and stated numbers that
 * only one side has. n log n in the points of what changed, linear in the rest.
 */
export function diffStates(before: PlanState, after: PlanState): PlanDiff {
  const moves = levelMoves(before, after)
  const hasMoved = new Set<string>()
  for (const { fromId, toId, squareMeters } of moves)
    if (squareMeters > 0) for (const id of [fromId, toId]) if (id) hasMoved.add(id)
  const [countsBefore, countsAfter] = [countAll(before), countAll(after)]
  const ids = new Set([...before.divisions.keys(), ...after.divisions.keys()])
  const divisions = [...ids].flatMap((id): DivisionDiff[] => {
    const [old, now] = [before.divisions.get(id), after.divisions.get(id)]
    const sideBefore = () => (old ? diffDivision(before, old, countsBefore.get(id)!) : null)
    const sideAfter = () => (now ? diffDivision(after, now, countsAfter.get(id)!) : null)
    const { level } = (now ?? old)!
    if (!old || !now)
      return [{ id, level, what: old ? 'ends' : 'appears', before: sideBefore(), after: sideAfter(), changed: [] }]
    const changed = changesOf(old, now, countsBefore.get(id)!, countsAfter.get(id)!, hasMoved.has(id))
    return changed.length === 0 ? [] : [{ id, level, what: 'changes', before: sideBefore(), after: sideAfter(), changed }]
  })
  divisions.sort((a, b) => divisionLevels.indexOf(a.level) - divisionLevels.indexOf(b.level) || (a.id < b.id ? -1 : 1))
  return {
    divisions,
    moves,
    totals: levelsOf(before, after).map((level) => ({
      level,
      ...sumOf(moves.filter((move) => move.level === level)),
      divisions: { before: countOf(before, level), after: countOf(after, level) },
    })),
    lineage: lineageOfMoves(before, after, moves),
  }
}

function changesOf(old: PlanDivision, now: PlanDivision, was: Counts, is: Counts, hasMoved: boolean): DivisionDiff['changed'] {
  const counts = ['households', 'population', 'buildings'] as const
  const changed: [DivisionDiff['changed'][number], boolean][] = [
    ['ground', hasMoved],
    ['people', counts.some((count) => Math.abs(was[count] - is[count]) > leastPeople)],
    ['name', old.name !== now.name],
    ['code', old.code !== now.code],
    ['parent', old.parentId !== now.parentId],
    ['kind', old.kind !== now.kind],
  ]
  return changed.flatMap(([what, isSo]) => (isSo ? [what] : []))
}

function sumOf(moves: readonly Move[]): Counts {
  const sum = { households: 0, population: 0, buildings: 0 }
  for (const { households, population, buildings } of moves) {
    sum.households += households
    sum.population += population
    sum.buildings += buildings
  }
  return sum
}

function countOf({ divisions }: PlanState, level: string): number {
  return [...divisions.values()].filter((division) => division.level === level).length
}
