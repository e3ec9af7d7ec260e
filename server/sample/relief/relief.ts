import type { Random } from '#planning/random'
import type { Terrain } from '#planning/types'
import type { Frame } from '../ground/frame.ts'
import { smoothStep, sumOfWaves, waveMaker } from '../ground/waves.ts'
import { layValleys, type ValleySide } from './valleys.ts'

/** Half the river's width, meters. */
export const riverHalfWidthMeters = 38

/** The lie of the land, in plan coordinates. */
export interface Relief {
  north: ValleySide
  south: ValleySide
  terrainAt: (u: number, v: number) => Terrain
  /** Whether a place lies in water, or nearer to it than some meters. */
  isWet: (u: number, v: number, marginMeters: number) => boolean
  /** How far the woods reach down from ridge `ridge` at `w`, as a share of the way to the stream east (1) or west (-1) of it. */
  woodsShare: (side: ValleySide, ridge: number, w: number, slope: 1 | -1) => number
  isWooded: (u: number, v: number) => boolean
}

/** Lays a plain along the river, hills on both sides, and mountains in the north-west. */
export function createRelief(frame: Frame, random: Random): Relief {
  const { halfU, halfV } = frame
  const { north, south } = layValleys(halfU, halfV, random)
  const wave = waveMaker(random)
  const edge = [wave(0.055, 0.5 * halfU), wave(0.03, 0.21 * halfU)]
  const rise = [wave(0.05, 0.6 * halfU), wave(0.035, 0.25 * halfU)]
  /** Above 0 in the mountains, and above 0 beyond the plain; both change slowly. */
  const mountainness = (u: number, v: number): number =>
    Math.min(0.8 * (v / halfV) - 0.42 * (u / halfU) + sumOfWaves(rise, u + 0.7 * v) - 0.42, v / halfV - 0.24)
  const hilliness = (u: number, v: number): number => Math.abs(v) / halfV - 0.26 - sumOfWaves(edge, u)
  const terrainAt = (u: number, v: number): Terrain =>
    mountainness(u, v) > 0 ? 'mountain' : hilliness(u, v) > 0 ? 'hill' : 'plain'
  const sideOf = (v: number): ValleySide => (v < 0 ? south : north)
  const isWet = (u: number, v: number, marginMeters: number): boolean => {
    const w = Math.abs(v)
    if (w < riverHalfWidthMeters + marginMeters) return true
    return sideOf(v).valleys.some(
      ({ streamU, waterHalfMeters, headW }) => w < headW && Math.abs(u - streamU(w)) < waterHalfMeters(w) + marginMeters,
    )
  }
  const clearings = [wave(0.2, 4300), wave(0.12, 1900), wave(0.05, 800), wave(0.02, 330)]
  const woodsShare: Relief['woodsShare'] = (side, ridge, w, slope) => {
    const u = side.ridgeU[ridge](w)
    const v = side.side * w
    const base = -0.3 + 0.46 * smoothStep(hilliness(u, v) / 0.14) + 0.44 * smoothStep(mountainness(u, v) / 0.16 + 0.4)
    const share = base + sumOfWaves(clearings, w + ridge * 7300 + (slope + 1) * 2100 + (side.side + 1) * 5300)
    return Math.min(0.78, Math.max(0, share)) * smoothStep((w - 0.12 * halfV) / (0.1 * halfV))
  }
  const isWooded = (u: number, v: number): boolean => {
    const side = sideOf(v)
    const w = Math.abs(v)
    return side.ridgeU.some((ridgeU, index) => {
      const ridge = ridgeU(w)
      const slope = u < ridge ? -1 : 1
      const stream = side.valleys[slope < 0 ? index : index + 1].streamU(w)
      return (u - ridge) / (stream - ridge) <= woodsShare(side, index, w, slope) && (u - ridge) / (stream - ridge) >= 0
    })
  }
  return { north, south, terrainAt, isWet, woodsShare, isWooded }
}
