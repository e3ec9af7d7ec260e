import { demandKinds } from '../../types.ts'
import type { DemandTable } from '../coverage-types.ts'

/** Which groups (divisions, or all together) each demand point counts in: groups of point i are `group[start[i] .. start[i + 1]]`. */
export interface Membership {
  groupCount: number
  start: Uint32Array
  group: Uint32Array
}

/** People, households and buildings of each group. */
export interface GroupSums {
  population: Float64Array
  households: Float64Array
  buildings: Float64Array
}

const buildingKind = demandKinds.indexOf('building')

/** Adds up the points for which `included` is 1 (all by default) in each group. `order` fixes the order of addition, and with it every bit of the sums. */
export function sumGroups(demand: DemandTable, order: Uint32Array, members: Membership, included?: Uint8Array): GroupSums {
  const sums: GroupSums = {
    population: new Float64Array(members.groupCount),
    households: new Float64Array(members.groupCount),
    buildings: new Float64Array(members.groupCount),
  }
  for (const point of order) {
    if (included && included[point] === 0) continue
    for (let k = members.start[point]; k < members.start[point + 1]; k++) {
      const group = members.group[k]
      sums.population[group] += demand.population[point]
      sums.households[group] += demand.households[point]
      if (demand.kind[point] === buildingKind) sums.buildings[group]++
    }
  }
  return sums
}

/** Adds up the people of one age group; NaN for a group of points none of which states it. */
export function sumAges(ages: Float64Array, order: Uint32Array, members: Membership, included?: Uint8Array): Float64Array {
  const sums = new Float64Array(members.groupCount).fill(Number.NaN)
  for (const point of order) {
    if (Number.isNaN(ages[point])) continue
    const value = included && included[point] === 0 ? 0 : ages[point]
    for (let k = members.start[point]; k < members.start[point + 1]; k++) {
      const group = members.group[k]
      sums[group] = Number.isNaN(sums[group]) ? value : sums[group] + value
    }
  }
  return sums
}

/** Mean and 95th percentile cost of each group over its people; NaN where they have none. */
export interface GroupCosts {
  mean: Float64Array
  p95: Float64Array
}

/** Points with a way, by cost and then by number. Cost and number are sorted as one whole number, which typed arrays do fast. */
function sortByCost(order: Uint32Array, cost: Float64Array): Uint32Array {
  const count = cost.length
  const points = order.filter((point) => cost[point] < Number.POSITIVE_INFINITY)
  const keys = Float64Array.from(points, (point) => cost[point] * count + point)
  const greatest = keys.reduce((most, key) => Math.max(most, key), 0)
  if (greatest > Number.MAX_SAFE_INTEGER) return points.sort((a, b) => cost[a] - cost[b] || a - b)
  return Uint32Array.from(keys.sort(), (key) => key % count)
}

/**
 * Weighs the points' costs (whole numbers, Infinity = no way) by their people: the mean over those who have a way, and the least cost within which
 * 95 % of *all* people are; NaN where nobody has a way, or more than 5 % have none. Costs n log n for the sorting.
 */
export function weighCosts(
  demand: DemandTable,
  order: Uint32Array,
  members: Membership,
  cost: Float64Array,
  population: Float64Array,
): GroupCosts {
  const byCost = sortByCost(order, cost)
  const people = new Float64Array(members.groupCount)
  const weighted = new Float64Array(members.groupCount)
  const p95 = new Float64Array(members.groupCount).fill(Number.NaN)
  for (const point of byCost) {
    const here = demand.population[point]
    if (here === 0) continue
    for (let k = members.start[point]; k < members.start[point + 1]; k++) {
      const group = members.group[k]
      people[group] += here
      weighted[group] += here * cost[point]
      // The tolerance forgives the rounding of sums added up in another order.
      if (Number.isNaN(p95[group]) && people[group] >= 0.95 * population[group] * (1 - 1e-12)) p95[group] = cost[point]
    }
  }
  return { mean: weighted.map((sum, group) => sum / people[group]), p95 }
}
