import type { SnappedPoints } from '../../coverage/reach-facilities.ts'
import { localPlane, toPlane } from '../../geodesy/lengths.ts'
import { noEdge, unreached } from '../../network/network.ts'
import type { CostsTo, WalkingPlace } from './walking-types.ts'

/** So many places of a grid at most are considered: those nearest to the middle of its people, as the crow flies. */
export const mostConsidered = 64
/** A search around a place reaches so many times as far as the farthest walk to the best so far, at least so many meters; what lies beyond is sought only where it matters. */
const reachTimes = 1.25
const leastReachMeters = 200

/**
 * The place of a grid from which its people walk least in all (the 1-median over the streets); those who get nowhere within the limit count as walking the limit. Of equally
 * good ones the first in the list wins. `own`: the grid's places; the walks answered are theirs, infinite where there is none. Null where nobody lives or no place is on a street.
 */
export function proposeStation(
  places: readonly WalkingPlace[],
  own: readonly number[],
  snapped: SnappedPoints,
  costsTo: CostsTo,
  limitMeters: number,
): { place: number; meters: number[] } | null {
  const people = own.reduce((sum, index) => sum + places[index].population, 0)
  const onStreets = own.filter((index) => snapped.places.edge[index] !== noEdge)
  if (people <= 0 || onStreets.length === 0) return null

  const walksTo = (place: number, reachMeters: number): number[] =>
    costsTo(snapped, [place], own, reachMeters).map(({ cost }, i) =>
      own[i] === place ? 0 : cost === unreached ? Number.POSITIVE_INFINITY : cost / 1000,
    )
  const total = (meters: readonly number[], atMost: number): number =>
    meters.reduce((sum, way, i) => sum + places[own[i]].population * Math.min(way, atMost), 0)

  let best: { place: number; meters: number[]; total: number } | null = null
  for (const place of fromMiddle(places, own, onStreets)) {
    if (best !== null) {
      const farthest = best.meters.reduce((most, way) => (Number.isFinite(way) ? Math.max(most, way) : most), leastReachMeters)
      const reach = Math.min(limitMeters, reachTimes * farthest)
      // What was not reached is at least as far as the search went.
      if (reach < limitMeters && total(walksTo(place, reach), reach) > best.total) continue
    }
    const meters = walksTo(place, limitMeters)
    const sum = total(meters, limitMeters)
    if (best === null || sum < best.total || (sum === best.total && place < best.place)) best = { place, meters, total: sum }
  }
  return best
}

/** The places to consider, those nearest to the middle of the grid's people first. */
function fromMiddle(places: readonly WalkingPlace[], own: readonly number[], onStreets: readonly number[]): number[] {
  const plane = localPlane(...places[own[0]].at)
  const middle = { x: 0, y: 0, people: 0 }
  for (const index of own) {
    const { at, population } = places[index]
    const [x, y] = toPlane(plane, ...at)
    middle.x += population * x
    middle.y += population * y
    middle.people += population
  }
  const off = new Map(
    onStreets.map((index) => {
      const [x, y] = toPlane(plane, ...places[index].at)
      return [index, Math.hypot(x - middle.x / middle.people, y - middle.y / middle.people)] as const
    }),
  )
  return [...onStreets].sort((a, b) => off.get(a)! - off.get(b)! || a - b).slice(0, mostConsidered)
}
