import type { Random } from '#planning/random'
import type { DivisionDraft, FacilityCategory, FacilityDraft, FacilityStatus } from '#planning/types'
import type { FurnishedBlock } from '../blocks/furnish-blocks.ts'
import type { NamePool } from '../names/name-pool.ts'
import type { PlacedDemand } from '../people/count-demand.ts'
import { type PlanarMap, roundedLonLat } from '../plane/planar-map.ts'
import type { Point } from '../plane/polygon.ts'
import { communityRules, type Quarter, townRules } from './facility-rules.ts'

/** A community or village with what decides where its facilities stand. */
interface Neighbourhood {
  division: DivisionDraft
  base: string
  quarter: Quarter
  people: number
  /** Places where something may stand, those nearest to most people first. */
  sites: Point[]
  centre: Point
}

/** Places all facilities but bus stops: per community, per sub-district or town, and a few for the whole district. */
export function placeFacilities(
  map: PlanarMap,
  blocks: readonly FurnishedBlock[],
  villageOfBlock: readonly DivisionDraft[],
  divisions: readonly DivisionDraft[],
  demand: readonly PlacedDemand[],
  names: NamePool,
  random: Random,
): FacilityDraft[] {
  const facilities: FacilityDraft[] = []
  const neighbourhoods = neighbourhoodsOf(blocks, villageOfBlock, demand, random)
  const pick = ([least, greatest]: readonly [number, number]): number =>
    Math.round((least + (greatest - least) * random()) / 10) * 10
  const add = (
    place: Neighbourhood,
    category: FacilityCategory,
    name: string,
    status: FacilityStatus,
    capacity: number,
  ): void => {
    const site = place.sites.shift()
    if (!site) return
    place.sites.push([site[0] + 5 * (random() - 0.5), site[1] + 5 * (random() - 0.5)])
    const [lon, lat] = roundedLonLat(map, site)
    facilities.push({
      category,
      name: names.claim(name),
      status,
      capacity,
      lon,
      lat,
      sourceKey: `facility/${facilities.length + 1}`,
    })
  }
  const comingStatus = (): FacilityStatus => (random() < 0.6 ? 'planned' : 'building')
  for (const rule of communityRules) {
    for (const place of neighbourhoods) {
      const name = `${rule.category === 'kindergarten' ? place.base : place.division.name}${rule.noun}`
      if (random() < rule.operating[place.quarter]) {
        add(place, rule.category, name, random() < rule.closed ? 'closed' : 'operating', pick(rule.capacity))
      } else if (place.people > 700 && random() < rule.coming)
        add(place, rule.category, name, comingStatus(), pick(rule.capacity))
    }
  }
  const people = neighbourhoods.reduce((sum, place) => sum + place.people, 0)
  for (const { category, noun, per, coming, capacity, skipBeyondRiver } of townRules) {
    const count = Math.max(2, Math.round(people / per))
    const spread = spreadOut(
      neighbourhoods.filter(({ quarter }) => quarter !== 'village'),
      count + coming,
      random,
    )
    const late = spread
      .filter(({ quarter }) => quarter === 'beyondRiver')
      .concat(spread.filter(({ quarter }) => quarter !== 'beyondRiver').reverse())
      .slice(0, coming)
    for (const place of spread) {
      const isLate = late.includes(place) || (skipBeyondRiver && place.quarter === 'beyondRiver')
      add(place, category, `${place.base}${noun}`, isLate ? comingStatus() : 'operating', pick(capacity))
    }
  }
  placeOfTowns(divisions, neighbourhoods, (place, category, name, status, range) =>
    add(place, category, name, status, pick(range)),
  )
  for (const grid of divisions) {
    if (grid.level !== 'grid_1') continue
    const place = neighbourhoods.find(({ division }) => division.code === grid.parentCode)!
    if (place.quarter !== 'beyondRiver' ? random() < 0.4 : random() < 0.15)
      add(place, 'grid_station', `${grid.name}驿站`, 'operating', 30)
    else if (random() < 0.15) add(place, 'grid_station', `${grid.name}驿站`, comingStatus(), 30)
  }
  return facilities
}

/** What each sub-district and town has one of: service centre, police station, health centre — the last only planned beyond the river. */
function placeOfTowns(
  divisions: readonly DivisionDraft[],
  neighbourhoods: readonly Neighbourhood[],
  add: (
    place: Neighbourhood,
    category: FacilityCategory,
    name: string,
    status: FacilityStatus,
    capacity: readonly [number, number],
  ) => void,
): void {
  for (const town of divisions) {
    if (town.level !== 'town') continue
    const within = neighbourhoods.filter(({ division }) => division.parentCode === town.code)
    const isTown = town.kind === 'town'
    const seat = within.find(({ quarter }) => quarter === 'market') ?? mostCentral(within)
    const base = town.name.replace(/(街道|镇)$/, '')
    const late = seat.quarter === 'beyondRiver'
    add(seat, 'subdistrict_service', isTown ? `${town.name}便民服务中心` : `${town.name}党群服务中心`, 'operating', [8000, 20000])
    add(seat, 'police', `${base}派出所`, late ? 'building' : 'operating', [15000, 40000])
    add(
      seat,
      'health_centre',
      isTown ? `${town.name}卫生院` : `${town.name}社区卫生服务中心`,
      late ? 'planned' : 'operating',
      [15000, 40000],
    )
  }
}

function mostCentral(places: readonly Neighbourhood[]): Neighbourhood {
  const x = places.reduce((sum, { centre }) => sum + centre[0], 0) / places.length
  const y = places.reduce((sum, { centre }) => sum + centre[1], 0) / places.length
  const distance = ({ centre }: Neighbourhood): number => Math.hypot(centre[0] - x, centre[1] - y)
  return places.reduce((best, place) => (distance(place) < distance(best) ? place : best))
}

/** So many neighbourhoods, each as far as possible from those before it. */
function spreadOut(places: readonly Neighbourhood[], count: number, random: Random): Neighbourhood[] {
  const chosen: Neighbourhood[] = [places[Math.floor(random() * places.length)]]
  const gap = (place: Neighbourhood): number =>
    Math.min(...chosen.map(({ centre }) => Math.hypot(centre[0] - place.centre[0], centre[1] - place.centre[1])))
  while (chosen.length < Math.min(count, places.length))
    chosen.push(places.reduce((best, place) => (gap(place) > gap(best) ? place : best)))
  return chosen
}

function neighbourhoodsOf(
  blocks: readonly FurnishedBlock[],
  villageOfBlock: readonly DivisionDraft[],
  demand: readonly PlacedDemand[],
  random: Random,
): Neighbourhood[] {
  const homes = new Map<DivisionDraft, PlacedDemand[]>()
  for (const placed of demand) {
    const division = villageOfBlock[placed.block]
    const list = homes.get(division)
    if (list) list.push(placed)
    else homes.set(division, [placed])
  }
  const members = new Map<DivisionDraft, FurnishedBlock[]>()
  blocks.forEach((block, index) => {
    const list = members.get(villageOfBlock[index])
    if (list) list.push(block)
    else members.set(villageOfBlock[index], [block])
  })
  return [...members].map(([division, own]) => {
    const placed = homes.get(division) ?? []
    const people = placed.reduce((sum, { draft }) => sum + draft.population, 0)
    const centre: Point = [
      placed.reduce((sum, { draft, point }) => sum + draft.population * point[0], 0) / people,
      placed.reduce((sum, { draft, point }) => sum + draft.population * point[1], 0) / people,
    ]
    const candidates =
      division.kind === 'village'
        ? placed.map(({ point }): Point => [point[0] + 12 * (random() - 0.5), point[1] + 12 * (random() - 0.5)])
        : own.filter(({ lot }) => lot !== null).map(({ site }) => site)
    const order = candidates.map((site) => ({
      site,
      distance: Math.hypot(site[0] - centre[0], site[1] - centre[1]) * (0.6 + 0.8 * random()),
    }))
    order.sort((one, other) => one.distance - other.distance)
    const base = division.name.replace(/(社区|村)$/, '')
    return { division, base, quarter: quarterOf(division, own), people, centre, sites: order.map(({ site }) => site) }
  })
}

function quarterOf(division: DivisionDraft, own: readonly FurnishedBlock[]): Quarter {
  if (division.kind === 'village') return 'village'
  const share = (test: (block: FurnishedBlock) => boolean): number => own.filter(test).length / own.length
  if (share(({ zone }) => zone === 'market') > 0.5) return 'market'
  if (share(({ v }) => v < 0) > 0.5) return 'beyondRiver'
  if (share(({ zone }) => zone === 'works') > 0.5) return 'works'
  return share(({ zone }) => zone === 'old') > 0.5 ? 'old' : 'middle'
}
