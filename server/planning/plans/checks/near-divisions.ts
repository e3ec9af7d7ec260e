import { toLattice } from '../../topology/lattice.ts'
import type { MultiPolygonCoordinates } from '../../types.ts'
import { rimOf } from '../measure/measure-ground.ts'
import { facesOf } from '../plan-state.ts'
import type { PlanState } from '../plan-types.ts'

type Box = [west: number, south: number, east: number, north: number]

/** Outlines are never changed: each has its box found once. */
const known = new WeakMap<MultiPolygonCoordinates, Box>()

/** Answers whether an outline's box meets that of one of some divisions (or of the land that its children leave free); null: of all, which is always so. */
export function nearDivisions(state: PlanState, ids: ReadonlySet<string> | null): (geometry: MultiPolygonCoordinates) => boolean {
  if (ids === null) return () => true
  const boxes = [...ids]
    .filter((id) => state.divisions.has(id))
    .map((id) => boxOf(rimOf(state.map, facesOf(state, id)).map(({ arc }) => arc.xy)))
  return (geometry) => {
    let own = known.get(geometry)
    if (!own) {
      own = boxOf(geometry.map(([outer]) => outer.flat().map(toLattice)))
      known.set(geometry, own)
    }
    const [west, south, east, north] = own
    return boxes.some((box) => box[0] <= east && box[2] >= west && box[1] <= north && box[3] >= south)
  }
}

function boxOf(lines: readonly ArrayLike<number>[]): Box {
  const box: Box = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const xy of lines) {
    for (let i = 0; i + 1 < xy.length; i += 2) {
      box[0] = Math.min(box[0], xy[i])
      box[1] = Math.min(box[1], xy[i + 1])
      box[2] = Math.max(box[2], xy[i])
      box[3] = Math.max(box[3], xy[i + 1])
    }
  }
  return box
}
