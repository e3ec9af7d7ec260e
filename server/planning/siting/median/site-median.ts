import type { LinearSolver } from '../../linear-model.ts'
import { checkLimit, checkProblem } from '../check-problem.ts'
import { costsOf } from '../relaxation/cost-table.ts'
import { impossible, nearestSites, progressOf } from '../siting-progress.ts'
import type { SiteLimit, SitingPlan, SitingProblem, SitingProgress } from '../siting-types.ts'
import type { OpenSites } from './open-sites.ts'
import { solveMedian } from './solve-median.ts'

export interface MedianQuestion {
  limit: SiteLimit
  /** What somebody is counted to walk who has no site within reach; at least the longest distance that matters. */
  farDistance: number
}

export interface SitingOptions {
  seed: number
  solver: LinearSolver
}

/**
 * Least total walking (p-median): which sites within a limit make Σ weight × distance to the nearest least. Yields after every turn how far it has come; whoever stops
 * asking stops it, and has the best so far.
 */
export function* siteMedian(
  problem: SitingProblem,
  { limit, farDistance }: MedianQuestion,
  { seed, solver }: SitingOptions,
): Generator<SitingProgress, void> {
  const obstacles = [...checkProblem(problem), ...checkLimit(problem, limit)]
  if (!(farDistance >= 0 && farDistance < Number.POSITIVE_INFINITY))
    obstacles.push({ reason: 'bad_number', what: 'distance', index: -1 })
  if (obstacles.length > 0) {
    yield impossible(obstacles)
    return
  }
  const planOf = ({ sites, total }: OpenSites): SitingPlan => ({
    sites: [...sites].sort((a, b) => a - b),
    siteOf: nearestSites(problem.reach, sites, farDistance),
    objective: total,
  })
  let shown: OpenSites | null = null
  let plan: SitingPlan | null = null
  let steps = 0
  const { costs: siteCosts, states } = problem
  for (const { best, bound, isDone } of solveMedian(costsOf(problem, farDistance), { siteCosts, states, limit, seed, solver })) {
    if (best !== shown) {
      shown = best
      plan = planOf(best)
    }
    const progress = progressOf(plan, isDone ? best.total : bound, ++steps)
    yield progress
    if (progress.state !== 'searching') return
  }
}
