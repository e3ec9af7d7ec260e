import { siteCapacitated } from '../capacitated/site-capacitated.ts'
import { siteCenter } from '../center/site-center.ts'
import { siteCover } from '../cover/site-cover.ts'
import { siteMostCovered } from '../cover/site-most-covered.ts'
import { type SitingOptions, siteMedian } from '../median/site-median.ts'
import type { SiteLimit, SitingProgress } from '../siting-types.ts'
import type { StatedSiting } from './state-siting.ts'

/** The same with every group's site given to its rows. */
function ungrouped({ groups, weights }: StatedSiting, progress: SitingProgress): SitingProgress {
  const { plan } = progress
  if (groups === null || plan === null) return progress
  const siteOf = Int32Array.from(weights, (weight, i) => (weight > 0 ? plan.siteOf[groups.groupOf[i]] : -1))
  return { ...progress, plan: { ...plan, siteOf } }
}

/** Covered people in place of those who are not: objective and bound from above. */
function asCovered({ weights }: StatedSiting, progress: SitingProgress): SitingProgress {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const plan = progress.plan && { ...progress.plan, objective: all - progress.plan.objective }
  const bound = progress.bound === null ? null : all - progress.bound
  const gap = plan && bound !== null ? Math.abs(plan.objective - bound) / Math.max(Math.abs(plan.objective), 1e-9) : null
  return { ...progress, plan, bound, gap: progress.state === 'optimal' ? 0 : gap }
}

/**
 * Searches for the best sites; yields after every turn how far it has come, `siteOf` by the rows of the statement. Objectives: cost of the sites (set cover), people (maximal and
 * capacitated cover, bounds from above), person meters (p-median), meters (p-center). `limit` in place of the question's own is for asking with another number.
 */
export function* solveSiting(
  stated: StatedSiting,
  options: SitingOptions,
  limit: SiteLimit | null = stated.limit,
): Generator<SitingProgress, void> {
  const { wishes, problem, farMeters } = stated
  const { coverageTarget, minimumShare } = wishes
  const within = wishes.limit.meters
  switch (wishes.model) {
    case 'set-cover':
      return yield* siteCover(problem, { within, targetShare: coverageTarget, minimumShare }, options)
    case 'max-cover':
      return yield* siteMostCovered(problem, { within, limit: limit!, minimumShare }, options)
    case 'p-median':
      return yield* siteMedian(problem, { limit: limit!, farDistance: farMeters }, options)
    case 'p-center':
      return yield* siteCenter(problem, limit !== null && 'sites' in limit ? limit.sites : 0, options)
    case 'capacitated-p-median':
      for (const progress of siteCapacitated(problem, { limit: limit!, farDistance: null, loads: null }, options))
        yield ungrouped(stated, progress)
      return
    case 'capacitated-cover':
      for (const progress of siteCapacitated(problem, { limit: limit!, farDistance: 1, loads: null }, options))
        yield asCovered(stated, ungrouped(stated, progress))
      return
    case 'tiered':
      throw new Error('got a tiered question when expected one of a single model')
  }
}
