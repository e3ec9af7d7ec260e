import { type LocalPlane, toPlane } from '../../geodesy/lengths.ts'
import { touchMeters } from '../../network/barrier-crossing.ts'
import type { Network } from '../../network/network.ts'

/** Barrier segments on a local plane, found by bins. */
export interface BarrierBins {
  /** Four meters a segment: east and north of both ends. */
  segments: Float64Array
  /** Indices of the segments whose boxes meet a box, in `found`, which the next call overwrites; answers how many they are. */
  near: (west: number, south: number, east: number, north: number) => number
  found: Int32Array
}

const binMeters = 128

/** Sorts the barrier segments that touch a box of meters on the plane into bins. */
export function binBarriers(
  barriers: Network['barriers'],
  plane: LocalPlane,
  [west, south, east, north]: readonly [number, number, number, number],
): BarrierBins {
  const segments = new Float64Array(4 * barriers.count)
  const bins = new Map<number, number[]>()
  const columns = Math.floor((east - west) / binMeters) + 1
  const clamp = (value: number, low: number): number => Math.floor((value - low) / binMeters)
  const forBins = (w: number, s: number, e: number, n: number, visit: (bin: number) => void): void => {
    const lastRow = Math.min(clamp(n, south), clamp(north, south))
    const lastColumn = Math.min(clamp(e, west), columns - 1)
    for (let row = Math.max(0, clamp(s, south)); row <= lastRow; row++) {
      for (let column = Math.max(0, clamp(w, west)); column <= lastColumn; column++) visit(row * columns + column)
    }
  }
  for (let i = 0; i < barriers.count; i++) {
    const [ax, ay] = toPlane(plane, barriers.segments[4 * i], barriers.segments[4 * i + 1])
    const [bx, by] = toPlane(plane, barriers.segments[4 * i + 2], barriers.segments[4 * i + 3])
    segments.set([ax, ay, bx, by], 4 * i)
    // A long slanting segment would fill the whole box around it: it is entered piece by piece.
    const pieces = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / binMeters))
    if (Math.max(ax, bx) < west || Math.min(ax, bx) > east || Math.max(ay, by) < south || Math.min(ay, by) > north) continue
    for (let piece = 0; piece < pieces; piece++) {
      const [px, py] = [ax + ((bx - ax) * piece) / pieces, ay + ((by - ay) * piece) / pieces]
      const [qx, qy] = [ax + ((bx - ax) * (piece + 1)) / pieces, ay + ((by - ay) * (piece + 1)) / pieces]
      forBins(Math.min(px, qx), Math.min(py, qy), Math.max(px, qx), Math.max(py, qy), (bin) => {
        const there = bins.get(bin)
        if (!there) bins.set(bin, [i])
        else if (there[there.length - 1] !== i) there.push(i)
      })
    }
  }
  const found = new Int32Array(barriers.count)
  /** The call that last found each segment: many bins hold the same one. */
  const foundBy = new Uint32Array(barriers.count)
  let call = 0
  return {
    segments,
    found,
    near(w, s, e, n) {
      if (bins.size === 0) return 0
      call++
      let count = 0
      const lastRow = Math.min(clamp(n, south), clamp(north, south))
      const lastColumn = Math.min(clamp(e, west), columns - 1)
      for (let row = Math.max(0, clamp(s, south)); row <= lastRow; row++) {
        for (let column = Math.max(0, clamp(w, west)); column <= lastColumn; column++) {
          const there = bins.get(row * columns + column)
          if (there === undefined) continue
          for (const i of there) {
            if (foundBy[i] === call) continue
            foundBy[i] = call
            const k = 4 * i
            if (segments[k] < w && segments[k + 2] < w) continue
            if (segments[k] > e && segments[k + 2] > e) continue
            if (segments[k + 1] < s && segments[k + 3] < s) continue
            if (segments[k + 1] > n && segments[k + 3] > n) continue
            found[count++] = i
          }
        }
      }
      return count
    },
  }
}

/**
 * Where the straight line from p to q meets barrier segment i, as a share of the line; -1 where it does not cross it. Met within
 * `touch` meters of either end it is touched, not crossed, as in snapping; a negative `touch` counts what is met just beyond the ends too.
 */
export function crossingShare(
  segments: ArrayLike<number>,
  i: number,
  px: number,
  py: number,
  qx: number,
  qy: number,
  touch = touchMeters,
): number {
  const x = qx - px
  const y = qy - py
  const cx = segments[4 * i] - px
  const cy = segments[4 * i + 1] - py
  const dx = segments[4 * i + 2] - px
  const dy = segments[4 * i + 3] - py
  const sideC = x * cy - y * cx
  const sideD = x * dy - y * dx
  if (sideC === sideD || sideC * sideD > 0) return -1
  const meet = sideC / (sideC - sideD)
  const length = Math.hypot(x, y)
  const along = ((cx + meet * (dx - cx)) * x + (cy + meet * (dy - cy)) * y) / length
  return along > touch && along < length - touch ? Math.min(1, Math.max(0, along / length)) : -1
}
