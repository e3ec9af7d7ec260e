import type { LandArea } from '#planning/types'
import type { Frame } from '../ground/frame.ts'
import { steps } from '../ground/steps.ts'
import type { PlanarMap } from '../plane/planar-map.ts'
import type { Point } from '../plane/polygon.ts'
import type { Relief } from '../relief/relief.ts'
import { areaOf } from './area-of.ts'
import { runsInside } from './lay-streams.ts'

const leastShare = 0.03

/** The woods on the ridges: from the crest as far down both slopes as no field has taken their place. */
export function layWoods(map: PlanarMap, frame: Frame, relief: Relief, isInside: (point: Point) => boolean): LandArea[] {
  const areas: LandArea[] = []
  for (const side of [relief.north, relief.south]) {
    side.ridgeU.forEach((ridgeU, ridge) => {
      const at = (w: number, share: number, slope: 1 | -1): Point => {
        const stream = side.valleys[slope < 0 ? ridge : ridge + 1].streamU(w)
        return frame.place(ridgeU(w) + share * (stream - ridgeU(w)), side.side * w)
      }
      const reach = (w: number, slope: 1 | -1): number => {
        let share = relief.woodsShare(side, ridge, w, slope)
        while (share > 0.01 && !isInside(at(w, share + 0.05, slope))) share *= 0.8
        return share
      }
      const isWoods = (w: number): boolean =>
        isInside(at(w, 0, 1)) && relief.woodsShare(side, ridge, w, 1) + relief.woodsShare(side, ridge, w, -1) > leastShare
      for (const run of runsInside(steps(0.1 * frame.halfV, 1.2 * frame.halfV), isWoods)) {
        const ring = [...run.map((w) => at(w, reach(w, -1), -1)), ...[...run].reverse().map((w) => at(w, reach(w, 1), 1))]
        areas.push(areaOf(map, 'woods', null, null, roundCorners(ring)))
      }
    })
  }
  return areas
}

/** Cuts every corner of a ring at a quarter of its edges (Chaikin). */
function roundCorners(ring: readonly Point[]): Point[] {
  return ring.flatMap((from, index) => {
    const to = ring[(index + 1) % ring.length]
    return [0.25, 0.75].map((share): Point => [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])])
  })
}
