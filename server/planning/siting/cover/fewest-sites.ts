import type { SitingOptions } from '../median/site-median.ts'
import type { SitingProblem } from '../siting-types.ts'
import { asMedian } from './as-median.ts'
import type { CoverDemand } from './cover-demand.ts'

/** Sites that reach the target, where there are better ones than before, and a number that is needed at least. */
export interface FewestTurn {
  sites: readonly number[] | null
  least: number
  isDone: boolean
}

/** Turns of the search for the most people that a number of sites is given at first. */
const firstTurns = 6
/** Rounding that a target forgives, as a share of it. */
const forgiven = 1e-9

/**
 * The fewest sites, kept ones counted, that cover so many people: for one number after another, by halving, whether the most people that it covers are enough. Bounds from above on those
 * people refute numbers; the best found proves others. What a few turns leave open is gone into from above, where a refutation ends it. `start` has some sites that reach the target, and a number that is needed at least.
 */
export function* fewestSites(
  problem: SitingProblem,
  demand: CoverDemand,
  people: number,
  start: { sites: readonly number[]; least: number },
  options: SitingOptions,
): Generator<FewestTurn, void> {
  const isWhole = demand.people.every((each) => Number.isInteger(each))
  const target = people * (1 - forgiven)
  const coverers = demand.rows.map((row) => new Set(row))
  const coveredBy = (sites: readonly number[]): number =>
    coverers.reduce((sum, row, k) => sum + (sites.some((j) => row.has(j)) ? demand.people[k] : 0), 0)
  let { sites: best, least } = start
  /** Tries a number of sites; goes on until it is settled, or the turns are over. */
  function* probe(number: number, turns: number): Generator<FewestTurn, void> {
    let turn = 0
    for (const { sites, bound, isDone } of asMedian(problem, demand, { sites: number }, options)) {
      const most = isWhole ? Math.floor(bound + 1e-6) : bound
      if (sites !== null && sites.length < best.length && coveredBy(sites) >= target) {
        best = sites
        yield { sites, least, isDone: least >= best.length }
        return
      }
      if (isDone || most < target) {
        least = Math.max(least, number + 1)
        yield { sites: null, least, isDone: least >= best.length }
        return
      }
      yield { sites: null, least, isDone: false }
      if (++turn >= turns) return
    }
  }
  let [low, high] = [Math.max(1, least), best.length]
  while (low < high) {
    const middle = (low + high) >> 1
    yield* probe(middle, firstTurns)
    if (best.length <= middle) high = best.length
    else low = middle + 1
  }
  while (least < best.length) yield* probe(best.length - 1, Number.POSITIVE_INFINITY)
  yield { sites: null, least: best.length, isDone: true }
}
