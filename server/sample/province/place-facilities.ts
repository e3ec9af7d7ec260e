import { seededRandom } from '#planning/random'
import type { FacilityCategory, FacilityDraft, FacilityStatus } from '#planning/types'
import type { Land } from './lay-land.ts'
import { middleCell } from './middle-cell.ts'
import type { NamedUnit } from './name-units.ts'
import { lonLatAt } from './outline-cells.ts'

interface SeatRule {
  category: FacilityCategory
  /** What its name ends in, behind the town's. */
  noun: string
  /** Share of towns that have one. */
  share: number
  /** Places, or people served, for each person in the town. */
  perPerson: number
}

/** What stands at a town's seat. Shares are inventions, not statistics. */
const seatRules: readonly SeatRule[] = [
  { category: 'health_centre', noun: '卫生院', share: 1, perPerson: 1 },
  { category: 'subdistrict_service', noun: '便民服务中心', share: 1, perPerson: 1 },
  { category: 'primary_school', noun: '中心小学', share: 0.97, perPerson: 0.06 },
  { category: 'police', noun: '派出所', share: 0.8, perPerson: 1 },
  { category: 'junior_school', noun: '初级中学', share: 0.55, perPerson: 0.03 },
  { category: 'market', noun: '农贸市场', share: 0.7, perPerson: 0.6 },
  { category: 'elder_daycare', noun: '养老服务中心', share: 0.3, perPerson: 0.004 },
]

/** Villages this large have a primary school of their own, and those half as large a clinic. */
const schoolVillagePeople = 2600

/** What serves a town stands in its seat, the community or village with most people; large villages have a school and a clinic. */
export function* placeFacilities(land: Land, province: NamedUnit, seed: number): Generator<FacilityDraft, void, undefined> {
  const random = seededRandom(seed + 41)
  const statusOf = (): FacilityStatus => {
    const draw = random()
    return draw < 0.9 ? 'operating' : draw < 0.94 ? 'building' : draw < 0.98 ? 'planned' : 'closed'
  }
  const at = (unit: NamedUnit, number: number, category: FacilityCategory, name: string, capacity: number): FacilityDraft => {
    const { honeycomb } = land
    const cell = middleCell(land, unit.start, unit.end)
    const corner = honeycomb.cornerPoint(honeycomb.cornerOf(cell, number % 6))
    const lean = 0.1 + 0.15 * random()
    const [lon, lat] = lonLatAt(
      honeycomb.x[cell] + lean * (corner[0] - honeycomb.x[cell]),
      honeycomb.y[cell] + lean * (corner[1] - honeycomb.y[cell]),
    )
    const places = Math.max(20, Math.round((capacity * (0.7 + 0.5 * random())) / 10) * 10)
    return { category, name, status: statusOf(), capacity: places, lon, lat, sourceKey: `${category}/${unit.code}` }
  }
  function* within(unit: NamedUnit): Generator<FacilityDraft, void, undefined> {
    for (const child of unit.children) yield* within(child)
    if (unit.level !== 'town') return
    const rank = (village: NamedUnit): number => village.population + (village.isCommunity ? 1e6 : 0)
    const seat = unit.children.reduce((best, village) => (rank(village) > rank(best) ? village : best))
    for (const [number, { category, noun, share, perPerson }] of seatRules.entries())
      if (random() < share) yield at(seat, number, category, unit.name + noun, unit.population * perPerson)
    for (const village of unit.children) {
      if (village === seat || village.population < schoolVillagePeople / 2) continue
      if (random() < 0.6) yield at(village, 1, 'clinic_station', `${village.name}卫生室`, village.population)
      if (village.population > schoolVillagePeople && random() < 0.7)
        yield at(village, 4, 'primary_school', `${village.name}小学`, village.population * 0.06)
    }
  }
  yield* within(province)
}
