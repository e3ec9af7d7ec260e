import { unassignedIn } from '../../topology/edit/division-map.ts'
import { toLattice } from '../../topology/lattice.ts'
import type { MultiPolygonCoordinates } from '../../types.ts'
import { facesOf } from '../plan-state.ts'
import type { PlanState } from '../plan-types.ts'

type Box = [west: number, south: number, east: number, north: number]

/** Answers whether an outline's box meets that of a face of some divisions; null: of all, which is always so. */
export function nearFaces(state: PlanState, ids: ReadonlySet<string> | null): (geometry: MultiPolygonCoordinates) => boolean {
  if (ids === null) return () => true
  const faces = new Set([...ids].flatMap((id) => (state.divisions.has(id) ? [...facesOf(state, id), unassignedIn(id)] : [])))
  const boxes = [...faces].flatMap((face) => {
    const arcs = state.map.faces.get(face)
    return arcs ? [boxOf(arcs.map(({ xy }) => xy))] : []
  })
  return (geometry) => {
    const [west, south, east, north] = boxOf(geometry.map(([outer]) => outer.flat().map(toLattice)))
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
