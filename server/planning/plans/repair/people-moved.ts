import type { Counts } from '../plan-types.ts'

export const noCounts: Counts = { households: 0, population: 0, buildings: 0 }

export function addCounts(a: Counts, b: Counts): Counts {
  return {
    households: a.households + b.households,
    population: a.population + b.population,
    buildings: a.buildings + b.buildings,
  }
}

/** Orders by people, then households, then buildings, the fewest first. */
export function fewerPeople(a: Counts, b: Counts): number {
  return a.population - b.population || a.households - b.households || a.buildings - b.buildings
}
