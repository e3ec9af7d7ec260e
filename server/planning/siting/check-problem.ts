import type { SiteLimit, SitingObstacle, SitingProblem } from './siting-types.ts'

/** The first value that is not a number from 0 on; ∞ only where `allowsInfinite`. */
function badNumber(
  what: 'weight' | 'cost' | 'capacity' | 'distance',
  values: Float64Array,
  allowsInfinite = false,
): SitingObstacle[] {
  const index = values.findIndex((value) => !(value >= 0) || (!allowsInfinite && value === Number.POSITIVE_INFINITY))
  return index < 0 ? [] : [{ reason: 'bad_number', what, index }]
}

/** What is wrong with a problem whatever the model; empty where nothing is. */
export function checkProblem({ reach, weights, states, costs, capacities }: SitingProblem): SitingObstacle[] {
  const bad = [
    ...badNumber('weight', weights),
    ...badNumber('cost', costs),
    ...badNumber('capacity', capacities, true),
    ...badNumber('distance', reach.distances),
  ]
  if (bad.length > 0) return bad
  return states.every((state) => state === 'closed') ? [{ reason: 'no_candidates' }] : []
}

/** Whether a limit is one, and leaves room for the sites that are kept. */
export function checkLimit({ states, costs }: SitingProblem, limit: SiteLimit): SitingObstacle[] {
  const isByNumber = 'sites' in limit
  const size = isByNumber ? limit.sites : limit.budget
  if (!(size >= 0) || (isByNumber && !(Number.isInteger(size) && size > 0)))
    return [{ reason: 'bad_number', what: 'limit', index: 0 }]
  const usable = states.reduce((sum, state) => sum + (state === 'closed' ? 0 : 1), 0)
  if (isByNumber && size > usable) return [{ reason: 'more_sites_than_candidates', sites: size, candidates: usable }]
  const needed = states.reduce((sum, state, j) => sum + (state === 'kept' ? (isByNumber ? 1 : costs[j]) : 0), 0)
  return needed > size ? [{ reason: 'kept_over_limit', limit: size, needed }] : []
}
