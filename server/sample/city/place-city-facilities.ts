import { type Random, seededRandom } from '#planning/random'
import type { FacilityCategory, FacilityDraft, FacilityStatus, LonLat } from '#planning/types'
import { blockAt } from './block.ts'
import type { CityPlan } from './city-plan.ts'
import type { CityCells } from './draw-city-divisions.ts'
import { edgePlaces, edgeStreet, lineRank } from './edges.ts'
import type { NamedCityUnit } from './name-city-divisions.ts'

interface Supply {
  category: FacilityCategory
  noun: string
  capacity: readonly [number, number]
}

/** Share of communities with one, where supply is good. Inventions, not statistics. */
const communityRules: readonly (Supply & { share: number })[] = [
  { category: 'kindergarten', noun: '幼儿园', share: 1, capacity: [150, 420] },
  { category: 'community_service_station', noun: '服务站', share: 1, capacity: [1000, 4000] },
  { category: 'elder_daycare', noun: '日间照料中心', share: 0.55, capacity: [20, 60] },
  { category: 'clinic_station', noun: '卫生服务站', share: 0.9, capacity: [2000, 8000] },
  { category: 'culture_station', noun: '文化活动站', share: 0.6, capacity: [60, 200] },
  { category: 'fitness_site', noun: '健身广场', share: 0.95, capacity: [50, 200] },
  { category: 'meal_point', noun: '助餐点', share: 0.45, capacity: [30, 120] },
  { category: 'grid_station', noun: '网格驿站', share: 0.4, capacity: [30, 30] },
]

/** People for each one in a sub-district or town. */
const townRules: readonly (Supply & { people: number })[] = [
  { category: 'primary_school', noun: '小学', people: 9500, capacity: [540, 1620] },
  { category: 'junior_school', noun: '中学', people: 21_000, capacity: [900, 2100] },
  { category: 'market', noun: '农贸市场', people: 12_000, capacity: [4000, 15_000] },
  { category: 'culture_centre', noun: '文化活动中心', people: 60_000, capacity: [300, 900] },
  { category: 'health_centre', noun: '社区卫生服务中心', people: 45_000, capacity: [15_000, 50_000] },
  { category: 'embedded_hub', noun: '邻里中心', people: 30_000, capacity: [400, 1500] },
  { category: 'subdistrict_service', noun: '便民服务中心', people: 80_000, capacity: [8000, 30_000] },
  { category: 'police', noun: '派出所', people: 60_000, capacity: [15_000, 60_000] },
]

const busStopMeters = 480

/** Facilities of all categories: good supply in old quarters, poor beyond the river, in villages that the city grew around, and here and there. */
export function* placeCityFacilities(
  plan: CityPlan,
  cells: CityCells,
  city: NamedCityUnit,
): Generator<FacilityDraft, void, undefined> {
  const random = seededRandom(plan.seed + 73)
  let number = 0
  const facility = (
    category: FacilityCategory,
    name: string,
    status: FacilityStatus,
    capacity: number,
    [lon, lat]: LonLat,
  ): FacilityDraft => ({
    category,
    name,
    status,
    capacity,
    lon,
    lat,
    sourceKey: `facility/${++number}`,
  })
  const between = ([low, high]: readonly [number, number]): number => Math.round((low + (high - low) * random()) / 10) * 10
  const homesOf = (unit: NamedCityUnit): number[] => {
    const blocks: number[] = []
    for (let i = unit.start; i < unit.end; i++) {
      const block = cells.blockOf(cells.pool.order[i])
      if (cells.population[block] > 0) blocks.push(block)
    }
    return blocks
  }
  /** Of two blocks taken blindly, the one nearer to the middle of the people. */
  const site = (blocks: readonly number[]): LonLat => {
    const [east, north] = middleOf(plan, cells, blocks)
    const distance = (block: number): number => {
      return Math.hypot(plan.eastings[block % plan.columns] - east, plan.northings[Math.floor(block / plan.columns)] - north)
    }
    const [one, other] = [0, 0].map(() => blocks[Math.floor(random() * blocks.length)])
    return siteIn(plan, distance(one) < distance(other) ? one : other, random)
  }
  for (const district of city.children) {
    for (const town of district.children) {
      const luck = 0.75 + 0.4 * random()
      const isBeyond = cells.pool.mesh.y[cells.pool.order[town.start]] < plan.northings[plan.stripOfRow.indexOf('river')]
      const supply = luck * (isBeyond ? 0.75 : 1) * (town.kind === 'town' ? 0.6 : 1)
      const base = town.name.replace(/(街道|镇)$/, '')
      const villages = town.children.filter((village) => village.population > 0)
      for (const { category, noun, people, capacity } of townRules) {
        const wanted = Math.max(1, Math.round((town.population / people) * (0.85 + 0.3 * random())))
        const built = Math.max(1, Math.round(wanted * supply))
        const rank = shuffled(wanted, random)
        for (let index = 0; index < wanted; index++) {
          const village = villages[Math.floor(((index + random()) / wanted) * villages.length)]
          const name = `${base}${wanted > 1 ? `第${numerals(index + 1)}` : ''}${noun}`
          const status =
            rank[index] < built ? (random() < 0.98 ? 'operating' : 'closed') : random() < 0.5 ? 'building' : 'planned'
          yield facility(category, name, status, between(capacity), site(homesOf(village)))
        }
      }
      for (const village of villages) {
        const blocks = homesOf(village)
        const isVillage = blocks.filter((block) => plan.useOf[block] === 'urbanVillage').length > blocks.length / 2
        for (const { category, noun, share, capacity } of communityRules) {
          const draw = random()
          const own = share * supply * (isVillage ? 0.6 : 1) * (village.kind === 'village' ? 0.5 : 1)
          if (draw < own)
            yield facility(
              category,
              village.name + noun,
              draw < 0.96 * own ? 'operating' : 'closed',
              between(capacity),
              site(blocks),
            )
          else if (draw < own + 0.12)
            yield facility(
              category,
              village.name + noun,
              random() < 0.5 ? 'building' : 'planned',
              between(capacity),
              site(blocks),
            )
        }
      }
    }
  }
  yield* busStops(plan, (name, place) => facility('bus_stop', name, 'operating', 60, place), random)
}

/** Meters east and north, on the plan, of the people's middle; of their blocks' south-western corners, to be exact. */
function middleOf(
  { eastings, northings, columns }: CityPlan,
  { population }: CityCells,
  blocks: readonly number[],
): [number, number] {
  let people = 0
  let east = 0
  let north = 0
  for (const block of blocks) {
    people += population[block]
    east += population[block] * eastings[block % columns]
    north += population[block] * northings[Math.floor(block / columns)]
  }
  return [east / people, north / people]
}

/** Just inside a gate of a block, before its wall. */
function siteIn(plan: CityPlan, index: number, random: Random): LonLat {
  const { gates, west, east, south, north } = blockAt(plan, index)
  if (gates.length === 0) return plan.place((west + east) / 2, (south + north) / 2)
  const { side, at } = gates[Math.floor(random() * gates.length)]
  const inward = 4 + 2 * random()
  const beside = 2 * random()
  if (side === 'south' || side === 'north') return plan.place(at[0] + beside, at[1] + (side === 'south' ? inward : -inward))
  return plan.place(at[0] + (side === 'west' ? inward : -inward), at[1] + beside)
}

function* busStops(
  plan: CityPlan,
  stop: (name: string, place: LonLat) => FacilityDraft,
  random: Random,
): Generator<FacilityDraft, void, undefined> {
  for (let line = 0; line <= plan.rows; line++) {
    if (lineRank(plan, line) > 1) continue
    let passed = busStopMeters * random()
    for (let cross = 0; cross < plan.columns; cross++) {
      for (const along of ['east', 'north'] as const) {
        const edge = { along, line, cross }
        if (!edgeStreet(plan, edge)) continue
        const { from, to, slots } = edgePlaces(plan, edge)
        passed += (to - from) / 2
        if (passed < busStopMeters) continue
        passed -= busStopMeters
        const place = slots[slots.length >> 1]
        const [east, north] = along === 'east' ? [place, plan.northings[line] + 5] : [plan.eastings[line] + 5, place]
        yield stop(`${along === 'east' ? '横' : '纵'}${line + 1}路${cross + 1}站`, plan.place(east, north))
      }
    }
  }
}

/** The numbers below a count in a random order. */
function shuffled(count: number, random: Random): number[] {
  const numbers = Array.from({ length: count }, (_, index) => index)
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[numbers[i], numbers[j]] = [numbers[j], numbers[i]]
  }
  return numbers
}

const digits = '零一二三四五六七八九'

/** A number below 100 in Chinese: 三, 十二, 二十. */
function numerals(number: number): string {
  const tens = Math.floor(number / 10)
  const ones = number % 10
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits[ones] : ''}`
}
