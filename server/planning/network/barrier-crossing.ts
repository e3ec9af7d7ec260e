import Flatbush from 'flatbush'
import { fromPlane, type LocalPlane } from '../geodesy/lengths.ts'
import type { Network } from './network.ts'

/** A straight line that meets a barrier this near to one of its ends, meters, touches it and does not cross it: the grain of coordinates with seven decimals. */
export const touchMeters = 0.02

/** Asks a test of each barrier segment (its ends in meters on the plane) whose box meets the box of the points, until one says yes. */
export type AnyBarrier = (
  plane: LocalPlane,
  xs: readonly number[],
  ys: readonly number[],
  test: (cx: number, cy: number, dx: number, dy: number) => boolean,
) => boolean

/** Returns a function that looks barrier segments up by place. */
function createBarrierIndex({ count, segments }: Network['barriers']): AnyBarrier {
  if (count === 0) return () => false
  const index = new Flatbush(count)
  for (let i = 0; i < count; i++) {
    const [lonA, latA, lonB, latB] = segments.subarray(4 * i, 4 * i + 4)
    index.add(Math.min(lonA, lonB), Math.min(latA, latB), Math.max(lonA, lonB), Math.max(latA, latB))
  }
  index.finish()
  return (plane, xs, ys, test) => {
    const { lon, lat, metersPerLon, metersPerLat } = plane
    const [west, south] = fromPlane(plane, Math.min(...xs), Math.min(...ys))
    const [east, north] = fromPlane(plane, Math.max(...xs), Math.max(...ys))
    return index.collides(west, south, east, north, (i) =>
      test(
        (segments[4 * i] - lon) * metersPerLon,
        (segments[4 * i + 1] - lat) * metersPerLat,
        (segments[4 * i + 2] - lon) * metersPerLon,
        (segments[4 * i + 3] - lat) * metersPerLat,
      ),
    )
  }
}

/** What lies between the center of a plane and points around it, in meters east and north of it. */
export interface BarrierSight {
  anyBarrier: AnyBarrier
  /**
   * Says whether the straight line from the center to a point crosses a barrier. A barrier met within `touchMeters` of either end is
   * touched, not crossed (a street on an embankment, a gate in a wall), and so is one that the line runs along.
   * Passing through the very end of a barrier line counts as crossing it.
   */
  isCrossed: (plane: LocalPlane, x: number, y: number) => boolean
}

/** Prepares looking past barriers. */
export function createBarrierSight(barriers: Network['barriers']): BarrierSight {
  const anyBarrier = createBarrierIndex(barriers)
  function isCrossed(plane: LocalPlane, x: number, y: number): boolean {
    const length = Math.hypot(x, y)
    if (length <= 2 * touchMeters) return false
    return anyBarrier(plane, [0, x], [0, y], (cx, cy, dx, dy) => {
      const sideC = x * cy - y * cx
      const sideD = x * dy - y * dx
      if (sideC === sideD || sideC * sideD > 0) return false
      const share = sideC / (sideC - sideD)
      const along = ((cx + share * (dx - cx)) * x + (cy + share * (dy - cy)) * y) / length
      return along > touchMeters && along < length - touchMeters
    })
  }
  return { anyBarrier, isCrossed }
}
