import { inTriangle, segmentsCross } from '../../graph/exact.ts'
import { visitSegments, visitSegmentsInBox } from '../arc-cells.ts'
import { isInside } from '../checks/patch-checks.ts'
import type { DivisionMap } from '../division-map.ts'

/** A point of a map's borders in the triangle abc or on its sides, other than a, b and perhaps c; null where there is none. Exact. */
export function vertexInTriangle(
  map: DivisionMap,
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
  [cx, cy]: readonly [number, number],
  isCornerFree = false,
): [number, number] | null {
  let found: [number, number] | null = null
  const box = [Math.min(ax, bx, cx), Math.min(ay, by, cy), Math.max(ax, bx, cx), Math.max(ay, by, cy)] as const
  visitSegmentsInBox(map.cells, ...box, ({ xy }, segment) => {
    for (let i = 2 * segment; i <= 2 * segment + 2 && !found; i += 2) {
      const [px, py] = [xy[i], xy[i + 1]]
      if (px < box[0] || px > box[2] || py < box[1] || py > box[3]) continue
      if ((px === ax && py === ay) || (px === bx && py === by)) continue
      if (isCornerFree && px === cx && py === cy) continue
      if (inTriangle(ax, ay, bx, by, cx, cy, px, py)) found = [px, py]
    }
  })
  return found
}

/** Where a point on its straight way from a to b meets borders that do not end in a; null where it meets none, or only in their ends. Exact. */
export function borderOnWay(map: DivisionMap, ax: number, ay: number, bx: number, by: number): [number, number] | null {
  let found: [number, number] | null = null
  visitSegments(map.cells, ax, ay, bx, by, ({ xy }, segment) => {
    const [cx, cy, dx, dy] = [xy[2 * segment], xy[2 * segment + 1], xy[2 * segment + 2], xy[2 * segment + 3]]
    if ((cx === ax && cy === ay) || (dx === ax && dy === ay)) return
    if (isInside(cx, cy, dx, dy, bx, by) || segmentsCross(ax, ay, bx, by, cx, cy, dx, dy)) found = [bx, by]
  })
  return found
}
