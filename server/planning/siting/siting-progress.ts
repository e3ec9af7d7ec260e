import type { ReachLists, SitingObstacle, SitingPlan, SitingProgress } from './siting-types.ts'

/** The smallest part of an objective that counts as a gap: below it is rounding. */
const smallestGap = 1e-8

/** The only progress of a siting that cannot be. */
export function impossible(obstacles: SitingObstacle[]): SitingProgress {
  return { state: 'impossible', plan: null, bound: null, gap: null, obstacles, steps: 0 }
}

/** A siting on its way; optimal where the bound leaves no gap. */
export function progressOf(plan: SitingPlan | null, bound: number, steps: number): SitingProgress {
  const proven = Number.isFinite(bound) ? bound : null
  if (plan === null || proven === null) return { state: 'searching', plan, bound: proven, gap: null, obstacles: [], steps }
  const gap = Math.abs(plan.objective - proven) / Math.max(Math.abs(plan.objective), 1e-9)
  if (gap > smallestGap) return { state: 'searching', plan, bound: proven, gap, obstacles: [], steps }
  return { state: 'optimal', plan, bound: plan.objective, gap: 0, obstacles: [], steps }
}

/** The nearest of the sites for each demand place, −1 where none is within the distance. */
export function nearestSites(
  { demandCount, starts, candidates, distances }: ReachLists,
  sites: readonly number[],
  within: number,
): Int32Array {
  const isSite = new Set(sites)
  const siteOf = new Int32Array(demandCount).fill(-1)
  for (let i = 0; i < demandCount; i++) {
    for (let at = starts[i]; at < starts[i + 1] && distances[at] <= within && siteOf[i] < 0; at++) {
      if (isSite.has(candidates[at])) siteOf[i] = candidates[at]
    }
  }
  return siteOf
}
