import { segmentsCross, turn } from '../../graph/exact.ts'
import { visitSegments, visitSegmentsAt } from '../arc-cells.ts'
import type { DivisionMap, FaceId } from '../division-map.ts'

/** Where a segment of a map meets another but in a common end: an end or a crossing; null where it meets none. Exact. */
export function findMeeting(map: DivisionMap, ax: number, ay: number, bx: number, by: number): [number, number] | null {
  let found: [number, number] | null = null
  visitSegments(map.cells, ax, ay, bx, by, ({ xy }, segment) => {
    if (found) return
    const [cx, cy, dx, dy] = [xy[2 * segment], xy[2 * segment + 1], xy[2 * segment + 2], xy[2 * segment + 3]]
    if (Math.max(cx, dx) < Math.min(ax, bx) || Math.min(cx, dx) > Math.max(ax, bx)) return
    if (Math.max(cy, dy) < Math.min(ay, by) || Math.min(cy, dy) > Math.max(ay, by)) return
    const sameA = (ax === cx && ay === cy) || (ax === dx && ay === dy)
    const sameB = (bx === cx && by === cy) || (bx === dx && by === dy)
    if (sameA && sameB) return
    if (isInside(ax, ay, bx, by, cx, cy)) found = [cx, cy]
    else if (isInside(ax, ay, bx, by, dx, dy)) found = [dx, dy]
    else if (!sameA && isInside(cx, cy, dx, dy, ax, ay)) found = [ax, ay]
    else if (!sameB && isInside(cx, cy, dx, dy, bx, by)) found = [bx, by]
    else if (!sameA && !sameB && segmentsCross(ax, ay, bx, by, cx, cy, dx, dy)) found = [cx, cy]
  })
  return found
}

/** Whether p lies on the segment ab but at neither end. Exact. */
export function isInside(ax: number, ay: number, bx: number, by: number, px: number, py: number): boolean {
  if (px < Math.min(ax, bx) || px > Math.max(ax, bx) || py < Math.min(ay, by) || py > Math.max(ay, by)) return false
  if ((px === ax && py === ay) || (px === bx && py === by)) return false
  return turn(ax, ay, bx, by, px, py) === 0
}

/** A border as it leaves a point: where its first segment goes, and what lies on its left and right. */
export interface Leaving {
  dx: number
  dy: number
  left: FaceId
  right: FaceId
}

/** The borders that leave a point of a map, once around from the x axis towards y. */
export function leavingAt(map: DivisionMap, x: number, y: number): Leaving[] {
  const found: Leaving[] = []
  visitSegmentsAt(map.cells, x, y, ({ xy, left, right }, segment, isStart) => {
    if (isStart) found.push({ dx: xy[2 * segment + 2] - x, dy: xy[2 * segment + 3] - y, left, right })
    else found.push({ dx: xy[2 * segment] - x, dy: xy[2 * segment + 1] - y, left: right, right: left })
  })
  return found.sort(compareLeaving)
}

/** Orders directions once around from the x axis towards y. Exact. */
export function compareLeaving(s: { dx: number; dy: number }, t: { dx: number; dy: number }): number {
  const [sHalf, tHalf] = [halfOf(s), halfOf(t)]
  return sHalf - tHalf || -turn(0, 0, s.dx, s.dy, t.dx, t.dy)
}

const halfOf = ({ dx, dy }: { dx: number; dy: number }): number => (dy > 0 || (dy === 0 && dx > 0) ? 0 : 1)

/** Whether the borders around a point disagree about what lies between them, or lie on each other. */
export function findWrongTurn(map: DivisionMap, x: number, y: number): boolean {
  const around = leavingAt(map, x, y)
  return around.some((border, i) => {
    const next = around[(i + 1) % around.length]
    return border.left !== next.right || (around.length > 1 && compareLeaving(border, next) === 0)
  })
}
