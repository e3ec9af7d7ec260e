import type { LandArea } from '#planning/types'
import type { Frame } from '../ground/frame.ts'
import { steps } from '../ground/steps.ts'
import type { PlanarMap } from '../plane/planar-map.ts'
import { type Point, ringContains } from '../plane/polygon.ts'
import type { Relief } from '../relief/relief.ts'
import { areaOf } from './area-of.ts'
import { runsInside } from './lay-streams.ts'

const leastShare = 0.03

/** The woods on the ridges: from the crest as far down both slopes as no field has taken their place. */
export function layWoods(map: PlanarMap, frame: Frame, relief: Relief, boundary: readonly Point[]): LandArea[] {
  const areas: LandArea[] = []
  for (const side of [relief.north, relief.south]) {
    side.ridgeU.forEach((ridgeU, ridge) => {
      const at = (w: number, share: number, slope: 1 | -1): Point => {
        const stream = side.valleys[slope < 0 ? ridge : ridge + 1].streamU(w)
        return frame.place(ridgeU(w) + share * (stream - ridgeU(w)), side.side * w)
      }
      const share = (w: number, slope: 1 | -1): number => relief.woodsShare(side, ridge, w, slope)
      const isWoods = (w: number): boolean =>
        share(w, -1) + share(w, 1) > leastShare && isInside(boundary, at(w, share(w, -1), -1), at(w, share(w, 1), 1))
      for (const run of runsInside(steps(0.1 * frame.halfV, 1.2 * frame.halfV), isWoods)) {
        const ring = [...run.map((w) => at(w, share(w, -1), -1)), ...[...run].reverse().map((w) => at(w, share(w, 1), 1))]
        areas.push(areaOf(map, 'woods', null, null, ring))
      }
    })
  }
  return areas
}

function isInside(boundary: readonly Point[], ...points: readonly Point[]): boolean {
  return points.every((point) => ringContains(boundary, point))
}
