import type { ScreenLine } from './nearest-on-lines.ts'

/** The point nearest to (x, y) within so many pixels where a line of the first kind crosses one of the second; `what` is the second's. Null where none is near. */
export function nearestCrossing<T>(
  some: readonly ScreenLine<unknown>[],
  others: readonly ScreenLine<T>[],
  x: number,
  y: number,
  within: number,
): { x: number; y: number; pixels: number; what: T } | null {
  let nearest: { x: number; y: number; pixels: number; what: T } | null = null
  const own = segmentsNear(some, x, y, within)
  for (const { a, b, what } of segmentsNear(others, x, y, within))
    for (const { a: c, b: d } of own) {
      const [ux, uy, vx, vy] = [b.x - a.x, b.y - a.y, d.x - c.x, d.y - c.y]
      const turn = ux * vy - uy * vx
      if (turn === 0) continue
      const along = ((c.x - a.x) * vy - (c.y - a.y) * vx) / turn
      const across = ((c.x - a.x) * uy - (c.y - a.y) * ux) / turn
      if (along < 0 || along > 1 || across < 0 || across > 1) continue
      const at = { x: a.x + along * ux, y: a.y + along * uy }
      const pixels = Math.hypot(at.x - x, at.y - y)
      if (pixels <= within && (nearest === null || pixels < nearest.pixels)) nearest = { ...at, pixels, what }
    }
  return nearest
}

interface Segment<T> {
  a: { x: number; y: number }
  b: { x: number; y: number }
  what: T
}

/** Segments whose box touches the square around a point. */
function segmentsNear<T>(lines: readonly ScreenLine<T>[], x: number, y: number, within: number): Segment<T>[] {
  return lines.flatMap(({ xy, what }) => {
    const found: Segment<T>[] = []
    for (let i = 0; i + 3 < xy.length; i += 2) {
      const [a, b] = [
        { x: xy[i], y: xy[i + 1] },
        { x: xy[i + 2], y: xy[i + 3] },
      ]
      const isNear =
        Math.min(a.x, b.x) <= x + within &&
        Math.max(a.x, b.x) >= x - within &&
        Math.min(a.y, b.y) <= y + within &&
        Math.max(a.y, b.y) >= y - within
      if (isNear) found.push({ a, b, what })
    }
    return found
  })
}
