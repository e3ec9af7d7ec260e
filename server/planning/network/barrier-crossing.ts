import Flatbush from 'flatbush'
import { localPlane, toPlane } from '../geodesy/lengths.ts'
import type { Network } from './network.ts'

/** A straight line that ends this near a barrier, meters, touches it and does not cross it: the grain of coordinates with seven decimals. */
export const touchMeters = 0.02

export type BarrierCrossing = (lonA: number, latA: number, lonB: number, latB: number) => boolean

/** Twice the signed area of triangle o, a, b. */
function turn(ox: number, oy: number, ax: number, ay: number, bx: number, by: number): number {
  return (ax - ox) * (by - oy) - (ay - oy) * (bx - ox)
}

/**
 * Returns a function that says whether the straight line from a to b crosses a barrier. A barrier met only within `touchMeters` of
 * either end is touched, not crossed (a street on an embankment, a gate in a wall), and so is one that the line runs along.
 * Passing through the very end of a barrier line counts as crossing it.
 */
export function createBarrierCrossing(barriers: Network['barriers']): BarrierCrossing {
  const { count, segments } = barriers
  if (count === 0) return () => false
  const index = new Flatbush(count)
  for (let i = 0; i < count; i++) {
    const [lonA, latA, lonB, latB] = segments.subarray(4 * i, 4 * i + 4)
    index.add(Math.min(lonA, lonB), Math.min(latA, latB), Math.max(lonA, lonB), Math.max(latA, latB))
  }
  index.finish()
  return (lonA, latA, lonB, latB) => {
    const plane = localPlane(lonA, latA)
    const [x, y] = toPlane(plane, lonB, latB)
    const length = Math.hypot(x, y)
    if (length <= 2 * touchMeters) return false
    const crosses = (i: number): boolean => {
      const [cx, cy] = toPlane(plane, segments[4 * i], segments[4 * i + 1])
      const [dx, dy] = toPlane(plane, segments[4 * i + 2], segments[4 * i + 3])
      const sideC = turn(0, 0, x, y, cx, cy)
      const sideD = turn(0, 0, x, y, dx, dy)
      if (sideC === sideD || sideC * sideD > 0) return false
      // Where along a → b the barrier's line is met, in meters from a.
      const share = sideC / (sideC - sideD)
      const meetX = cx + share * (dx - cx)
      const meetY = cy + share * (dy - cy)
      const along = (meetX * x + meetY * y) / length
      return along > touchMeters && along < length - touchMeters
    }
    return index.collides(Math.min(lonA, lonB), Math.min(latA, latB), Math.max(lonA, lonB), Math.max(latA, latB), crosses)
  }
}
