import { polygonsOf, type Side } from '../../topology/edit/face-polygons.ts'
import type { DivisionLevel } from '../../types.ts'
import type { MovedGround } from '../diff-types.ts'
import { lonLatsOf } from '../measure/measure-ground.ts'
import type { PlanState } from '../plan-types.ts'
import { changedFaces } from './changed-faces.ts'
import { compareIds } from './compare-ids.ts'
import { levelLookup, levelsOf } from './level-moves.ts'
import { overlayStates } from './overlay-states.ts'

type Ends = readonly [fromId: string | null, toId: string | null]

/** Outlines of the ground that changes division, by level and by the divisions it goes from and to; only one level's where one is named. Noise of the lattice is left out. n log n in the points of what changed. */
export function movedGround(before: PlanState, after: PlanState, level?: DivisionLevel): MovedGround[] {
  const levels = level ? [level] : levelsOf(before, after)
  const [lookBefore, lookAfter] = [levelLookup(before, levels), levelLookup(after, levels)]
  const changed = changedFaces(before, after)
  const given = changed.same.filter((face) => lookBefore(face).some((id, i) => id !== lookAfter(face)[i]))
  const { pieces, arcs } = overlayStates(before, [...changed.before, ...given], after, [...changed.after, ...given])
  return levels.flatMap((each, i) => {
    const ends = pieces.map(({ from, to }): Ends => [lookBefore(from)[i], lookAfter(to)[i]])
    const moved = new Map<string, Ends>()
    ends.forEach(([fromId, toId], piece) => {
      if (fromId !== toId && !pieces[piece].isNoise) moved.set(JSON.stringify([fromId, toId]), [fromId, toId])
    })
    return [...moved.values()].sort(compareEnds).map(([fromId, toId]): MovedGround => {
      const isIn = (piece: number): boolean =>
        piece !== -1 && ends[piece][0] === fromId && ends[piece][1] === toId && !pieces[piece].isNoise
      const rim = arcs
        .filter(({ left, right }) => isIn(left) !== isIn(right))
        .map(({ xy, left, right }): Side => ({ xy, left: isIn(left) ? 'in' : 'out', right: isIn(right) ? 'in' : 'out' }))
      return { level: each, fromId, toId, geometry: polygonsOf(rim, 'in').map((rings) => rings.map(({ xy }) => lonLatsOf(xy))) }
    })
  })
}

function compareEnds(a: Ends, b: Ends): number {
  return compareIds(a[0], b[0]) || compareIds(a[1], b[1])
}
