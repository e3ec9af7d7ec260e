import type { FacilityCategory } from '#planning/types'
import type { Tags } from '../elements.ts'

/** One line of the table: what an element must be, and the category it then is. Names are Chinese names first, as mapped in China. */
interface FacilityLine {
  category: FacilityCategory
  /** Tags of which one must match; `*` = any value. */
  tags: readonly (readonly [key: string, values: string])[]
  /** Where given, the name must match it. */
  name?: RegExp
  /** Where given, the name must not match it. */
  notName?: RegExp
}

const schoolTags = [['amenity', 'school']] as const
const practiceTags = [
  ['amenity', 'clinic|doctors'],
  ['healthcare', 'clinic|doctor|centre|center'],
] as const
const hospitalTags = [
  ['amenity', 'hospital'],
  ['healthcare', 'hospital'],
] as const
const officeTags = [
  ['amenity', 'townhall|community_centre|public_building|social_centre'],
  ['office', 'government|administrative'],
  ['government', '*'],
] as const
const anyPublic = [
  ['amenity', '*'],
  ['office', '*'],
  ['building', '*'],
  ['shop', '*'],
  ['social_facility', '*'],
] as const

const healthCentre = /社区卫生服务中心|社區衛生服務中心|卫生院|衛生院/
const clinicStation = /卫生服务站|卫生站|卫生室|医务室|诊所/
const notBasicSchool =
  /大学|学院|高级中学|高中(?!.*初中)|职业|中专|技校|技工|驾校|驾驶|培训|党校|老年|university|college|driving|music/i
const seniorHome = 'nursing_home|assisted_living|group_home'
const serviceStation = /社区服务|社区综合服务|党群|便民服务(站|点)|居委会|居民委员会|村委会|村民委员会|社区居委|社区工作站/
const subdistrict = /街道办|办事处|(镇|乡)(人民)?政府|便民服务中心|政务服务中心|(街道|镇|乡).*服务中心/

/** OSM tags and names → facility categories (domain: categories of the living circle). A line's matches are added up, each category once. */
export const facilityLines: readonly FacilityLine[] = [
  { category: 'kindergarten', tags: [['amenity', 'kindergarten|preschool']] },
  { category: 'kindergarten', tags: schoolTags, name: /幼儿园|幼稚园|kindergarten/i },
  { category: 'primary_school', tags: schoolTags, name: /小学|小學|附小|完小|九年|一贯|primary|elementary/i },
  {
    category: 'junior_school',
    tags: schoolTags,
    name: /初中|中学|中學|附中|九年|一贯|middle school|junior|secondary/i,
    notName: notBasicSchool,
  },
  { category: 'health_centre', tags: practiceTags, name: healthCentre },
  { category: 'clinic_station', tags: practiceTags, notName: healthCentre },
  { category: 'clinic_station', tags: hospitalTags, name: clinicStation },
  { category: 'health_centre', tags: hospitalTags, notName: clinicStation }, // a hospital's outpatients serve the neighbourhood too
  { category: 'police', tags: [['amenity', 'police']] },
  { category: 'police', tags: officeTags, name: /派出所|公安分局/ },
  {
    category: 'market',
    tags: [
      ['amenity', 'marketplace'],
      ['shop', 'supermarket|greengrocer|farm'],
    ],
  },
  {
    category: 'fitness_site',
    tags: [
      ['leisure', 'fitness_station|pitch|playground|sports_centre|track|outdoor_seating_fitness'],
      ['fitness_station', '*'],
    ],
  },
  { category: 'elder_daycare', tags: [['social_facility:for', 'senior|senior;*|elderly']] },
  {
    category: 'elder_daycare',
    tags: [['amenity', 'social_facility|community_centre']],
    name: /日间照料|养老|敬老|托老|老年|长者/,
  },
  { category: 'community_service_station', tags: officeTags, name: serviceStation, notName: subdistrict },
  { category: 'subdistrict_service', tags: officeTags, name: subdistrict, notName: serviceStation },
  { category: 'culture_centre', tags: [['amenity', 'library|arts_centre']] },
  { category: 'culture_centre', tags: [['amenity', 'community_centre']], name: /文化(活动)?中心|文化馆|文化宫/ },
  {
    category: 'culture_station',
    tags: [['amenity', 'community_centre|social_centre']],
    notName: /社区服务|党群|便民|居委|村委|文化(活动)?中心|文化馆|文化宫|日间照料|养老|敬老|托老|老年|长者|街道办|办事处/,
  },
  { category: 'meal_point', tags: anyPublic, name: /助餐|社区食堂|老年食堂|长者食堂|老年餐桌/ },
  { category: 'embedded_hub', tags: anyPublic, name: /邻里中心|社区综合体|服务综合体/ },
  { category: 'grid_station', tags: anyPublic, name: /网格(驿站|站|工作站|中心)/ },
]

/** The categories that an element's tags make it, each once, in the table's order. Private places and those not in use make none. */
export function facilityCategoriesOf(tags: Tags): FacilityCategory[] {
  if (tags.access === 'private' || tags.access === 'no' || tags.disused === 'yes') return []
  const name = tags['name:zh'] ?? tags.name ?? ''
  const found = new Set<FacilityCategory>()
  for (const line of facilityLines) {
    if (line.name && !line.name.test(name)) continue
    if (line.notName?.test(name)) continue
    if (line.tags.some(([key, values]) => matches(tags[key], values))) found.add(line.category)
  }
  // A home for the old is not day care.
  if (matches(tags.social_facility, seniorHome) && !/日间|驿站|助餐|服务/.test(name)) found.delete('elder_daycare')
  for (const category of schoolsByLevel(tags)) found.add(category)
  // The town hall of a place without a telling name serves a sub-district or town; those of a city or county do not.
  if (tags.amenity === 'townhall' && found.size === 0 && !/[省市区县](人民)?政府|prefeitura|city hall/i.test(name))
    found.add('subdistrict_service')
  return [...found]
}

/** `isced:level` 1 = primary, 2 = lower secondary. */
function schoolsByLevel(tags: Tags): FacilityCategory[] {
  if (tags.amenity !== 'school') return []
  const levels: readonly string[] = (tags['isced:level'] ?? '').match(/\d/g) ?? []
  // "0-3" spans the levels between its ends.
  const spans = /^(\d)\s*-\s*(\d)$/.exec(tags['isced:level'] ?? '')
  const has = (level: number) =>
    levels.includes(String(level)) || (spans !== null && Number(spans[1]) <= level && level <= Number(spans[2]))
  return [...(has(1) ? (['primary_school'] as const) : []), ...(has(2) ? (['junior_school'] as const) : [])]
}

function matches(value: string | undefined, values: string): boolean {
  if (value === undefined || value === 'no') return false
  if (values === '*') return true
  return value.split(';').some((one) => values.split('|').includes(one.trim()))
}

/** How sure an element is to be a bus stop: 3 a stop or platform for buses, 2 a station, 1 the stop's place on the road; 0 = none. */
export function busStopRank(tags: Tags): 0 | 1 | 2 | 3 {
  if (tags.highway === 'bus_stop') return 3
  if (tags.public_transport === 'platform' && (tags.bus === 'yes' || (tags.highway === 'platform' && tags.tram !== 'yes')))
    return 3
  if (tags.amenity === 'bus_station') return 2
  return tags.public_transport === 'stop_position' && tags.bus === 'yes' ? 1 : 0
}
