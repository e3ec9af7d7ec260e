import type { Facility, FacilityCategory } from '../../types.ts'
import type { DemandTable, FacilityLoad } from '../coverage-types.ts'
import type { Placement } from '../place-in-divisions.ts'
import type { SnappedPoints } from '../reach-facilities.ts'

/** People of the given points, added up in their order, for which `counts` holds. */
export function countPeople(demand: DemandTable, order: Uint32Array, counts: (point: number) => boolean): number {
  let people = 0
  for (const point of order) if (counts(point)) people += demand.population[point]
  return people
}

/** People who are in no division of any level, and how many of them are covered. */
export function peopleOutside(demand: DemandTable, order: Uint32Array, placement: Placement, covered: Uint8Array) {
  const isOutside = (point: number): boolean => placement.byLevel.every((level) => level[point] === -1)
  return {
    population: countPeople(demand, order, isOutside),
    coveredPopulation: countPeople(demand, order, (point) => covered[point] === 1 && isOutside(point)),
  }
}

/** What a category's counted facilities are to the demand points. */
export interface LoadInput {
  category: FacilityCategory
  /** The counted facilities, as indices. */
  chosen: readonly number[]
  covered: Uint8Array
  /** Nearest facility of each point, index; -1 = none. */
  nearest: Int32Array
}

/** How many covered people have each counted facility as their nearest, beside what it holds. */
export function facilityLoads(
  demand: DemandTable,
  order: Uint32Array,
  facilities: readonly Facility[],
  snapped: SnappedPoints,
  { category, chosen, covered, nearest }: LoadInput,
): FacilityLoad[] {
  const served = new Float64Array(facilities.length)
  for (const point of order) if (covered[point] === 1) served[nearest[point]] += demand.population[point]
  return chosen.map((index) => {
    const { id: facilityId, name, lon, lat, capacity } = facilities[index]
    const unreachable = snapped.failure[index]
    const snapMeters = unreachable === null ? snapped.places.snapMillimeters[index] / 1000 : null
    return { facilityId, category, name, lon, lat, servedPopulation: served[index], capacity, snapMeters, unreachable }
  })
}
