import type { LonLat } from '../../../types.ts'
import { leavingAt } from '../checks/patch-checks.ts'
import { type DivisionMap, outside } from '../division-map.ts'
import { borderOnWay, vertexInTriangle } from '../draft/sweep.ts'
import { type EditResult, finishEdit, latticeLine, refuse } from '../edit-result.ts'

/** Whether the parent's own edge may be moved; else it is fixed. */
export interface VertexOptions {
  movesParentEdge?: boolean
}

/**
 * Moves a point of a border, and with it every border that meets there. Refused where a border lies on its way, or a point in the ground that the
 * moving borders sweep over: then faces would change their order. Exact.
 */
export function moveVertex(
  map: DivisionMap,
  from: LonLat,
  to: LonLat,
  { movesParentEdge = false }: VertexOptions = {},
): EditResult {
  const way = latticeLine([from, to])
  if (!way.ok) return way.reason === 'too_few_points' ? refuse('no_change', way.at.flat()) : way
  const [x, y, toX, toY] = way.xy
  const leaving = leavingAt(map, x, y)
  if (leaving.length === 0) return refuse('no_vertex', [x, y])
  const faces = new Set(leaving.map(({ left }) => left))
  if (!movesParentEdge && faces.has(outside)) return refuse('parent_edge', [x, y], [outside])
  const blocked = borderOnWay(map, x, y, toX, toY)
  if (blocked) return refuse('crosses_border', blocked)
  for (const { dx, dy } of leaving) {
    const swept = vertexInTriangle(map, [x + dx, y + dy], [x, y], [toX, toY])
    if (swept) return refuse('crosses_border', swept)
  }
  const removed = leaving.map(({ dx, dy, left, right }) => ({ xy: [x, y, x + dx, y + dy], left, right }))
  const added = removed.map(({ xy: [, , endX, endY], left, right }) => ({ xy: [toX, toY, endX, endY], left, right }))
  return finishEdit(map, { removed, added }, faces)
}
