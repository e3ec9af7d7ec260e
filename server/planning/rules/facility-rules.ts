import type { AgeGroupKey, FacilityCategory } from '../types.ts'

/**
 * How certain a number is: C the text of the source was read, S second-hand, U widely quoted but not verified, D derived.
 * Meeting a number marked U is never called compliance.
 */
export const ruleMarks = ['C', 'S', 'U', 'D'] as const
export type RuleMark = (typeof ruleMarks)[number]

/** Words for people, in both languages of the product. */
export interface Bilingual {
  zh: string
  en: string
}

/** The groups under which the categories are offered, in this order. */
export const facilityGroups = {
  elder_child: { zh: '一老一小与教育', en: 'Elder, child and school' },
  health: { zh: '医疗卫生', en: 'Health' },
  shopping: { zh: '便民商业', en: 'Shopping' },
  culture: { zh: '文化体育', en: 'Culture and sport' },
  public: { zh: '公共服务', en: 'Public service' },
} as const satisfies Record<string, Bilingual>
export type FacilityGroup = keyof typeof facilityGroups

/** What the rule set says about one category of facilities. */
export interface FacilityRule {
  key: FacilityCategory
  nameZh: string
  nameEn: string
  group: FacilityGroup
  /** The living circle it belongs to; null where the source names none. */
  tierMinutes: 5 | 10 | 15 | null
  /** Service radius as walking distance; null where no source gives one: then `serviceRadius` takes the circle's distance. */
  radiusMeters: number | null
  /** Certainty of the radius under the edition in force. */
  mark: RuleMark
  source: Bilingual
  /** The people it is for; null = everybody. */
  ageGroup: AgeGroupKey | null
  capacityUnit: Bilingual
}

const unchecked: Bilingual = {
  zh: 'GB 50180-2018 附录C(转述,未核验)',
  en: 'GB 50180-2018 app. C (as widely quoted, not verified)',
}
const people: Bilingual = { zh: '人', en: 'people' }
const seats: Bilingual = { zh: '学位', en: 'places' }
const visits: Bilingual = { zh: '人次/日', en: 'visits a day' }

/**
 * Service radii of GB 50180-2018 and of the local rules named in each source, by category. A number that was read only in the 2002
 * edition carries the mark of the 2018 edition, which is the one in force.
 */
export const facilityRules: Record<FacilityCategory, FacilityRule> = {
  kindergarten: {
    key: 'kindergarten',
    nameZh: '幼儿园',
    nameEn: 'Kindergarten',
    group: 'elder_child',
    tierMinutes: 5,
    radiusMeters: 300,
    mark: 'S',
    source: {
      zh: 'GB 50180-93(2002年版)已核;GB 50180-2018 为转述',
      en: 'GB 50180-93 (2002) read; GB 50180-2018 second-hand',
    },
    ageGroup: 'age3to6',
    capacityUnit: seats,
  },
  primary_school: {
    key: 'primary_school',
    nameZh: '小学',
    nameEn: 'Primary school',
    group: 'elder_child',
    tierMinutes: 10,
    radiusMeters: 500,
    mark: 'U',
    source: { zh: 'GB 50180-93(2002年版)已核;GB 50180-2018 未核验', en: 'GB 50180-93 (2002) read; GB 50180-2018 not verified' },
    ageGroup: 'age6to15',
    capacityUnit: seats,
  },
  junior_school: {
    key: 'junior_school',
    nameZh: '初中',
    nameEn: 'Junior secondary school',
    group: 'elder_child',
    tierMinutes: 15,
    radiusMeters: 1000,
    mark: 'U',
    source: { zh: 'GB 50180-93(2002年版)已核;GB 50180-2018 未核验', en: 'GB 50180-93 (2002) read; GB 50180-2018 not verified' },
    ageGroup: 'age6to15',
    capacityUnit: seats,
  },
  community_service_station: {
    key: 'community_service_station',
    nameZh: '社区服务站',
    nameEn: 'Community service station',
    group: 'public',
    tierMinutes: 5,
    radiusMeters: 300,
    mark: 'U',
    source: unchecked,
    ageGroup: null,
    capacityUnit: people,
  },
  elder_daycare: {
    key: 'elder_daycare',
    nameZh: '老年人日间照料中心',
    nameEn: 'Elder day-care centre',
    group: 'elder_child',
    tierMinutes: 5,
    radiusMeters: 300,
    mark: 'U',
    source: unchecked,
    ageGroup: 'age60plus',
    capacityUnit: { zh: '床位', en: 'beds' },
  },
  clinic_station: {
    key: 'clinic_station',
    nameZh: '社区卫生服务站',
    nameEn: 'Community clinic',
    group: 'health',
    tierMinutes: 5,
    radiusMeters: 300,
    mark: 'U',
    source: unchecked,
    ageGroup: null,
    capacityUnit: people,
  },
  health_centre: {
    key: 'health_centre',
    nameZh: '社区卫生服务中心',
    nameEn: 'Community health centre',
    group: 'health',
    tierMinutes: 15,
    radiusMeters: 1000,
    mark: 'U',
    source: unchecked,
    ageGroup: null,
    capacityUnit: people,
  },
  culture_station: {
    key: 'culture_station',
    nameZh: '文化活动站',
    nameEn: 'Culture station',
    group: 'culture',
    tierMinutes: 5,
    radiusMeters: 500,
    mark: 'U',
    source: unchecked,
    ageGroup: null,
    capacityUnit: people,
  },
  culture_centre: {
    key: 'culture_centre',
    nameZh: '文化活动中心',
    nameEn: 'Culture centre',
    group: 'culture',
    tierMinutes: 15,
    radiusMeters: 1000,
    mark: 'U',
    source: unchecked,
    ageGroup: null,
    capacityUnit: people,
  },
  subdistrict_service: {
    key: 'subdistrict_service',
    nameZh: '街道社区服务中心',
    nameEn: 'Sub-district service centre',
    group: 'public',
    tierMinutes: 15,
    radiusMeters: 1000,
    mark: 'U',
    source: {
      zh: 'GB 50180-2018 列入十五分钟生活圈;半径未核验',
      en: 'GB 50180-2018 names it in the 15-minute circle; radius not verified',
    },
    ageGroup: null,
    capacityUnit: visits,
  },
  police: {
    key: 'police',
    nameZh: '派出所',
    nameEn: 'Police station',
    group: 'public',
    tierMinutes: 15,
    radiusMeters: 800,
    mark: 'U',
    source: unchecked,
    ageGroup: null,
    capacityUnit: people,
  },
  market: {
    key: 'market',
    nameZh: '菜市场/生鲜超市',
    nameEn: 'Food market',
    group: 'shopping',
    tierMinutes: 10,
    radiusMeters: 500,
    mark: 'U',
    source: unchecked,
    ageGroup: null,
    capacityUnit: people,
  },
  fitness_site: {
    key: 'fitness_site',
    nameZh: '室外健身场地',
    nameEn: 'Outdoor fitness site',
    group: 'culture',
    tierMinutes: 5,
    radiusMeters: 300,
    mark: 'U',
    source: unchecked,
    ageGroup: null,
    capacityUnit: people,
  },
  bus_stop: {
    key: 'bus_stop',
    nameZh: '公交车站',
    nameEn: 'Bus stop',
    group: 'public',
    tierMinutes: 10,
    radiusMeters: 500,
    mark: 'U',
    source: {
      zh: 'GB 50180-2018(转述,未核验);上海2024草案:内300米、外500米',
      en: 'GB 50180-2018 (not verified); Shanghai draft of 2024: 300 m inner, 500 m outer city',
    },
    ageGroup: null,
    capacityUnit: people,
  },
  meal_point: {
    key: 'meal_point',
    nameZh: '养老助餐点',
    nameEn: 'Elder meal point',
    group: 'elder_child',
    tierMinutes: 5,
    radiusMeters: 300,
    mark: 'U',
    source: unchecked,
    ageGroup: 'age60plus',
    capacityUnit: { zh: '餐/日', en: 'meals a day' },
  },
  embedded_hub: {
    key: 'embedded_hub',
    nameZh: '嵌入式服务综合体',
    nameEn: 'Embedded service hub',
    group: 'public',
    tierMinutes: 10,
    radiusMeters: null,
    mark: 'U',
    source: {
      zh: '列入5–10分钟生活圈;无半径规定,取10分钟圈距离',
      en: 'Named in the 5 to 10-minute circle; no radius given, the 10-minute distance is taken',
    },
    ageGroup: null,
    capacityUnit: people,
  },
  grid_station: {
    key: 'grid_station',
    nameZh: '网格驿站',
    nameEn: 'Grid station',
    group: 'public',
    tierMinutes: null,
    radiusMeters: null,
    mark: 'U',
    source: { zh: '无半径规定,取5分钟圈距离', en: 'No radius given, the 5-minute distance is taken' },
    ageGroup: null,
    capacityUnit: people,
  },
}
