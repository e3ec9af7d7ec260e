import type { LonLat } from '../../../types.ts'
import { arcsAt } from '../arc-cells.ts'
import { leavingAt } from '../checks/patch-checks.ts'
import { type DivisionMap, outside } from '../division-map.ts'
import { vertexInTriangle } from '../draft/sweep.ts'
import { type EditResult, finishEdit, latticeLine, refuse } from '../edit-result.ts'
import type { VertexOptions } from './move-vertex.ts'

/**
 * Gives the border between two neighbouring points of it a point more, where it is put: on the border or beside it. Refused where a point of another border lies in between. With
 * `movesParentEdge` a point that the edge of another map got can be taken over.
 */
export function insertVertex(
  map: DivisionMap,
  at: LonLat,
  [from, to]: readonly [LonLat, LonLat],
  { movesParentEdge = false }: VertexOptions = {},
): EditResult {
  const line = latticeLine([from, at, to])
  if (!line.ok) return line
  if (line.xy.length < 6) return refuse('no_change')
  const [ax, ay, x, y, bx, by] = line.xy
  const segment = leavingAt(map, ax, ay).find(({ dx, dy }) => ax + dx === bx && ay + dy === by)
  if (!segment) return refuse('no_vertex', [ax, ay, bx, by])
  const { left, right } = segment
  if (!movesParentEdge && (left === outside || right === outside)) return refuse('parent_edge', [x, y], [outside])
  const swept = arcsAt(map.cells, x, y).size > 0 ? ([x, y] as const) : vertexInTriangle(map, [ax, ay], [bx, by], [x, y])
  if (swept) return refuse('crosses_border', swept)
  const removed = [{ xy: [ax, ay, bx, by], left, right }]
  return finishEdit(map, { removed, added: [{ xy: [ax, ay, x, y, bx, by], left, right }] }, [left, right])
}
