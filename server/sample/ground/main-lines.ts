import type { Random } from '#planning/random'
import type { Relief } from '../relief/relief.ts'
import type { ValleySide } from '../relief/valleys.ts'
import type { Frame } from './frame.ts'
import { smoothStep, sumOfWaves, waveMaker } from './waves.ts'

/** The long lines that everything else keeps to, as functions of the plan. */
export interface MainLines {
  railwayV: (u: number) => number
  expresswayU: (v: number) => number
  /** The national road north of the river and the provincial road south of it. */
  trunkV: (u: number) => number
  primaryV: (u: number) => number
}

/** Half the width of the strip between the two embankment roads, meters. */
export const embankmentMeters = 95

/** Lays the railway and main roads along the river, and the expressway along the flank of the valleys east of the town. */
export function layMainLines(frame: Frame, relief: Relief, random: Random): MainLines {
  const wave = waveMaker(random)
  const size = Math.min(1.15, Math.max(0.62, frame.townSize))
  const railBase = (1180 + 110 * random()) * size
  const railSway = [wave(45, 8800)]
  const railwayV = (u: number): number => railBase + sumOfWaves(railSway, u)
  const outside = (u: number): number => smoothStep((Math.abs(u) - 2000 * frame.townSize) / 1800)
  const trunkSway = [wave(80, 3100), wave(30, 1300)]
  const trunkBase = embankmentMeters + (railBase - 215) * (0.64 + 0.05 * random())
  const primarySway = [wave(170, 3900), wave(45, 1500)]
  const primaryBase = -(embankmentMeters + (700 + 90 * random()) * size)
  const flank = (side: ValleySide): ((w: number) => number) => {
    const valleys = side.valleys
    const wanted = 0.42 * frame.halfU
    const index = valleys.reduce(
      (best, { streamU }, at) => (Math.abs(streamU(0) - wanted) < Math.abs(valleys[best].streamU(0) - wanted) ? at : best),
      0,
    )
    const towards = index < valleys.length - 1 ? side.ridgeU[index] : side.ridgeU[index - 1]
    return (w) => 0.45 * valleys[index].streamU(w) + 0.55 * towards(w)
  }
  const [north, south] = [flank(relief.north), flank(relief.south)]
  return {
    railwayV,
    expresswayU: (v) => {
      const share = smoothStep((v + 2500) / 5000)
      return share * north(Math.max(0, v)) + (1 - share) * south(Math.max(0, -v))
    },
    trunkV: (u) => trunkBase + outside(u) * sumOfWaves(trunkSway, u),
    primaryV: (u) => primaryBase + outside(u) * sumOfWaves(primarySway, u),
  }
}
