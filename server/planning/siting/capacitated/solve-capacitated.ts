import { seededRandom } from '../../random.ts'
import { interchange, openGreedily } from '../median/interchange.ts'
import { openSites } from '../median/open-sites.ts'
import { firstStates, open } from '../relaxation/choose-sites.ts'
import type { CostTable } from '../relaxation/cost-table.ts'
import { searchTree } from '../relaxation/search-tree.ts'
import { cutoffBelow, roundedBound } from '../relaxation/whole-steps.ts'
import type { SiteLimit, SiteState } from '../siting-types.ts'
import { type Assignment, type CapacityMoves, measure } from './assignment.ts'
import { descend } from './search-assignments.ts'
import { type CapacityBranch, type CapacitySetting, climbInto, splitBranch } from './split-branch.ts'

/** The best assignment so far, null where none keeps the capacities, and what none costs less than. */
export interface CapacityProgress {
  best: Assignment | null
  cost: number
  bound: number
  isDone: boolean
}

export interface CapacityOptions {
  siteCosts: Float64Array
  states: readonly SiteState[]
  capacities: Float64Array
  loads: Float64Array
  limit: SiteLimit
  seed: number
}

const stepsATurn = 100
const rootTurns = 12
/** Ascents that raise the bound by less than this share of the gap are the last at the root. */
const leastRise = 0.01
/** A site is exchanged for one of so many that are nearest to somebody whom it serves. */
const nearby = 12
/** Choices of the relaxation that one turn of local search starts from. */
const choicesKept = 8
/** Work of the local search in a turn at the root, by estimate, in lookups of a cost. */
const workATurn = 6_000_000
/** Tables up to so many numbers are looked up in full. */
const largestTable = 4_000_000

/** A way to look up single costs: a full table for small problems, else a map. */
function lookUp({ demandCount, candidateCount, starts, candidates, costs }: CostTable): (i: number, j: number) => number {
  if (demandCount * candidateCount <= largestTable) {
    const full = new Float64Array(demandCount * candidateCount).fill(Number.POSITIVE_INFINITY)
    for (let i = 0; i < demandCount; i++) {
      for (let at = starts[i]; at < starts[i + 1]; at++) full[i * candidateCount + candidates[at]] = costs[at]
    }
    return (i, j) => full[i * candidateCount + j]
  }
  const known = new Map<number, number>()
  for (let i = 0; i < demandCount; i++) {
    for (let at = starts[i]; at < starts[i + 1]; at++) known.set(i * candidateCount + candidates[at], costs[at])
  }
  return (i, j) => known.get(i * candidateCount + j) ?? Number.POSITIVE_INFINITY
}

/** Chooses sites within a limit and sends each demand place whole to one of them (or nowhere, at `far`), so that none holds more than its capacity and the sum of costs is least. Yields after every turn; ends with a proof. */
export function* solveCapacitated(
  table: CostTable,
  { siteCosts, states, capacities, loads, limit, seed }: CapacityOptions,
): Generator<CapacityProgress, void> {
  const random = seededRandom(seed)
  const { fixed, isKept, mayOpen } = firstStates(states)
  const greatest = table.costs.reduce((most, cost) => Math.max(most, cost), 0)
  const dearest = table.far.reduce((most, far) => (far < Number.POSITIVE_INFINITY ? Math.max(most, far) : most), greatest)
  const moves: CapacityMoves = { table, loads, capacities, overloadPrice: 1 + dearest, costAt: lookUp(table) }
  let best: Assignment | null = null
  let cost = Number.POSITIVE_INFINITY
  const cutoff = (): number => cutoffBelow(cost, table.step)
  const keepsLimit = (sites: readonly number[]): boolean =>
    'sites' in limit ? sites.length <= limit.sites : sites.reduce((sum, j) => sum + siteCosts[j], 0) <= limit.budget * (1 + 1e-12)
  const searchFrom = (sites: readonly number[]): void => {
    if (!keepsLimit(sites)) return
    const found = descend(moves, sites, mayOpen, isKept, random)
    if (!(found.cost < cost) || !keepsLimit(found.assignment.sites)) return
    cost = found.cost
    best = found.assignment
  }
  const start = openSites(
    table,
    siteCosts,
    [...fixed.keys()].filter((j) => fixed[j] === open),
  )
  const medianTable = { ...table, far: table.far.map((far) => (far === Number.POSITIVE_INFINITY ? 10 * (1 + greatest) : far)) }
  const median = openSites(medianTable, siteCosts, start.sites)
  openGreedily({ table: medianTable, siteCosts, limit, mayOpen, isKept }, median)
  interchange({ table: medianTable, siteCosts, limit, mayOpen, isKept }, median, random)
  searchFrom(median.sites)
  let latest: (readonly number[])[] = []
  const triedSites = new Set<string>()
  const setting: CapacitySetting = {
    limit,
    siteCosts,
    loads,
    capacities,
    cutoff,
    onChoice: (sites, isBest) => {
      if (isBest) latest = [...latest.slice(1 - choicesKept), sites]
    },
  }
  /** From the relaxation's best choices, as far as they are new; then so often from the best with a site exchanged for one nearby, or any. */
  const searchOn = (tries: number): void => {
    for (const sites of latest) {
      const key = [...sites].sort((a, b) => a - b).join()
      if (!triedSites.has(key)) searchFrom(sites)
      triedSites.add(key)
    }
    latest = []
    for (let k = 0; k < tries; k++) {
      const sites = [...((best as Assignment | null)?.sites ?? median.sites)]
      const at = Math.floor(random() * sites.length)
      if (sites.length === 0 || isKept[sites[at]] === 1) continue
      const own = (best as Assignment | null)?.siteOf
      const i = Math.floor(random() * table.demandCount)
      const demand = own ? own.indexOf(sites[at], i) : -1
      const row =
        demand < 0
          ? []
          : table.candidates.subarray(table.starts[demand], Math.min(table.starts[demand] + nearby, table.starts[demand + 1]))
      const other = row.length > 0 ? row[Math.floor(random() * row.length)] : Math.floor(random() * mayOpen.length)
      if (other === undefined || mayOpen[other] === 0 || sites.includes(other)) continue
      sites[at] = other
      searchFrom(sites)
    }
  }
  const rounded = (bound: number): number => roundedBound(bound, cost, table.step)

  const tries = Math.max(3, Math.min(60, Math.floor(workATurn / (1 + table.demandCount ** 2 * median.sites.length))))
  let root: CapacityBranch | null = {
    states: fixed,
    table,
    payments: Float64Array.from(median.cost, (first, i) => Math.min(table.far[i], (first + median.secondCost[i]) / 2)),
    usage: new Float64Array(fixed.length).fill(0.5),
    bound: Number.NEGATIVE_INFINITY,
    next: null,
  }
  for (let turn = 0; turn < rootTurns && root !== null; turn++) {
    const before: number = root.bound
    root = climbInto(setting, root, stepsATurn, 1 / (1 + turn))
    searchOn(tries)
    if (root === null) break
    yield { best, cost, bound: rounded(root.bound), isDone: false }
    if (root.bound - before < leastRise * (cost - root.bound)) break
  }
  if (root === null) {
    yield { best, cost, bound: cost, isDone: true }
    return
  }
  const split = (branch: CapacityBranch): CapacityBranch[] => {
    const halves = splitBranch(setting, branch)
    if (branch.next === null) settle(branch)
    return halves
  }
  const settle = ({ table: left, states: settled }: CapacityBranch): void => {
    const load = new Float64Array(settled.length)
    const siteOf = new Int32Array(left.demandCount).fill(-1)
    for (let i = 0; i < left.demandCount; i++) {
      if (left.starts[i] === left.starts[i + 1]) continue
      siteOf[i] = left.candidates[left.starts[i]]
      load[siteOf[i]] += loads[i]
    }
    const sites = [...settled.keys()].filter((j) => settled[j] === open || load[j] > 0)
    const assignment = { sites, siteOf, load }
    const measured = measure(moves, assignment)
    if (measured.overload > 1e-9 || !(measured.cost < cost) || !keepsLimit(sites)) return
    cost = measured.cost
    best = assignment
  }
  for (const { bound, isDone } of searchTree(root, cutoff, split)) {
    if (!isDone) searchOn(1)
    yield { best, cost, bound: isDone ? cost : rounded(bound), isDone }
  }
}
