import type { SitingOptions } from '../median/site-median.ts'
import type { SiteLimit, SitingProgress } from '../siting-types.ts'
import { solveSiting } from './solve-siting.ts'
import type { StatedSiting } from './state-siting.ts'

/** What so many sites can do: the best found, and what none can do better than. */
export interface CurvePoint {
  sites: number
  objective: number
  bound: number | null
  /** Of the objective; 0 where it is proven. */
  gap: number | null
}

/** Points of a curve, at most. */
const mostPoints = 24

/** Numbers of sites to ask about: every one around the answer's where they are few, and thinned out beyond. */
export function curveNumbers(sites: number, candidates: number): number[] {
  const most = Math.min(candidates, Math.max(8, 2 * sites))
  const step = Math.ceil(most / mostPoints)
  const numbers = Array.from({ length: Math.ceil(most / step) }, (_, k) => 1 + k * step)
  return [...new Set([...numbers, sites, most])].filter((n) => n >= 1 && n <= candidates).sort((a, b) => a - b)
}

/**
 * The best for every number of new sites asked about, one after the other, each until it is proven or `isEnough` says so; `standing` sites stay open beside them. Better with more sites holds by
 * construction: what fewer can do, more can.
 */
export function* siteCurve(
  stated: StatedSiting,
  numbers: readonly number[],
  standing: number,
  options: SitingOptions,
  isEnough: (turns: number) => boolean,
): Generator<CurvePoint, void> {
  const isMost = stated.wishes.model === 'max-cover' || stated.wishes.model === 'capacitated-cover'
  let before: CurvePoint | null = null
  for (const sites of numbers) {
    const limit: SiteLimit = { sites: standing + sites }
    let last: SitingProgress | null = null
    let turns = 0
    for (const progress of solveSiting(stated, options, limit)) {
      last = progress
      if (isEnough(++turns)) break
    }
    if (last === null || last.plan === null) continue
    const better: number = isMost
      ? Math.max(last.plan.objective, before?.objective ?? 0)
      : Math.min(last.plan.objective, before?.objective ?? Number.POSITIVE_INFINITY)
    const gap: number | null = last.bound === null ? null : Math.abs(better - last.bound) / Math.max(Math.abs(better), 1e-9)
    const point: CurvePoint = { sites, objective: better, bound: last.bound, gap: last.state === 'optimal' ? 0 : gap }
    before = point
    yield point
  }
}
