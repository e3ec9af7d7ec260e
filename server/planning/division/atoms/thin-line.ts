import { distanceToSegment } from '../../geodesy/distance-to-segment.ts'

/**
 * A line (x0, y0, x1, y1 …) with as few of its points as keep it within a tolerance of where it ran (Douglas and Peucker 1973); its ends stay. `lonShare` is the
 * length of a step in x, in steps in y; the tolerance is in steps in y.
 */
export function thinLine(xy: readonly number[], tolerance: number, lonShare: number): number[] {
  const last = xy.length / 2 - 1
  const x = (point: number): number => xy[2 * point] * lonShare
  const y = (point: number): number => xy[2 * point + 1]
  const isKept = new Uint8Array(last + 1)
  isKept[0] = isKept[last] = 1
  const open: [number, number][] = [[0, last]]
  while (open.length > 0) {
    const [from, to] = open.pop()!
    let farthest = -1
    let most = tolerance
    for (let i = from + 1; i < to; i++) {
      const off = distanceToSegment(x(i), y(i), x(from), y(from), x(to), y(to))
      if (off <= most) continue
      most = off
      farthest = i
    }
    if (farthest === -1) continue
    isKept[farthest] = 1
    open.push([from, farthest], [farthest, to])
  }
  const thin: number[] = []
  for (let i = 0; i <= last; i++) if (isKept[i]) thin.push(xy[2 * i], xy[2 * i + 1])
  return thin
}
