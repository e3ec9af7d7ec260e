import type { FacilityCategory } from '#planning/types'

/** Where in the district a community lies, as far as supply differs. */
export type Quarter = 'old' | 'middle' | 'beyondRiver' | 'works' | 'market' | 'village'

/** How one category is supplied: the share of communities (or villages) of each quarter that have one, and where more is on the way. */
export interface SupplyRule {
  category: FacilityCategory
  /** Share of places with one in operation, by quarter. */
  operating: Record<Quarter, number>
  /** Share of the places without one where one is planned or being built. */
  coming: number
  /** Share of those in operation that have closed since. */
  closed: number
  /** Least and greatest capacity. */
  capacity: readonly [number, number]
  noun: string
}

const rule = (
  category: FacilityCategory,
  noun: string,
  [old, middle, beyondRiver, works, market, village]: readonly [number, number, number, number, number, number],
  coming: number,
  capacity: readonly [number, number],
  closed = 0,
): SupplyRule => ({ category, noun, operating: { old, middle, beyondRiver, works, market, village }, coming, capacity, closed })

/** Categories supplied community by community. Uneven on purpose: nothing for health beyond the river, little for children in villages. */
export const communityRules: readonly SupplyRule[] = [
  rule('kindergarten', '幼儿园', [0.7, 0.7, 0.4, 0.5, 1, 0], 0.35, [120, 360]),
  rule('community_service_station', '服务站', [1, 0.8, 0.6, 0.6, 1, 0.6], 0.7, [800, 3000]),
  rule('elder_daycare', '日间照料中心', [0.6, 0.4, 0.15, 0, 0.5, 0], 0.25, [20, 60], 0.12),
  rule('clinic_station', '卫生服务站', [0.8, 0.7, 0, 0.5, 0, 0.45], 0.45, [2000, 8000], 0.08),
  rule('culture_station', '文化活动站', [0.7, 0.5, 0.3, 0.3, 1, 0.3], 0.3, [60, 200]),
  rule('fitness_site', '健身广场', [0.6, 0.6, 0.7, 0.2, 1, 0.35], 0.3, [50, 200]),
  rule('meal_point', '助餐点', [0.6, 0.35, 0.2, 0, 0.5, 0.1], 0.3, [30, 120], 0.15),
]

/** Categories of which a town of 50,000 has a few, spread over its communities; `per` = people for each one in operation. */
export const townRules: readonly {
  category: FacilityCategory
  noun: string
  per: number
  coming: number
  capacity: readonly [number, number]
  skipBeyondRiver: boolean
}[] = [
  { category: 'primary_school', noun: '小学', per: 7500, coming: 2, capacity: [540, 1440], skipBeyondRiver: false },
  { category: 'junior_school', noun: '中学', per: 15000, coming: 1, capacity: [900, 1800], skipBeyondRiver: false },
  { category: 'market', noun: '农贸市场', per: 7500, coming: 2, capacity: [4000, 15000], skipBeyondRiver: false },
  { category: 'culture_centre', noun: '文化活动中心', per: 17000, coming: 1, capacity: [300, 800], skipBeyondRiver: true },
  { category: 'embedded_hub', noun: '邻里中心', per: 13000, coming: 2, capacity: [400, 1200], skipBeyondRiver: false },
]
