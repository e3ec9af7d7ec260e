import { checkLimit, checkProblem } from '../check-problem.ts'
import type { SitingOptions } from '../median/site-median.ts'
import { impossible, nearestSites, progressOf } from '../siting-progress.ts'
import type { SiteLimit, SitingPlan, SitingProblem, SitingProgress } from '../siting-types.ts'
import { asMedian, type PeopleTurn } from './as-median.ts'
import { type CoverDemand, coverDemand, targetOf } from './cover-demand.ts'
import { coverGreedily } from './greedy-cover.ts'
import { peopleModel } from './people-model.ts'
import { settleModel } from './settle-model.ts'

export interface MostCoveredQuestion {
  /** Distance within which a site covers. */
  within: number
  limit: SiteLimit
  /** Share of each group's people to be covered at least; null without. */
  minimumShare: number | null
}

/** With minimums whole numbers decide, from a greedy choice that reaches them, if it keeps the limit. */
function* asModel(
  problem: SitingProblem,
  demand: CoverDemand,
  minimums: Map<number, number>,
  limit: SiteLimit,
  { solver }: SitingOptions,
): Generator<PeopleTurn, void> {
  const target = { people: 0, groups: minimums }
  const all = demand.people.reduce((sum, value) => sum + value, 0)
  const greedy = coverGreedily(problem, demand, target)
  const size = 'sites' in limit ? greedy.length : greedy.reduce((sum, j) => sum + problem.costs[j], 0)
  yield { sites: size <= ('sites' in limit ? limit.sites : limit.budget) ? greedy : null, bound: all, isDone: false }
  const { model, sites } = peopleModel(problem, demand, target, limit, true)
  for (const { values, bound, isDone } of settleModel(model, solver)) {
    yield { sites: values && sites.filter((_, column) => values[column] > 0.5), bound: Math.min(all, -bound), isDone }
  }
}

/** The most people that sites within a limit cover (maximal cover; Church and ReVelle 1974), no group below its minimum. Bounds are from above. Whoever stops asking stops it. */
export function* siteMostCovered(
  problem: SitingProblem,
  question: MostCoveredQuestion,
  options: SitingOptions,
): Generator<SitingProgress, void> {
  const { within, limit, minimumShare } = question
  const obstacles = [...checkProblem(problem), ...checkLimit(problem, limit)]
  if (obstacles.length === 0 && !(within >= 0)) obstacles.push({ reason: 'bad_number', what: 'distance', index: -1 })
  if (obstacles.length > 0) {
    yield impossible(obstacles)
    return
  }
  const demand = coverDemand(problem, within, minimumShare !== null)
  const { target, obstacles: unreachable } = targetOf(problem, demand, 0, minimumShare)
  if (unreachable.length > 0) {
    yield impossible(unreachable)
    return
  }
  const planOf = (sites: readonly number[]): SitingPlan => {
    const siteOf = nearestSites(problem.reach, sites, within)
    const objective = siteOf.reduce((sum, site, i) => sum + (site < 0 ? 0 : problem.weights[i]), 0)
    return { sites: [...sites].sort((a, b) => a - b), siteOf, objective }
  }
  const isWhole = problem.weights.every((weight) => Number.isInteger(weight))
  let plan: SitingPlan | null = null
  let shown: readonly number[] | null = null
  let steps = 0
  const turns =
    target.groups.size === 0 ? asMedian(problem, demand, limit, options) : asModel(problem, demand, target.groups, limit, options)
  for (const { sites, bound, isDone } of turns) {
    if (sites !== null && sites !== shown) {
      shown = sites
      const next = planOf(sites)
      if (plan === null || next.objective > (plan as SitingPlan).objective) plan = next
    }
    if (isDone && plan === null) {
      yield impossible([{ reason: 'none_exists' }])
      return
    }
    const objective = (plan as SitingPlan | null)?.objective ?? 0
    const most = Math.max(objective, isWhole ? Math.floor(bound + 1e-6) : bound)
    const progress = progressOf(plan, isDone ? objective : most, ++steps)
    yield progress
    if (progress.state !== 'searching') return
  }
}
