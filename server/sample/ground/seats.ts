import type { Random } from '#planning/random'
import type { Terrain } from '#planning/types'
import type { Point } from '../plane/polygon.ts'
import type { Valley } from '../relief/valleys.ts'
import type { CountryRoads } from './country-roads.ts'
import type { Frame } from './frame.ts'
import { planLine } from './plan-line.ts'
import { steps } from './steps.ts'
import type { PlannedRoad } from './town-roads.ts'

/** A market town beside a valley road: where it lies, how far it reaches, how many households it houses. */
export interface Seat {
  u: number
  v: number
  /** From the valley road away from the stream, and half along the road. */
  depthMeters: number
  halfLengthMeters: number
  households: number
  terrain: Terrain
  valley: Valley
}

const usualHouseholds: Record<Terrain, number> = { plain: 1500, hill: 1050, mountain: 560, plateau: 560 }
const householdsPerBlock = 62
/** A block's size away from the road and along it. */
const blockMeters = [98, 112] as const
const overshootMeters = 14

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
    const households = Math.round(usualHouseholds[terrain] * (0.7 + 0.7 * random()))
    const blocks = households / householdsPerBlock
    const deep = Math.max(2, Math.round(Math.sqrt(blocks / 1.9)))
    const halfLengthMeters = (Math.max(2, Math.ceil(blocks / deep)) * blockMeters[1]) / 2
    const depthMeters = deep * blockMeters[0]
    seats.push({ u: u + (valley.bank * depthMeters) / 2, v, depthMeters, halfLengthMeters, households, terrain, valley })
    for (const junction of open) junction.distance = Math.min(junction.distance, Math.hypot(junction.u - u, junction.v - v))
  }
  return seats
}

/** How a place lies to a market town: meters from the valley road away from the stream, and meters along the road from its middle. */
export function positionIn({ valley, v: seatV }: Seat, u: number, v: number): { depth: number; along: number } {
  if (v * valley.side < 0) return { depth: Number.POSITIVE_INFINITY, along: Number.POSITIVE_INFINITY }
  return { depth: (u - valley.roadU(Math.abs(v))) * valley.bank, along: v - seatV }
}

/** The streets of a market town: some along the valley road, others across, none quite straight. */
export function planMarketStreets({ valley, v, depthMeters, halfLengthMeters }: Seat, random: Random): PlannedRoad[] {
  const middle = Math.abs(v)
  const line = planLine('road', { streetClass: 'residential', country: true })
  const place = (depth: number, w: number): Point => [valley.roadU(w) + valley.bank * depth, valley.side * w]
  const roads: PlannedRoad[] = []
  const bow = (random() - 0.5) * 40
  for (let depth = blockMeters[0]; depth < depthMeters + 1; depth += blockMeters[0]) {
    const sway = (random() - 0.5) * 18
    const [from, to] = [middle - halfLengthMeters - overshootMeters, middle + halfLengthMeters + overshootMeters]
    const bend = (w: number): number => bow * Math.sin((2 * (w - middle)) / halfLengthMeters)
    roads.push({
      line: planLine('road', { streetClass: depth < 100 ? 'tertiary' : 'residential', country: true }),
      points: steps(from, to).map((w) => place(depth + sway + bend(w), w)),
    })
  }
  const count = Math.round((2 * halfLengthMeters) / blockMeters[1])
  for (let index = 0; index <= count; index++) {
    const w = middle - halfLengthMeters + index * blockMeters[1] + (random() - 0.5) * 22
    const lean = (random() - 0.5) * 30
    const reach = depthMeters + overshootMeters
    const points = steps(-overshootMeters, reach).map((depth) => place(depth, w + (lean * depth) / reach))
    roads.push({ line, points })
  }
  return roads
}
