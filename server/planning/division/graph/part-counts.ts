import type { PartRules } from './division-graph.ts'

/** Numbers of parts that sums can be divided into: least … most; none where least exceeds most. */
export interface PartCounts {
  least: number
  most: number
}

/** Small enough to be rounding of sums, in parts. */
const roundingParts = 1e-9

/** The numbers of parts that ranges allow for so many households and people, by the sums alone; at most one part a node. */
export function fittingCounts(
  { minHouseholds, maxHouseholds, minPopulation, maxPopulation }: PartRules,
  households: number,
  population: number,
  nodes: number,
): PartCounts {
  const needed = (size: number, max: number): number => (size === 0 ? 0 : Math.ceil(size / max - roundingParts))
  const least = Math.max(1, needed(households, maxHouseholds), needed(population, maxPopulation))
  const most = Math.min(
    nodes,
    minHouseholds > 0 ? Math.floor(households / minHouseholds + roundingParts) : nodes,
    minPopulation > 0 ? Math.floor(population / minPopulation + roundingParts) : nodes,
  )
  return { least, most }
}
