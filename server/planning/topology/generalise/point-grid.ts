import { bucketOf, buildCellIndex, type CellIndex } from '../graph/cell-index.ts'
import { inTriangle } from '../graph/exact.ts'

/** Points in cells, from which some may be taken away. */
export interface PointGrid {
  index: CellIndex
  x: Int32Array
  y: Int32Array
  isGone: Uint8Array
}

/** Sorts the points for which `isGone` is 0 into cells of 2^shift steps. */
export function createPointGrid(x: Int32Array, y: Int32Array, isGone: Uint8Array, shift: number): PointGrid {
  const index = buildCellIndex(x.length, shift, (point, put) => {
    if (!isGone[point]) put(x[point] >> shift, y[point] >> shift)
  })
  return { index, x, y, isGone }
}

/** Whether a point other than a, b and c lies in the triangle abc or on its sides. Looks through the cells that the triangle covers, row by row. */
export function isTriangleTaken(grid: PointGrid, a: number, b: number, c: number): boolean {
  const { x, y, index, isGone } = grid
  const { shift, starts, items } = index
  const [ax, ay, bx, by, cx, cy] = [x[a], y[a], x[b], y[b], x[c], y[c]]
  const [west, east] = [Math.min(ax, bx, cx), Math.max(ax, bx, cx)]
  const [south, north] = [Math.min(ay, by, cy), Math.max(ay, by, cy)]
  const isLarge = (east - west) >> shift > 2 && (north - south) >> shift > 2
  for (let row = south >> shift; row <= north >> shift; row++) {
    let [first, last] = [west >> shift, east >> shift]
    if (isLarge) {
      const [low, high] = [row * 2 ** shift, (row + 1) * 2 ** shift]
      const from = Math.min(
        leastX(ax, ay, bx, by, low, high),
        leastX(bx, by, cx, cy, low, high),
        leastX(cx, cy, ax, ay, low, high),
      )
      const to = -Math.min(
        leastX(-ax, ay, -bx, by, low, high),
        leastX(-bx, by, -cx, cy, low, high),
        leastX(-cx, cy, -ax, ay, low, high),
      )
      // A step more on both sides than the rounded crossings of the row's edges.
      first = Math.max(first, Math.floor(from - 1) >> shift)
      last = Math.min(last, Math.floor(to + 1) >> shift)
    }
    for (let column = first; column <= last; column++) {
      const bucket = bucketOf(index.mask, column, row)
      for (let i = starts[bucket]; i < starts[bucket + 1]; i++) {
        const point = items[i]
        const [px, py] = [x[point], y[point]]
        if (px < west || px > east || py < south || py > north) continue
        if (isGone[point] || point === a || point === b || point === c) continue
        if (inTriangle(ax, ay, bx, by, cx, cy, px, py)) return true
      }
    }
  }
  return false
}

/** The least x of a segment between two heights; infinite where it does not come there. */
function leastX(px: number, py: number, qx: number, qy: number, low: number, high: number): number {
  const [bottom, top] = [Math.min(py, qy), Math.max(py, qy)]
  if (bottom > high || top < low) return Number.POSITIVE_INFINITY
  if (py === qy || (bottom >= low && top <= high)) return Math.min(px, qx)
  const slope = (qx - px) / (qy - py)
  return Math.min(px + (Math.max(bottom, low) - py) * slope, px + (Math.min(top, high) - py) * slope)
}
