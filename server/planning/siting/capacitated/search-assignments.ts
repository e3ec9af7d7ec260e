import type { Random } from '../../random.ts'
import { type Assignment, assignByRegret, type CapacityMoves, measure, shiftAndSwap } from './assignment.ts'

/** Moves each site to the candidate that serves its own demand for least and can hold it; returns whether any moved. */
function moveSites(
  { table, loads, capacities, costAt }: CapacityMoves,
  assignment: Assignment,
  mayOpen: Uint8Array,
  isKept: Uint8Array,
): boolean {
  const { sites, siteOf, load } = assignment
  const own = new Map<number, number[]>(sites.map((j) => [j, []]))
  for (let i = 0; i < siteOf.length; i++) if (siteOf[i] >= 0) own.get(siteOf[i])!.push(i)
  let hasMoved = false
  for (const [j, demand] of own) {
    if (isKept[j] === 1 || demand.length === 0) continue
    const costOf = (site: number): number => demand.reduce((sum, i) => sum + costAt(i, site), 0)
    let [best, least] = [j, costOf(j)]
    const near = demand[0]
    for (let at = table.starts[near]; at < table.starts[near + 1]; at++) {
      const site = table.candidates[at]
      if (mayOpen[site] === 0 || sites.includes(site) || capacities[site] < load[j]) continue
      const cost = costOf(site)
      if (cost < least - 1e-9) [best, least] = [site, cost]
    }
    if (best === j) continue
    sites[sites.indexOf(j)] = best
    load[best] = demand.reduce((sum, i) => sum + loads[i], 0)
    load[j] = 0
    for (const i of demand) siteOf[i] = best
    hasMoved = true
  }
  return hasMoved
}

/** A good assignment from some sites: by regret, then shifts, swaps and moves of sites until nothing helps; with its cost, ∞ where it is over capacity. */
export function descend(
  moves: CapacityMoves,
  sites: readonly number[],
  mayOpen: Uint8Array,
  isKept: Uint8Array,
  random: Random,
): { assignment: Assignment; cost: number } {
  const assignment = assignByRegret(moves, sites)
  for (let round = 0; round < 20; round++) {
    shiftAndSwap(moves, assignment, random)
    if (!moveSites(moves, assignment, mayOpen, isKept)) break
  }
  const { cost, overload } = measure(moves, assignment)
  return { assignment, cost: overload > 1e-9 ? Number.POSITIVE_INFINITY : cost }
}
