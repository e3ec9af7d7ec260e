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
  const [south, north] = [Math.min(ay, by, cy), Math.max(ay, by, cy)]
  for (let row = south >> shift; row <= north >> shift; row++) {
    const low = Math.max(south, row * 2 ** shift)
    const high = Math.min(north, (row + 1) * 2 ** shift)
    const west = Math.min(leastX(ax, ay, bx, by, low, high), leastX(bx, by, cx, cy, low, high), leastX(cx, cy, ax, ay, low, high))
    const east = -Math.min(
      leastX(-ax, ay, -bx, by, low, high),
      leastX(-bx, by, -cx, cy, low, high),
      leastX(-cx, cy, -ax, ay, low, high),
    )
    // A step more on both sides than the rounded crossings of the row's edges.
    const last = Math.floor(east + 1) >> shift
    for (let column = Math.floor(west - 1) >> shift; column <= last; column++) {
      const bucket = bucketOf(index, column, row)
      for (let i = starts[bucket]; i < starts[bucket + 1]; i++) {
        const point = items[i]
        if (isGone[point] || point === a || point === b || point === c) continue
        if (inTriangle(ax, ay, bx, by, cx, cy, x[point], y[point])) return true
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
