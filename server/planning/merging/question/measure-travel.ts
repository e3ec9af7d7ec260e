import type { CentreTravel, MergeGroup } from '../merging-types.ts'
import { entryOf } from '../travel/travel-entry.ts'
import type { GroundSettlement } from './merge-ground.ts'

/** Ways of people, weighed by people, in seconds; nulls where nobody has one. */
export interface WayFigures {
  meanSeconds: number | null
  /** 95 % of the people go no longer. */
  p95Seconds: number | null
  worstSeconds: number | null
}

/** Seconds from a settlement today and to the centre of its group; NaN where no way leads there. */
export interface SettlementWay {
  settlement: number
  people: number
  before: number
  after: number
}

/** The ways of all settlements of some groups. */
export function waysOf(
  travel: CentreTravel,
  settlements: readonly GroundSettlement[],
  groups: readonly Pick<MergeGroup, 'units' | 'centre'>[],
): SettlementWay[] {
  const ways: SettlementWay[] = []
  for (const { units, centre } of groups)
    for (const unit of units) {
      const [today, then] = [entryOf(travel, unit, travel.seat[unit]), entryOf(travel, unit, centre)]
      const secondsAt = (entry: number, k: number): number => {
        const seconds = entry < 0 ? Number.POSITIVE_INFINITY : travel.seconds[travel.secondsFrom[entry] + k]
        return seconds === Number.POSITIVE_INFINITY ? Number.NaN : seconds
      }
      for (let at = travel.firstOf[unit]; at < travel.firstOf[unit + 1]; at++) {
        const k = at - travel.firstOf[unit]
        const settlement = travel.settlements[at]
        ways.push({ settlement, people: settlements[settlement].people, before: secondsAt(today, k), after: secondsAt(then, k) })
      }
    }
  return ways
}

/** Figures of ways before or after. */
export function wayFigures(ways: readonly SettlementWay[], side: 'before' | 'after'): WayFigures {
  const known = ways.filter((way) => !Number.isNaN(way.before) && way.people > 0).sort((a, b) => a[side] - b[side])
  const people = known.reduce((sum, way) => sum + way.people, 0)
  if (people === 0) return { meanSeconds: null, p95Seconds: null, worstSeconds: null }
  let within = 0
  const p95 = known.find((way) => {
    within += way.people
    return within >= 0.95 * people
  })
  return {
    meanSeconds: known.reduce((sum, way) => sum + way.people * way[side], 0) / people,
    p95Seconds: p95![side],
    worstSeconds: known[known.length - 1][side],
  }
}
