import type { LandArea } from '#planning/types'
import type { Frame } from '../ground/frame.ts'
import { steps } from '../ground/steps.ts'
import type { PlanarMap } from '../plane/planar-map.ts'
import type { Point } from '../plane/polygon.ts'
import { type Relief, riverHalfWidthMeters } from '../relief/relief.ts'
import type { Valley } from '../relief/valleys.ts'
import { areaOf } from './area-of.ts'

const streamStepMeters = 26
/** Water as wide as this from bank to middle is a reservoir and has a name. */
const reservoirHalfMeters = 30

/** The river from border to border, and the streams that come down to it, wider behind dams. */
export function layStreams(map: PlanarMap, frame: Frame, relief: Relief, isInside: (point: Point) => boolean): LandArea[] {
  const along = steps(-1.2 * frame.halfU, 1.2 * frame.halfU)
  const river = runsInside(along, (u) => isInside(frame.place(u, 0))).map((run) =>
    areaOf(map, 'water', '清江', null, [
      ...run.map((u) => frame.place(u, -riverHalfWidthMeters)),
      ...run.reverse().map((u) => frame.place(u, riverHalfWidthMeters)),
    ]),
  )
  const streams = [relief.north, relief.south].flatMap(({ valleys }) =>
    valleys.flatMap((valley) => layStream(map, frame, valley, isInside)),
  )
  return [...river, ...streams]
}

function layStream(map: PlanarMap, frame: Frame, valley: Valley, isInside: (point: Point) => boolean): LandArea[] {
  const { side, streamU, headW, waterHalfMeters } = valley
  const count = Math.ceil((headW - riverHalfWidthMeters) / streamStepMeters)
  const courses = Array.from(
    { length: count + 1 },
    (_, index) => riverHalfWidthMeters - 4 + (index / count) * (headW - riverHalfWidthMeters + 4),
  )
  const isWide = (w: number): boolean => waterHalfMeters(w) > reservoirHalfMeters
  const areas: LandArea[] = []
  for (const run of runsInside(courses, (w) => isInside(frame.place(streamU(w), side * w)))) {
    areas.push(
      areaOf(
        map,
        'water',
        null,
        null,
        banks(frame, valley, run, (w) => Math.min(10, waterHalfMeters(w))),
      ),
    )
    for (const lake of runsInside(run, isWide))
      areas.push(areaOf(map, 'water', '水库', null, banks(frame, valley, lake, waterHalfMeters)))
  }
  return areas
}

function banks(frame: Frame, { side, streamU }: Valley, run: readonly number[], half: (w: number) => number): Point[] {
  return [
    ...run.map((w) => frame.place(streamU(w) - half(w), side * w)),
    ...[...run].reverse().map((w) => frame.place(streamU(w) + half(w), side * w)),
  ]
}

/** The longest runs of positions that pass a test, each of at least three. */
export function runsInside(positions: readonly number[], test: (position: number) => boolean): number[][] {
  const runs: number[][] = [[]]
  for (const position of positions) {
    if (test(position)) runs[runs.length - 1].push(position)
    else if (runs[runs.length - 1].length > 0) runs.push([])
  }
  return runs.filter((run) => run.length > 2)
}
