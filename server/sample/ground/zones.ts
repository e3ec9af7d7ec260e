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
}

/** Lays out the zones: an old town by the river, rings of newer quarters around it, works beyond the railway, a hill in the south-west. */
export function layZones(frame: Frame, railwayV: number, expresswayU: number, random: Random): Zones {
  const size = frame.halfU / 3950
  const between = (low: number, high: number): number => low + (high - low) * random()
  const old = { u: between(-250, 150), v: between(480, 560), radius: 720 * Math.sqrt(size) }
  const hill = { u: -1150 * size, v: -1000 * size, radius: 680 * size }
  const markets = marketPlaces(frame, Math.max(2, Math.round(2 * size * size)))
  const zoneAt = (u: number, v: number): Zone => {
    if (markets.some(([mu, mv]) => Math.hypot(u - mu, v - mv) < 330)) return 'market'
    if (frame.remoteness(u, v) > 1 || u > expresswayU) return 'rural'
    if (v > railwayV) return u < -300 || v > railwayV + 1100 ? 'works' : 'middle'
    if (v < 0 && Math.hypot(u - hill.u, v - hill.v) < hill.radius) return 'hill'
    if (Math.hypot((u - old.u) / 1.25, v - old.v) < old.radius && v > 0) return 'old'
    if (v < 0) return u > -350 ? 'new' : 'middle'
    return u > 1350 * size ? 'new' : 'middle'
  }
  return { zoneAt, markets }
}

/** Centres of market towns, evenly around the town, half-way out to the boundary. */
function marketPlaces(frame: Frame, count: number): Point[] {
  return Array.from({ length: count }, (_, index): Point => {
    const angle = 2.44 + ((2 * Math.PI) / count) * (index * 0.88)
    return [0.83 * frame.halfU * Math.cos(angle), 0.8 * frame.halfV * Math.sin(angle)]
  })
}
