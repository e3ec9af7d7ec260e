import type { Random } from '#planning/random'
import type { DivisionDraft, FacilityCategory, FacilityDraft, FacilityStatus } from '#planning/types'
import type { NamePool } from '../names/name-pool.ts'
import { type PlanarMap, roundedLonLat } from '../plane/planar-map.ts'
import { communityRules, marketRules, seatRules, townRules } from './facility-rules.ts'
import { bestServed, type Neighbourhood } from './neighbourhoods.ts'

const reachMeters = 750
const largeTownPeople = 11000
/** A community with more people than this has room for a second of what communities have, and so on. */
const peoplePerSupply = 3000
const ordinals = ['', '', '二', '三', '四', '五', '六', '七', '八', '九']

/** Places all facilities but bus stops; those planned or being built come last and go to where they are missed most. */
export function placeFacilities(
  map: PlanarMap,
  neighbourhoods: readonly Neighbourhood[],
  divisions: readonly DivisionDraft[],
  names: NamePool,
  random: Random,
): FacilityDraft[] {
  const facilities: FacilityDraft[] = []
  const coming = (): FacilityStatus => (random() < 0.6 ? 'planned' : 'building')
  const capacityIn = ([least, greatest]: readonly [number, number]): number =>
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
  const urban = neighbourhoods.filter(({ quarter }) => !['market', 'village', 'mountain'].includes(quarter))
  const people = urban.reduce((sum, place) => sum + place.people, 0)

  for (const { category, noun, people: peopleEach, peopleForComing, capacity, skipBeyondRiver } of townRules) {
    const ready = skipBeyondRiver ? urban.filter(({ quarter }) => quarter !== 'beyondRiver') : urban
    const operating = Math.max(1, Math.round(people / peopleEach))
    const order = bestServed(ready, operating, reachMeters, random)
    const missed = urban.filter((place) => !order.includes(place))
    const late = bestServed(missed, Math.max(1, Math.round(people / peopleForComing)), reachMeters, random)
    for (const place of order) add(place, category, place.base + noun, 'operating', capacityIn(capacity))
    for (const place of late) add(place, category, place.base + noun, coming(), capacityIn(capacity))
  }
  const operates = marketRules.map(() => evenly(random))
  const comes = marketRules.map(() => evenly(random))
  for (const town of divisions) {
    if (town.level !== 'town') continue
    const within = neighbourhoods.filter(({ division }) => division.parentCode === town.code)
    const markets = within.filter(({ quarter }) => quarter === 'market')
    const centres = within.filter(({ quarter }) => quarter !== 'village' && quarter !== 'mountain')
    const seats = bestServed(
      markets.length > 0 ? markets : centres,
      markets.length === 0 && town.population! > largeTownPeople ? 2 : 1,
      reachMeters,
      random,
    )
    const base = town.name.replace(/(街道|镇|乡)$/, '')
    for (const { category, noun, secondNoun, capacity } of seatRules) {
      seats.forEach((seat, index) => {
        const waits = seat.quarter === 'beyondRiver' && index > 0
        const name = (category === 'police' ? base : town.name) + (index === 0 ? noun : secondNoun)
        add(seat, category, name, waits ? coming() : 'operating', capacityIn(capacity))
      })
    }
    if (markets.length === 0) continue
    for (const [index, { category, noun, capacity, share, coming: comingShare }] of marketRules.entries()) {
      const name = (category === 'health_centre' || category === 'culture_centre' ? town.name : base) + noun
      if (operates[index](share)) add(seats[0], category, name, 'operating', capacityIn(capacity))
      else if (comes[index](comingShare)) add(seats[0], category, name, coming(), capacityIn(capacity))
    }
  }
  for (const { category, noun, operating, coming: comingShare, closed, capacity } of communityRules) {
    const isSupplied = evenly(random)
    const isClosed = evenly(random)
    const isComing = evenly(random)
    for (const place of neighbourhoods) {
      const base = category === 'kindergarten' || category === 'primary_school' ? place.base : place.division.name
      for (let index = 0; index < Math.max(1, Math.round(place.people / peoplePerSupply)); index++) {
        const name = index === 0 ? base + noun : `${base}第${ordinals[index + 1] ?? index + 1}${noun}`
        if (index > 0) place.sites.push(...place.sites.splice(0, Math.floor(place.sites.length / 2)))
        if (isSupplied(operating[place.quarter]))
          add(place, category, name, isClosed(closed) ? 'closed' : 'operating', capacityIn(capacity))
        else if (place.people > 700 && isComing(comingShare)) add(place, category, name, coming(), capacityIn(capacity))
      }
    }
  }
  const hasStation = evenly(random)
  const getsStation = evenly(random)
  const isIdle = evenly(random)
  for (const grid of divisions) {
    if (grid.level !== 'grid_1') continue
    const place = neighbourhoods.find(({ division }) => division.code === grid.parentCode)!
    const share = place.quarter === 'beyondRiver' ? 0.15 : 0.4
    if (hasStation(share)) add(place, 'grid_station', `${grid.name}驿站`, isIdle(0.15) ? 'closed' : 'operating', 30)
    else if (getsStation(0.15)) add(place, 'grid_station', `${grid.name}驿站`, coming(), 30)
  }
  // Idle rooms that a grid station could move into: old offices of communities and villages.
  for (const place of neighbourhoods) if (isIdle(0.12)) add(place, 'grid_station', `${place.division.name}闲置用房`, 'closed', 30)
  return facilities
}

/** Says yes as often as the shares it is asked with add up to, spread evenly, so that few places do not end up with none by chance. */
function evenly(random: Random): (share: number) => boolean {
  let owed = random()
  return (share) => {
    owed += share
    if (owed < 1) return false
    owed -= 1
    return true
  }
}
