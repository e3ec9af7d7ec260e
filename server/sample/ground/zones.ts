import type { Random } from '#planning/random'
import type { Point } from '../plane/polygon.ts'
import type { Frame } from './frame.ts'

/** What a part of the district is like. */
export type Zone = 'old' | 'middle' | 'new' | 'works' | 'hill' | 'market' | 'rural'

/** Tells the zone of any point of the plan. */
export interface Zones {
  zoneAt: (u: number, v: number) => Zone
  /** Centres of the market towns in the countryside. */
  markets: Point[]
  hill: { u: number; v: number; radius: number }
}

/** Lays out the zones: an old town by the river, rings of newer quarters around it, works beyond the railway, a hill in the south-west. */
export function layZones(frame: Frame, railwayV: number, expresswayU: number, random: Random): Zones {
  const size = frame.halfU / 3950
  const between = (low: number, high: number): number => low + (high - low) * random()
  const old = { u: between(-250, 150), v: between(480, 560), radius: 720 * Math.sqrt(size) }
  const hill = { u: -1150 * size, v: -1000 * size, radius: 680 * size }
  const markets: Point[] = [
    [-0.72 * frame.halfU, 0.52 * frame.halfV],
    [0.3 * frame.halfU, -0.78 * frame.halfV],
  ]
  const zoneAt = (u: number, v: number): Zone => {
    if (markets.some(([mu, mv]) => Math.hypot(u - mu, v - mv) < 330)) return 'market'
    if (frame.remoteness(u, v) > 1 || u > expresswayU) return 'rural'
    if (v > railwayV) return u < -300 || v > railwayV + 1100 ? 'works' : 'middle'
    if (v < 0 && Math.hypot(u - hill.u, v - hill.v) < hill.radius) return 'hill'
    if (Math.hypot((u - old.u) / 1.25, v - old.v) < old.radius && v > 0) return 'old'
    if (v < 0) return u > -350 ? 'new' : 'middle'
    return u > 1350 * size ? 'new' : 'middle'
  }
  return { zoneAt, markets, hill }
}
