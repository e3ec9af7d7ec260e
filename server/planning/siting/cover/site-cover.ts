import type { LinearSolver } from '../../linear-model.ts'
import { solveOnce } from '../../solve-once.ts'
import { checkProblem } from '../check-problem.ts'
import type { SitingOptions } from '../median/site-median.ts'
import { impossible, nearestSites, progressOf } from '../siting-progress.ts'
import type { SitingPlan, SitingProblem, SitingProgress } from '../siting-types.ts'
import { coverDemand, targetOf } from './cover-demand.ts'
import { coverModel } from './cover-model.ts'
import { coverWithin } from './cover-rows.ts'
import { fewestSites } from './fewest-sites.ts'
import { coverGreedily } from './greedy-cover.ts'
import { type PeopleModel, peopleModel } from './people-model.ts'
import { reduceCover } from './reduce-cover.ts'
import { settleModel } from './settle-model.ts'

export interface CoverQuestion {
  /** Distance within which a site covers. */
  within: number
  /** Share of all people to be covered, up to 1. */
  targetShare: number
  /** Share of each group's people to be covered at least; null without. */
  minimumShare: number | null
}

/** Costs of all sites are multiples of it, so that bounds may be rounded up; 0 where one is not whole. */
function wholeStep(costs: Float64Array): number {
  return costs.every((cost) => Number.isInteger(cost)) ? 1 : 0
}

/** Simplex steps after which a relaxation is given up. */
const mostSimplexSteps = 30_000

/** What the linear relaxation of a model costs, −∞ where that is not found soon. */
function relaxedCost({ model }: PeopleModel, solver: LinearSolver): number {
  if (model.costs.length === 0) return 0
  return solveOnce(solver, model, { steps: mostSimplexSteps }).bound
}

/** What each candidate that may be opened costs, where all cost the same; null where they do not. */
function sameCost({ states, costs }: SitingProblem): number | null {
  const free = [...states.keys()].filter((j) => states[j] === 'free')
  return free.every((j) => costs[j] === costs[free[0]]) ? (costs[free[0]] ?? 0) : null
}

/**
 * The least cost of sites, kept ones at no cost to decide about but counted, that cover a share of all people, and of each group (set cover, whole or in part). First a greedy cover, then bounds and
 * better ones: for a share with sites of one cost from the most people that each number covers, else from the integer solver on the reduced model. Whoever stops asking stops it.
 */
export function* siteCover(
  problem: SitingProblem,
  question: CoverQuestion,
  options: SitingOptions,
): Generator<SitingProgress, void> {
  const { solver } = options
  const { within, targetShare, minimumShare } = question
  const obstacles = checkProblem(problem)
  if (obstacles.length === 0 && !(within >= 0)) obstacles.push({ reason: 'bad_number', what: 'distance', index: -1 })
  if (obstacles.length > 0) {
    yield impossible(obstacles)
    return
  }
  const demand = coverDemand(problem, within, minimumShare !== null)
  const { target, obstacles: unreachable } = targetOf(problem, demand, targetShare, minimumShare)
  if (unreachable.length > 0) {
    yield impossible(unreachable)
    return
  }
  const { costs, states } = problem
  const costOf = (sites: readonly number[]): number => sites.reduce((sum, j) => sum + costs[j], 0)
  const planOf = (sites: number[]): SitingPlan => ({
    sites: sites.sort((a, b) => a - b),
    siteOf: nearestSites(problem.reach, sites, within),
    objective: costOf(sites),
  })
  const kept = [...states.keys()].filter((j) => states[j] === 'kept')
  const step = wholeStep(costs)
  let plan = planOf(coverGreedily(problem, demand, target))
  let steps = 1
  yield progressOf(plan, costOf(kept), steps)
  const usual = sameCost(problem)
  if (targetShare < 1 && minimumShare === null && usual !== null && usual > 0) {
    const ofNumber = (number: number): number => costOf(kept) + usual * (number - kept.length)
    const relaxed = Math.ceil(
      (relaxedCost(peopleModel(problem, demand, target, null, false), solver) - costOf(kept)) / usual - 1e-6,
    )
    const leastNumber = kept.length + Math.max(0, relaxed)
    for (const { sites, least, isDone } of fewestSites(
      problem,
      demand,
      target.people,
      { sites: plan.sites, least: leastNumber },
      options,
    )) {
      if (sites !== null) plan = planOf([...sites])
      yield progressOf(plan, isDone ? plan.objective : Math.min(plan.objective, ofNumber(least)), ++steps)
      if (isDone) return
    }
  }
  // All must be covered: rows may imply each other, which in part they may not.
  const reduced = targetShare === 1 ? reduceCover(coverWithin(problem, within), costs, kept) : null
  const [base, { model, sites }] = reduced
    ? [costOf(reduced.forced), coverModel(reduced.rows, costs, true)]
    : [0, peopleModel(problem, demand, target, null, true)]
  const forced = reduced?.forced ?? []
  for (const { values, bound, isDone } of sites.length === 0 ? [] : settleModel(model, solver)) {
    const found = values && [...forced, ...sites.filter((_, column) => values[column] > 0.5)]
    if (found && costOf(found) < plan.objective) plan = planOf(found)
    const least = step > 0 ? Math.ceil(base + bound - 1e-6) : base + bound
    yield progressOf(plan, isDone ? plan.objective : Math.min(least, plan.objective), ++steps)
    if (isDone || least >= plan.objective) return
  }
  if (sites.length === 0) {
    if (costOf(forced) < plan.objective) plan = planOf([...forced])
    yield progressOf(plan, plan.objective, ++steps)
  }
}
