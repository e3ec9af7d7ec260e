import type { LonLat } from '../../../types.ts'
import { toLattice } from '../../lattice.ts'
import { arcsAt } from '../arc-cells.ts'
import { leavingAt } from '../checks/patch-checks.ts'
import { type DivisionMap, isRing, outside } from '../division-map.ts'
import { vertexInTriangle } from '../draft/sweep.ts'
import { type EditResult, finishEdit, refuse } from '../edit-result.ts'
import type { VertexOptions } from './move-vertex.ts'

/** Takes a point out of a border, which runs straight from the point before to the point after. Refused in junctions, where three corners would not be left, and where another border's point lies in between. */
export function deleteVertex(map: DivisionMap, at: LonLat, { movesParentEdge = false }: VertexOptions = {}): EditResult {
  if (!at.every(Number.isFinite)) return { ok: false, reason: 'bad_coordinates', at: [at], ids: [] }
  const [x, y] = [toLattice(at[0]), toLattice(at[1])]
  const leaving = leavingAt(map, x, y)
  if (leaving.length === 0) return refuse('no_vertex', [x, y])
  const [one, other] = leaving
  const faces = [one.left, one.right]
  if (leaving.length > 2) return refuse('junction', [x, y])
  if (!movesParentEdge && faces.includes(outside)) return refuse('parent_edge', [x, y], [outside])
  const [arc] = arcsAt(map.cells, x, y)
  if (isRing(arc) && arc.xy.length <= 8) return refuse('too_few_corners', [x, y], faces)
  const [ax, ay, bx, by] = [x + one.dx, y + one.dy, x + other.dx, y + other.dy]
  if (leavingAt(map, ax, ay).some(({ dx, dy }) => ax + dx === bx && ay + dy === by))
    return refuse('too_few_corners', [x, y], faces)
  const swept = vertexInTriangle(map, [ax, ay], [x, y], [bx, by], true)
  if (swept) return refuse('crosses_border', swept)
  // From a over the point to b, the face on the left is the one on the right of the way out to a.
  const { left: right, right: left } = one
  return finishEdit(
    map,
    { removed: [{ xy: [ax, ay, x, y, bx, by], left, right }], added: [{ xy: [ax, ay, bx, by], left, right }] },
    faces,
  )
}
