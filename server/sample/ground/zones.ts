import type { Random } from '#planning/random'
import type { Frame } from './frame.ts'
import type { MainLines } from './main-lines.ts'
import { positionIn, type Seat } from './seats.ts'

/** A market town also takes the strip between its road and the stream. */
const streamSideMeters = 70

/** What a part of the county is like. */
export type Zone = 'old' | 'middle' | 'new' | 'works' | 'hill' | 'market' | 'rural'

/** Tells the zone of any point of the plan, and the market town it belongs to (-1 for none). */
export interface Zones {
  zoneAt: (u: number, v: number) => Zone
  marketAt: (u: number, v: number) => number
  /** Meters to the edge of the nearest market town; negative inside. */
  marketDistance: (u: number, v: number) => number
}

/** Lays out the zones: an old town by the river, rings of newer quarters around it, works beyond the railway, a hill in the south-west, market towns. */
export function layZones(frame: Frame, main: MainLines, seats: readonly Seat[], random: Random): Zones {
  const size = frame.townSize
  const between = (low: number, high: number): number => low + (high - low) * random()
  const trunk = main.trunkV(0)
  const old = { u: between(-250, 150) * size, v: 0.62 * trunk, radius: 640 * Math.max(0.45, size) }
  const hill = { u: -1150 * size, v: -1000 * size, radius: 620 * size }
  const marketAt = (u: number, v: number): number =>
    seats.findIndex((seat) => {
      const { depth, along } = positionIn(seat, u, v)
      return depth > -streamSideMeters && depth < seat.depthMeters + 20 && Math.abs(along) < seat.halfLengthMeters + 20
    })
  const zoneAt = (u: number, v: number): Zone => {
    if (frame.remoteness(u, v) > 1) return marketAt(u, v) >= 0 ? 'market' : 'rural'
    const rail = main.railwayV(u)
    if (v > rail) return u < -300 * size || v > rail + 900 * size ? 'works' : 'middle'
    if (v < 0 && Math.hypot(u - hill.u, v - hill.v) < hill.radius) return 'hill'
    if (Math.hypot((u - old.u) / 1.25, v - old.v) < old.radius && v > 0) return 'old'
    if (v < 0) return u > -350 * size ? 'new' : 'middle'
    return u > 1250 * size ? 'new' : 'middle'
  }
  const marketDistance = (u: number, v: number): number =>
    seats.reduce(
      (least, seat) =>
        Math.min(least, Math.hypot(u - seat.u, v - seat.v) - Math.max(seat.depthMeters / 2, seat.halfLengthMeters)),
      Number.POSITIVE_INFINITY,
    )
  return { zoneAt, marketAt, marketDistance }
}
