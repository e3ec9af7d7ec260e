import type { FacilityCategory } from '#planning/types'
import type { Quarter } from './neighbourhoods.ts'

interface Supply {
  category: FacilityCategory
  /** What its name ends in. */
  noun: string
  /** Least and greatest capacity. */
  capacity: readonly [number, number]
}

/** A category supplied community by community. */
export interface CommunityRule extends Supply {
  /** Share of communities (or villages) with one in operation, by quarter. */
  operating: Record<Quarter, number>
  /** Share of the places without one where one is planned or being built. */
  coming: number
  /** Share of those in operation that have closed since. */
  closed: number
}

/** A category of which a town of 50,000 has a few. */
export interface TownRule extends Supply {
  /** People for each one in operation. */
  people: number
  /** How many are planned or being built, for each that many people. */
  peopleForComing: number
  /** Whether nothing operates beyond the river yet. */
  skipBeyondRiver: boolean
}

const each = (
  category: FacilityCategory,
  noun: string,
  [old, middle, beyondRiver, works, market, village, mountain]: readonly number[],
  coming: number,
  capacity: readonly [number, number],
  closed = 0,
): CommunityRule => ({
  category,
  noun,
  operating: { old, middle, beyondRiver, works, market, village, mountain },
  coming,
  capacity,
  closed,
})

const few = (
  category: FacilityCategory,
  noun: string,
  people: number,
  peopleForComing: number,
  capacity: readonly [number, number],
  skipBeyondRiver = false,
): TownRule => ({ category, noun, people, peopleForComing, capacity, skipBeyondRiver })

/** Uneven on purpose: no clinic works beyond the river, few kindergartens in villages, least of all in the mountains. Shares are inventions, not statistics. */
export const communityRules: readonly CommunityRule[] = [
  each('kindergarten', '幼儿园', [0.9, 0.85, 0.5, 0.6, 1, 0.22, 0.05], 0.3, [120, 360]),
  each('community_service_station', '服务站', [1, 0.85, 0.7, 0.7, 1, 0.85, 0.6], 0.6, [800, 3000]),
  each('elder_daycare', '日间照料中心', [0.9, 0.6, 0.4, 0.3, 0.7, 0.14, 0.05], 0.2, [20, 60], 0.1),
  each('clinic_station', '卫生服务站', [1, 0.9, 0.45, 0.7, 0.8, 0.78, 0.42], 0.4, [2000, 8000], 0.06),
  each('culture_station', '文化活动站', [0.8, 0.6, 0.4, 0.3, 1, 0.5, 0.25], 0.3, [60, 200]),
  each('fitness_site', '健身广场', [0.7, 0.7, 0.7, 0.2, 1, 0.5, 0.3], 0.3, [50, 200]),
  each('meal_point', '助餐点', [0.85, 0.5, 0.3, 0, 0.6, 0.12, 0.05], 0.2, [30, 120], 0.12),
  each('primary_school', '村小学', [0, 0, 0, 0, 0, 0.13, 0.07], 0.02, [60, 240], 0.3),
]

/** In the county town, by people; market towns have one of most. */
export const townRules: readonly TownRule[] = [
  few('primary_school', '小学', 6500, 24000, [720, 1800]),
  few('junior_school', '中学', 11500, 45000, [900, 2400]),
  few('market', '农贸市场', 8000, 28000, [4000, 15000]),
  few('culture_centre', '文化活动中心', 20000, 55000, [300, 800], true),
  few('health_centre', '社区卫生服务中心', 22000, 40000, [15000, 40000], true),
  few('embedded_hub', '邻里中心', 16000, 28000, [400, 1200]),
]

/** What every sub-district and town has; a large sub-district has a second one. */
export const seatRules: readonly (Supply & { secondNoun: string })[] = [
  { category: 'subdistrict_service', noun: '便民服务中心', secondNoun: '便民服务分中心', capacity: [8000, 20000] },
  { category: 'police', noun: '派出所', secondNoun: '警务站', capacity: [15000, 40000] },
]

/** What towns in the country have at their market place: share in operation, and share of the others where it is planned or being built. */
export const marketRules: readonly (Supply & { share: number; coming: number })[] = [
  { category: 'health_centre', noun: '卫生院', capacity: [8000, 20000], share: 1, coming: 0 },
  { category: 'primary_school', noun: '中心小学', capacity: [360, 1080], share: 1, coming: 0 },
  { category: 'junior_school', noun: '初级中学', capacity: [300, 900], share: 0.7, coming: 0.2 },
  { category: 'market', noun: '农贸市场', capacity: [2000, 8000], share: 0.85, coming: 0.5 },
  { category: 'culture_centre', noun: '综合文化站', capacity: [100, 300], share: 0.75, coming: 0.4 },
  { category: 'embedded_hub', noun: '邻里中心', capacity: [200, 600], share: 0.15, coming: 0.2 },
]
