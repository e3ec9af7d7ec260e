import { bandLimits, type Limit, livingCircles, serviceRadius, travelLimit } from '../rules/living-circles.ts'
import type { FacilityCategory, TravelMode } from '../types.ts'
import type { CoverageQuestion } from './coverage-types.ts'

export interface QuestionLimits {
  /** In the order of the question's categories. */
  limits: (Limit & { category: FacilityCategory })[]
  /** Shortest first; the last is the limit itself. */
  bands: (Limit & { minutes: number })[]
}

/**
 * What counts as reached: with minutes asked for, one limit for every category; without, each category's service radius (no longer
 * than a cap, where one is asked for). Bands are the living circles within the limit and the limit; where the radii of several
 * categories differ there is one band, which is complete where every category is within its own radius.
 */
export function questionLimits(question: CoverageQuestion, mode: TravelMode, speedKmh: number): QuestionLimits {
  const { categories, minutes, capMeters } = question
  if (minutes !== undefined) {
    const asked = { minutes, mode, speedKmh: question.speedKmh, capMeters }
    const limit = travelLimit(asked)
    return { limits: categories.map((category) => ({ category, ...limit })), bands: bandLimits(asked) }
  }
  const limits = categories.map((category) => {
    const radius = serviceRadius(category)
    if (capMeters === undefined || capMeters >= radius.meters) return { category, ...radius }
    const source = { zh: '指定的距离上限', en: 'distance cap asked for' }
    return { category, meters: capMeters, source, mark: 'user' as const }
  })
  const longest = limits.reduce((far, limit) => (limit.meters > far.meters ? limit : far))
  const onFoot = mode === 'walk' || mode === 'slow_walk'
  const same = onFoot && limits.every((limit) => limit.meters === longest.meters)
  const circles = same ? livingCircles.filter((circle) => circle.meters < longest.meters) : []
  const own = onFoot ? livingCircles.find((circle) => circle.meters === longest.meters) : undefined
  const travelMinutes = (meters: number): number => (meters * 60) / (speedKmh * 1000)
  const standard = { zh: 'GB 50180-2018 表3.0.4', en: 'GB 50180-2018 table 3.0.4' }
  return {
    limits,
    bands: [
      ...circles.map(({ minutes, meters, mark }) => ({ minutes, meters, mark, source: standard })),
      {
        minutes: own ? own.minutes : travelMinutes(longest.meters),
        meters: longest.meters,
        source: longest.source,
        mark: longest.mark,
      },
    ],
  }
}
