import { reachFacilities, type SnappedPoints } from '../../coverage/reach-facilities.ts'
import { segmentMeters } from '../../geodesy/lengths.ts'
import type { Network } from '../../network/network.ts'
import { serviceRadius } from '../../rules/living-circles.ts'
import { type Facility, type FacilityCategory, facilityCategories } from '../../types.ts'
import type { MergeGroup } from '../merging-types.ts'
import type { GroundSettlement, MergeGround } from './merge-ground.ts'
import type { Centre } from './place-centres.ts'
import type { StatedMerging } from './state-merging.ts'

/** People of a unit who reach a category's facilities within its service radius, before and after. */
export interface CoveragePromise {
  category: FacilityCategory
  coveredBefore: number
  coveredAfter: number
  facilitiesBefore: number
  facilitiesAfter: number
  /** Units of which fewer people are covered than before. */
  broken: { unit: number; before: number; after: number }[]
}

/** Streets on foot as they are, with everybody and all facilities on them. */
export interface WalkingGround {
  network: Network
  demand: SnappedPoints
  facilities: readonly Facility[]
  /** The facilities on the network, in their order. */
  snapped: SnappedPoints
}

/** Counts by category who of each unit is covered before and after some facilities (ids) close: by the coverage engine, apart from what made the proposal. */
export function coverageAfter(
  { network, demand, facilities, snapped }: WalkingGround,
  settlements: readonly GroundSettlement[],
  unitCount: number,
  closed: ReadonlySet<string>,
): CoveragePromise[] {
  return facilityCategories.flatMap((category): CoveragePromise[] => {
    const before = facilities.flatMap((facility, index) =>
      facility.category === category && facility.status === 'operating' ? [index] : [],
    )
    if (before.length === 0) return []
    const after = before.filter((index) => !closed.has(facilities[index].id))
    const limitCost = 1000 * serviceRadius(category).meters
    const covered = (chosen: readonly number[]): Float64Array => {
      const people = new Float64Array(unitCount)
      if (chosen.length === 0) return people
      const { cost } = reachFacilities(network, snapped, chosen, demand, 1, limitCost)
      for (const { unit, row, people: count } of settlements) if (cost[row] <= limitCost) people[unit] += count
      return people
    }
    const peopleBefore = covered(before)
    const peopleAfter = after.length === before.length ? peopleBefore : covered(after)
    const total = (people: Float64Array): number => people.reduce((sum, count) => sum + count, 0)
    return [
      {
        category,
        coveredBefore: total(peopleBefore),
        coveredAfter: total(peopleAfter),
        facilitiesBefore: before.length,
        facilitiesAfter: after.length,
        broken: [...peopleBefore.keys()].flatMap((unit) =>
          peopleAfter[unit] < peopleBefore[unit] - 1e-6 ? [{ unit, before: peopleBefore[unit], after: peopleAfter[unit] }] : [],
        ),
      },
    ]
  })
}

/** Rounding of ways that are measured twice, seconds. */
const toleranceSeconds = 0.01

/** Settlements from which people travel longer to the new centre than allowed, and than today: every way measured anew, on streets by another search than the one that listed them. */
export function waysTooFar(
  { ground, problem, centres, limitSeconds }: StatedMerging,
  groups: readonly MergeGroup[],
): { settlement: number; seconds: number }[] {
  const { settlements } = ground
  const { travel, units } = problem
  const known = new Map<number, Float64Array>()
  const waysTo = (centre: number): Float64Array => {
    const found = known.get(centre) ?? secondsTo(ground, centres[centre])
    known.set(centre, found)
    return found
  }
  const byUnit: number[][] = units.map(() => [])
  settlements.forEach(({ unit }, index) => {
    byUnit[unit].push(index)
  })
  return groups.flatMap(({ units: members, centre }) => {
    if (members.length === 1) return []
    return members.flatMap((unit) => {
      if (travel.seat[unit] === centre) return []
      const [today, then] = [waysTo(travel.seat[unit]), waysTo(centre)]
      const limit = limitSeconds[units[unit].sizes]
      return byUnit[unit].flatMap((settlement) =>
        then[settlement] > Math.max(limit, today[settlement]) + toleranceSeconds
          ? [{ settlement, seconds: then[settlement] }]
          : [],
      )
    })
  })
}

/** Seconds from every settlement to a centre. */
function secondsTo({ settlements, streets, metersPerSecond }: MergeGround, centre: Centre): Float64Array {
  if (streets === null)
    return Float64Array.from(settlements, ({ lon, lat }) => segmentMeters(lon, lat, centre.lon, centre.lat) / metersPerSecond)
  const { network, demand, stations, costFactor, secondsPerCost } = streets
  const [points, at] = centre.facilityId === null ? [demand, settlements[centre.index].row] : [stations, centre.index]
  const { cost } = reachFacilities(network, points, [at], demand, costFactor)
  return Float64Array.from(settlements, ({ row }) => cost[row] * secondsPerCost)
}

/** Stations of units that end and are not the group's centre. */
export function closingStations(groups: readonly MergeGroup[], centres: readonly Centre[]): Set<string> {
  const closed = new Set<string>()
  const groupOf = new Map(groups.flatMap((group) => group.units.map((unit) => [unit, group])))
  centres.forEach(({ unit, facilityId }, centre) => {
    const group = groupOf.get(unit)
    if (facilityId !== null && group !== undefined && group.units.length > 1 && group.centre !== centre) closed.add(facilityId)
  })
  return closed
}
