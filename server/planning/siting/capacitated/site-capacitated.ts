import { unreachableDemand } from '../center/site-center.ts'
import { checkLimit, checkProblem } from '../check-problem.ts'
import type { SitingOptions } from '../median/site-median.ts'
import { costsOf } from '../relaxation/cost-table.ts'
import { impossible, progressOf } from '../siting-progress.ts'
import type { SiteLimit, SitingObstacle, SitingPlan, SitingProblem, SitingProgress } from '../siting-types.ts'
import type { Assignment } from './assignment.ts'
import { solveCapacitated } from './solve-capacitated.ts'

export interface CapacitatedQuestion {
  limit: SiteLimit
  /** What somebody is counted to walk whom no site serves; null where everybody must be served. With distances of 0 within reach and 1 here it is capacitated cover. */
  farDistance: number | null
  /** What each demand place takes of a capacity; its weight where null. */
  loads: Float64Array | null
}

/** Reasons that show at once why not everybody can be served. */
function findObstacles(problem: SitingProblem, limit: SiteLimit, loads: Float64Array): SitingObstacle[] {
  const { states, capacities, costs, weights } = problem
  const demand = unreachableDemand(problem)
  if (demand.length > 0) return [{ reason: 'demand_unreachable', demand, people: demand.reduce((sum, i) => sum + weights[i], 0) }]
  const usable = [...states.keys()].filter((j) => states[j] !== 'closed')
  const load = loads.reduce((sum, value, i) => sum + (weights[i] > 0 ? value : 0), 0)
  usable.sort((a, b) => Number(states[b] === 'kept') - Number(states[a] === 'kept') || capacities[b] - capacities[a])
  const affordable = 'sites' in limit ? usable.slice(0, limit.sites) : usable.filter((j) => costs[j] <= limit.budget)
  const capacity = affordable.reduce((sum, j) => sum + capacities[j], 0)
  return load > capacity ? [{ reason: 'capacity_too_small', people: load, capacity }] : []
}

/** The capacitated p-median with single assignment: which sites within a limit, and who goes where, so that none holds more than its capacity and Σ weight × distance is least. Yields like `siteMedian`. */
export function* siteCapacitated(
  problem: SitingProblem,
  { limit, farDistance, loads: ownLoads }: CapacitatedQuestion,
  { seed }: SitingOptions,
): Generator<SitingProgress, void> {
  const loads = ownLoads ?? problem.weights
  const obstacles = [...checkProblem(problem), ...checkLimit(problem, limit)]
  const bad = loads.findIndex((load) => !(load >= 0 && load < Number.POSITIVE_INFINITY))
  if (bad >= 0) obstacles.push({ reason: 'bad_number', what: 'weight', index: bad })
  if (farDistance !== null && !(farDistance >= 0 && farDistance < Number.POSITIVE_INFINITY))
    obstacles.push({ reason: 'bad_number', what: 'distance', index: -1 })
  if (obstacles.length === 0 && farDistance === null) obstacles.push(...findObstacles(problem, limit, loads))
  if (obstacles.length > 0) {
    yield impossible(obstacles)
    return
  }
  const { costs: siteCosts, states, capacities } = problem
  let shown: Assignment | null = null
  let plan: SitingPlan | null = null
  let steps = 0
  const solving = solveCapacitated(costsOf(problem, farDistance), { siteCosts, states, capacities, loads, limit, seed })
  for (const { best, cost, bound, isDone } of solving) {
    if (best !== shown && best !== null) {
      shown = best
      plan = { sites: [...best.sites].sort((a, b) => a - b), siteOf: best.siteOf.slice(), objective: cost }
    }
    if (isDone && plan === null) {
      yield impossible([{ reason: 'none_exists' }])
      return
    }
    const progress = progressOf(plan, isDone ? cost : bound, ++steps)
    yield progress
    if (progress.state !== 'searching') return
  }
}
