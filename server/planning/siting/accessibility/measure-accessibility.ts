import { questionLimits } from '../../coverage/coverage-limits.ts'
import type { CoverageInput } from '../../coverage/coverage-types.ts'
import { baseSpeedKmh } from '../../network/travel-costs.ts'
import { facilityRules } from '../../rules/facility-rules.ts'
import { type DivisionLevel, divisionLevels, type FacilityCategory } from '../../types.ts'
import { countedStatuses } from '../question/list-candidates.ts'
import type { SitingWishes } from '../question/siting-wishes.ts'
import { countedPoints, demandWeights } from '../question/state-siting.ts'
import { createWaysTo } from '../question/ways-to.ts'
import { createWayList } from '../ways/pack-ways.ts'
import { type CatchmentMethod, floatCatchments, plainCatchment, threeBands } from './float-catchments.ts'

/** 2SFCA: everybody within the limit alike; E2SFCA: nearer counts more; 3SFCA: also who has more to choose from leans less on each. */
export const accessibilityMethods = ['2sfca', 'e2sfca', '3sfca'] as const
export type AccessibilityMethod = (typeof accessibilityMethods)[number]

/** What a category's capacities come to for people, per thousand of them. */
export interface AccessibilityFigures {
  /** Who counts: those the category is for, where their number is known. */
  demand: SitingWishes['demand']
  limitMeters: number
  /** Capacity of the counted facilities that state one, and of those whom nobody reaches. */
  supply: number
  unusedSupply: number
  facilities: number
  facilitiesWithoutCapacity: number
  people: number
  perThousand: number
  /** Down to villages and communities; people-weighted means of their places, so that Σ people × perThousand / 1000 = supply − unusedSupply. */
  divisions: { divisionId: string; code: string; name: string; level: DivisionLevel; people: number; perThousand: number }[]
  points: { demandId: string; people: number; perThousand: number }[]
}

const methods: Record<AccessibilityMethod, { method: CatchmentMethod; isGraded: boolean }> = {
  '2sfca': { method: 'two_step', isGraded: false },
  e2sfca: { method: 'two_step', isGraded: true },
  '3sfca': { method: 'three_step', isGraded: true },
}

/** Accessibility with supply beside plain coverage, for "covered is not enough": the capacity of one category's facilities shared among the people within its limit, over streets. */
export function measureAccessibility(
  { area, facilities, question }: CoverageInput,
  category: FacilityCategory,
  by: AccessibilityMethod,
): AccessibilityFigures {
  const { demand: table, divisions, placement } = area
  const { mode } = area.network
  const speedKmh = question.speedKmh ?? baseSpeedKmh(mode)
  const limitMeters = questionLimits({ ...question, categories: [category] }, mode, speedKmh).limits[0].meters
  const order = countedPoints(area, question.withinDivision)
  const { ageGroup } = facilityRules[category]
  const ofAge = ageGroup && demandWeights(area, order, ageGroup).some((weight) => weight > 0) ? ageGroup : null
  const demand = ofAge ?? 'population'
  const people = demandWeights(area, order, demand)
  const counted = facilities.filter(
    (facility) => facility.category === category && countedStatuses[question.counted].includes(facility.status),
  )
  const stating = counted.filter(({ capacity }) => capacity !== null)
  const waysTo = createWaysTo(area, order, 'streets', speedKmh)
  const list = createWayList()
  for (const { lon, lat } of stating) {
    const { demands, costs } = waysTo(lon, lat, limitMeters)
    list.add(demands, costs)
  }
  const supply = Float64Array.from(stating, ({ capacity }) => capacity!)
  const { method, isGraded } = methods[by]
  const bands = isGraded ? threeBands(limitMeters) : plainCatchment(limitMeters)
  const { perPerson, unusedSupply } = floatCatchments(list.pack(order.length), people, supply, bands, method)
  const all = { people: 0, supply: 0 }
  const sums = divisions.map(() => ({ people: 0, supply: 0 }))
  order.forEach((point, row) => {
    for (const sum of [all, ...placement.divisionsOf(point).map((division) => sums[division])]) {
      sum.people += people[row]
      sum.supply += people[row] * perPerson[row]
    }
  })
  const rank = (level: DivisionLevel): number => divisionLevels.indexOf(level)
  const perThousand = (sum: { people: number; supply: number }): number => (sum.people > 0 ? (1000 * sum.supply) / sum.people : 0)
  return {
    demand,
    limitMeters,
    supply: supply.reduce((total, value) => total + value, 0),
    unusedSupply,
    facilities: counted.length,
    facilitiesWithoutCapacity: counted.length - stating.length,
    people: all.people,
    perThousand: perThousand(all),
    divisions: divisions
      .flatMap(({ id, code, name, level }, index) =>
        sums[index].people > 0 && rank(level) <= rank('village')
          ? [{ divisionId: id, code, name, level, people: sums[index].people, perThousand: perThousand(sums[index]) }]
          : [],
      )
      .sort((a, b) => rank(a.level) - rank(b.level) || (a.code < b.code ? -1 : 1)),
    points: [...order].flatMap((point, row) =>
      people[row] > 0 ? [{ demandId: table.id[point], people: people[row], perThousand: 1000 * perPerson[row] }] : [],
    ),
  }
}
