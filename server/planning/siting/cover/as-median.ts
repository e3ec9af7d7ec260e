import type { SitingOptions } from '../median/site-median.ts'
import { solveMedian } from '../median/solve-median.ts'
import { packReach } from '../reach-lists.ts'
import { costsOf } from '../relaxation/cost-table.ts'
import type { SiteLimit, SitingProblem } from '../siting-types.ts'
import type { CoverDemand } from './cover-demand.ts'

/** Sites and a bound on the people, step by step. */
export interface PeopleTurn {
  sites: readonly number[] | null
  bound: number
  isDone: boolean
}

/** The most people that sites within a limit cover, without minimums, is a p-median: who is covered walks nothing, who is not walks 1. */
export function* asMedian(
  problem: SitingProblem,
  { rows, people }: CoverDemand,
  limit: SiteLimit,
  options: SitingOptions,
): Generator<PeopleTurn, void> {
  const entries = rows.flatMap((row, demand) => row.map((candidate) => ({ demand, candidate, distance: 0 })))
  const weights = Float64Array.from(people)
  const table = costsOf({ ...problem, reach: packReach(rows.length, problem.states.length, entries), weights }, 1)
  const all = people.reduce((sum, value) => sum + value, 0)
  const { costs: siteCosts, states } = problem
  for (const { best, bound, isDone } of solveMedian(table, { siteCosts, states, limit, ...options })) {
    yield { sites: best.sites, bound: all - bound, isDone }
  }
}
