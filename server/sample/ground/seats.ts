import type { Random } from '#planning/random'
import type { Terrain } from '#planning/types'
import type { CountryRoads } from './country-roads.ts'
import type { Frame } from './frame.ts'

/** A market town: where it lies, how far it reaches, how many households it houses. */
export interface Seat {
  u: number
  v: number
  radiusMeters: number
  households: number
  terrain: Terrain
}

/** Market towns grow at junctions, far from one another and from the county town; `count` of them if there is room. */
export function chooseSeats(frame: Frame, { junctions }: CountryRoads, count: number, random: Random): Seat[] {
  const limit = 0.86
  const open = junctions
    .filter(({ u, v }) => (Math.abs(u) / frame.halfU) ** 2.8 + (Math.abs(v) / frame.halfV) ** 2.8 < limit ** 2.8)
    .map((junction) => ({
      ...junction,
      distance: 1300 * frame.townSize + (frame.remoteness(junction.u, junction.v) - 1) * 1950 * frame.townSize,
    }))
    .filter(({ distance, u, v }) => distance > 900 && frame.remoteness(u, v) > 1.25)
  const seats: Seat[] = []
  while (seats.length < count && open.length > 0) {
    const merit = ({ distance, terrain }: (typeof open)[number]): number =>
      distance * (terrain === 'mountain' ? 0.8 : terrain === 'plain' ? 1.15 : 1)
    const best = open.reduce((one, other) => (merit(other) > merit(one) ? other : one))
    if (best.distance < 1500) break
    const { u, v, valley, terrain } = best
    const households = Math.round({ plain: 1500, hill: 1050, mountain: 560, plateau: 560 }[terrain] * (0.7 + 0.7 * random()))
    const radiusMeters = 5.6 * Math.sqrt(households) + 55
    const shift = valley.bank * 0.55 * radiusMeters
    seats.push({ u: u + shift, v, radiusMeters, households, terrain })
    for (const junction of open) junction.distance = Math.min(junction.distance, Math.hypot(junction.u - u, junction.v - v))
  }
  return seats
}
