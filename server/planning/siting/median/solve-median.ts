import type { LinearSolver } from '../../linear-model.ts'
import { seededRandom } from '../../random.ts'
import { solveOnce } from '../../solve-once.ts'
import { climb, startAscent } from '../relaxation/ascent.ts'
import { closed, firstStates, open } from '../relaxation/choose-sites.ts'
import { type CostRows, type CostTable, filterRows, filterTable } from '../relaxation/cost-table.ts'
import { priceOpenSites } from '../relaxation/pricing.ts'
import { searchTree } from '../relaxation/search-tree.ts'
import { cutoffBelow, roundedBound } from '../relaxation/whole-steps.ts'
import type { SiteLimit, SiteState } from '../siting-types.ts'
import { interchange, type MedianMoves, openGreedily, shakeAndDescend } from './interchange.ts'
import { type OpenSites, openSites } from './open-sites.ts'
import { radiusModel } from './radius-model.ts'
import { type MedianBranch, splitBranch } from './split-branch.ts'

/** The best sites so far, and what no choice costs less than. */
export interface MedianProgress {
  best: OpenSites
  bound: number
  isDone: boolean
}

export interface MedianOptions {
  siteCosts: Float64Array
  states: readonly SiteState[]
  limit: SiteLimit
  seed: number
  solver: LinearSolver
}

/** Steps of the ascent between two turns of the local search. */
const stepsATurn = 50
/** Most sites that a shake exchanges. */
const widestShake = 8
/** Entries of the table, at most, that one turn of local search goes through, by estimate. */
const workATurn = 1_000_000

/** Entries that the ascent leaves, at most, for the integer solver to prove the rest; beyond, branches are refuted by ascents. */
const mostEntriesForSolver = 2500
const mostSolverNodes = 1000

/** Chooses sites within a limit so that Σ cost of the cheapest open site (or `far`) is least. Yields after every turn; ends with a proof. */
export function* solveMedian(
  table: CostTable,
  { siteCosts, states, limit, seed, solver }: MedianOptions,
): Generator<MedianProgress, void> {
  const random = seededRandom(seed)
  const { fixed, isKept, mayOpen } = firstStates(states)
  const moves: MedianMoves = { table, siteCosts, limit, mayOpen, isKept }
  let best = openSites(
    table,
    siteCosts,
    [...fixed.keys()].filter((j) => fixed[j] === open),
  )
  openGreedily(moves, best)
  interchange(moves, best, random)
  const cutoff = (): number => cutoffBelow(best.total, table.step)
  const offer = (sites: readonly number[]): void => {
    const state = openSites(table, siteCosts, sites)
    if ('sites' in limit && sites.length < limit.sites) openGreedily(moves, state)
    if (state.total < best.total) best = state
  }
  let latest: readonly number[] = best.sites
  let width = 0
  /** Turns of local search: from the relaxation's latest choice, then around the best. */
  const searchOn = (near: MedianMoves): void => {
    const turns = Math.max(1, Math.min(20, Math.floor(workATurn / (1 + near.table.candidates.length))))
    const state = openSites(near.table, siteCosts, latest)
    openGreedily(near, state)
    interchange(near, state, random)
    offer(state.sites)
    for (let turn = 0; turn < turns; turn++) {
      const before = best
      width = 1 + (width % Math.min(widestShake, Math.max(1, best.sites.length)))
      offer(shakeAndDescend(near, best.sites, width, random).sites)
      if (best !== before) width = 0
    }
  }
  const isChosen = new Uint8Array(table.candidateCount)
  const problemOf = (rows: CostRows) => ({
    pricing: priceOpenSites(rows, isChosen),
    limit,
    siteCosts,
    far: table.far,
    cutoff,
    onChoice: (sites: readonly number[], isBest: boolean) => {
      if (isBest) latest = sites
    },
  })
  const rounded = (bound: number): number => roundedBound(bound, best.total, table.step)
  const payments = Float64Array.from(best.cost, (cost, i) => (cost + best.secondCost[i]) / 2)
  const ascent = startAscent(payments, new Float64Array(table.candidateCount).fill(0.5))
  let lean = table
  for (let isClimbing = true; isClimbing; ) {
    isClimbing = climb(problemOf(lean), fixed, ascent, stepsATurn)
    offer(latest)
    const { bound, bestPayments } = ascent
    // Serving i at more than its payment raises the bound by the difference.
    lean = filterTable(lean, (i, j, cost) => fixed[j] !== closed && cost - bestPayments[i] <= cutoff() - bound)
    searchOn({ ...moves, table: lean })
    yield { best, bound: rounded(bound), isDone: false }
  }
  const near = { ...moves, table: lean }
  if (lean.candidates.length <= mostEntriesForSolver && best.total > rounded(ascent.bound)) {
    const { model, sites, base } = radiusModel(
      lean,
      fixed,
      siteCosts,
      limit,
      (i) => table.far[i] - ascent.bestPayments[i] <= cutoff() - ascent.bound,
    )
    const answer = solveOnce(solver, model, { steps: mostSolverNodes })
    if (answer.objective < Number.POSITIVE_INFINITY) offer(sites.filter((_, column) => answer.values[column] > 0.5))
    // The model holds all plans better than the best was, and perhaps no others.
    const bound = Math.min(best.total, Math.max(ascent.bound, rounded(answer.bound + base)))
    yield { best, bound, isDone: answer.status !== 'stopped' }
    if (answer.status !== 'stopped') return
  }
  const split = (branch: MedianBranch): MedianBranch[] => {
    const halves = splitBranch(branch, (states) => problemOf(filterRows(lean, (_, j) => states[j] !== closed)))
    if (halves.length === 0) offer([...branch.states.keys()].filter((j) => branch.states[j] === open))
    return halves
  }
  const root = { states: fixed, payments: ascent.bestPayments, usage: ascent.usage, bound: ascent.bound }
  let turn = 0
  for (const { bound, isDone } of searchTree(root, cutoff, split)) {
    if (!isDone && turn++ % 8 === 0) searchOn(near)
    yield { best, bound: isDone ? best.total : rounded(bound), isDone }
  }
}
