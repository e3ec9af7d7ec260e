import { baseSpeedKmh } from '../network/travel-costs.ts'
import type { FacilityCategory, TravelMode } from '../types.ts'
import { type Bilingual, facilityRules, type RuleMark } from './facility-rules.ts'

/** The living circles of GB 50180-2018, table 3.0.4: minutes on foot and the walking distance they mean. */
export const livingCircles = [
  { minutes: 5, meters: 300, mark: 'S' },
  { minutes: 10, meters: 500, mark: 'C' },
  { minutes: 15, meters: 1000, mark: 'S' },
] as const satisfies readonly { minutes: number; meters: number; mark: RuleMark }[]

const standard: Bilingual = { zh: 'GB 50180-2018 表3.0.4', en: 'GB 50180-2018 table 3.0.4' }

/** How far counts as reached, and where that comes from; `user` = asked for. */
export interface Limit {
  meters: number
  source: Bilingual
  mark: RuleMark | 'user'
}

export interface LimitQuestion {
  minutes: number
  mode: TravelMode
  speedKmh?: number
  /** The longest way that counts; absent, on foot: `walkCapMeters`. */
  capMeters?: number
}

/**
 * The longest way on foot that the standard counts within so many minutes: its own distances at 5, 10 and 15 minutes, straight
 * lines between them, and 1000 m for each further 15 minutes, so that more minutes never mean a shorter way.
 */
export function walkCapMeters(minutes: number): number {
  let before = { minutes: 0, meters: 0 }
  for (const circle of livingCircles) {
    if (minutes <= circle.minutes) {
      const share = (minutes - before.minutes) / (circle.minutes - before.minutes)
      return before.meters + share * (circle.meters - before.meters)
    }
    before = circle
  }
  return (before.meters / before.minutes) * minutes
}

/** The limit for so many minutes: speed × minutes, but not beyond the cap. */
export function travelLimit({ minutes, mode, speedKmh, capMeters }: LimitQuestion): Limit {
  const speed = speedKmh ?? baseSpeedKmh(mode)
  const bySpeed = (speed * 1000 * minutes) / 60
  const onFoot = mode === 'walk' || mode === 'slow_walk'
  const cap = capMeters ?? (onFoot ? walkCapMeters(minutes) : Number.POSITIVE_INFINITY)
  if (bySpeed < cap) {
    const text = `${speed} km/h × ${minutes} min`
    return { meters: bySpeed, source: { zh: text, en: text }, mark: speedKmh === undefined ? 'D' : 'user' }
  }
  if (capMeters !== undefined)
    return { meters: cap, source: { zh: '指定的距离上限', en: 'distance cap asked for' }, mark: 'user' }
  const circle = livingCircles.find((each) => each.minutes === minutes)
  if (circle) return { meters: cap, source: standard, mark: circle.mark }
  return {
    meters: cap,
    source: { zh: `${standard.zh}(按分钟内插)`, en: `${standard.en}, interpolated by minutes` },
    mark: 'D',
  }
}

/** Meters that count as reached within so many minutes (see `travelLimit`). */
export function limitMeters(question: LimitQuestion): number {
  return travelLimit(question).meters
}

/** The bands to draw below and at the asked limit: 5, 10 and 15 minutes where they are shorter, then the asked minutes; each within the next. */
export function bandLimits(question: LimitQuestion): (Limit & { minutes: number })[] {
  const minutes = livingCircles.map((circle) => circle.minutes as number).filter((each) => each < question.minutes)
  return [...minutes, question.minutes].map((each) => ({ minutes: each, ...travelLimit({ ...question, minutes: each }) }))
}

/**
 * The service radius of a category as walking distance: its own where the rule set gives one, else the distance of its living circle,
 * else (no circle named) that of the smallest circle.
 */
export function serviceRadius(category: FacilityCategory): Limit {
  const rule = facilityRules[category]
  const circle = livingCircles.find((each) => each.minutes === rule.tierMinutes) ?? livingCircles[0]
  return { meters: rule.radiusMeters ?? circle.meters, source: rule.source, mark: rule.mark }
}
