import Flatbush from 'flatbush'
import { localPlane, toPlane } from '../../geodesy/lengths.ts'
import type { Network } from '../../network/network.ts'
import { crossingShare } from '../isochrones/barrier-bins.ts'

/** Says whether a barrier crosses the straight line between two lon/lat points. */
export type BarrierBetween = (lonA: number, latA: number, lonB: number, latB: number) => boolean

/** Prepares asking for barriers between points. */
export function createBarrierBetween({ count, segments }: Network['barriers']): BarrierBetween {
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
    const crosses = (i: number): boolean => {
      const ends = [
        ...toPlane(plane, segments[4 * i], segments[4 * i + 1]),
        ...toPlane(plane, segments[4 * i + 2], segments[4 * i + 3]),
      ]
      return crossingShare(ends, 0, 0, 0, x, y) !== -1
    }
    return index.collides(Math.min(lonA, lonB), Math.min(latA, latB), Math.max(lonA, lonB), Math.max(latA, latB), crosses)
  }
}
