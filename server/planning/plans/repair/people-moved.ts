import { levelMoves } from '../diff/level-moves.ts'
import type { Counts, PlanState } from '../plan-types.ts'

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

/** Who changes division of a division's level between two states. */
export function peopleMoved(before: PlanState, after: PlanState, id: string): Counts {
  const { level } = before.divisions.get(id)!
  return levelMoves(before, after)
    .filter((move) => move.level === level)
    .reduce(addCounts, noCounts)
}
