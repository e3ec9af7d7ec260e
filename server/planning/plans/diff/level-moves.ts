import { type DivisionLevel, divisionLevels } from '../../types.ts'
import type { Move } from '../diff-types.ts'
import { divisionOfFace, withAncestors } from '../plan-state.ts'
import type { FaceId, PlanState } from '../plan-types.ts'
import { compareIds } from './compare-ids.ts'
import { type FaceFlow, faceFlows } from './face-flows.ts'

/** Stated people are shared out by area: what is less is rounding. */
const leastPeople = 1e-6

/** Levels that either state has divisions of, the largest first. */
export function levelsOf(before: PlanState, after: PlanState): DivisionLevel[] {
  const found = new Set([...before.divisions.values(), ...after.divisions.values()].map(({ level }) => level))
  return divisionLevels.filter((level) => found.has(level))
}

/** The division of each level (by index in `levels`) that a face lies in; asked once a face. */
export function levelLookup(
  state: PlanState,
  levels: readonly DivisionLevel[],
): (face: FaceId | null) => readonly (string | null)[] {
  const known = new Map<FaceId | null, (string | null)[]>()
  return (face) => {
    let ids = known.get(face)
    if (!ids) {
      const chain = face === null ? [] : withAncestors(state, divisionOfFace(face))
      ids = levels.map((level) => chain.find((division) => division.level === level)?.id ?? null)
      known.set(face, ids)
    }
    return ids
  }
}

/** All that moves from one division of a level to another, the largest level first, then by ids; what is only noise of the lattice is left out. */
export function levelMoves(before: PlanState, after: PlanState): Move[] {
  const levels = levelsOf(before, after)
  const [lookBefore, lookAfter] = [levelLookup(before, levels), levelLookup(after, levels)]
  const differs = (face: FaceId): boolean => {
    const [was, is] = [lookBefore(face), lookAfter(face)]
    return was.some((id, i) => id !== is[i])
  }
  const flows = faceFlows(before, after, differs)
  return levels.flatMap((level, i) => movesAt(flows, level, ({ from, to }) => [lookBefore(from)[i], lookAfter(to)[i]]))
}

function movesAt(
  flows: readonly FaceFlow[],
  level: DivisionLevel,
  endsOf: (flow: FaceFlow) => [string | null, string | null],
): Move[] {
  const moves = new Map<string, { move: Move; hasGround: boolean }>()
  for (const flow of flows) {
    const [fromId, toId] = endsOf(flow)
    if (fromId === toId) continue
    const key = JSON.stringify([fromId, toId])
    let known = moves.get(key)
    if (!known) {
      const move = { level, fromId, toId, households: 0, population: 0, buildings: 0, squareMeters: 0 }
      known = { move, hasGround: false }
      moves.set(key, known)
    }
    known.move.households += flow.households
    known.move.population += flow.population
    known.move.buildings += flow.buildings
    known.move.squareMeters += flow.squareMeters
    known.hasGround ||= flow.hasGround
  }
  return [...moves.values()]
    .filter(
      ({ move, hasGround }) => hasGround || move.households > leastPeople || move.population > leastPeople || move.buildings > 0,
    )
    .map(({ move }) => move)
    .sort((a, b) => compareIds(a.fromId, b.fromId) || compareIds(a.toId, b.toId))
}
