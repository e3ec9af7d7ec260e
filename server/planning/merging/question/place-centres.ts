import { segmentMeters } from '../../geodesy/lengths.ts'
import type { CentrePlace } from '../travel/tabulate-travel.ts'
import type { GroundSettlement, MergeGround } from './merge-ground.ts'

/** A place that could be a unit's centre: a service station, or where there is none the settlement in the middle of its people. */
export interface Centre extends CentrePlace {
  facilityId: string | null
  name: string | null
  /** Index of the station, or of the settlement where `facilityId` is null. */
  index: number
}

/** Of a unit's settlements at most so many, the largest, are tried as its middle. */
const mostMiddles = 200

/** Σ people × meters from a unit's settlements to a place, straight: only to choose among places of one unit. */
const straightSum = (places: readonly GroundSettlement[], lon: number, lat: number): number =>
  places.reduce((sum, place) => sum + place.people * segmentMeters(place.lon, place.lat, lon, lat), 0)

/** The centres of every unit, its seat today first: the station that its people are nearest to in all. Units where nobody is counted and no station stands have none. */
export function placeCentres({ units, settlements, stations }: MergeGround): Centre[] {
  const placesOf: GroundSettlement[][] = units.map(() => [])
  const indexOf = new Map(settlements.map((place, index) => [place, index]))
  for (const place of settlements) placesOf[place.unit].push(place)
  const stationsOf: number[][] = units.map(() => [])
  stations.forEach(({ unit }, index) => {
    stationsOf[unit].push(index)
  })
  return units.flatMap((_, unit): Centre[] => {
    const places = placesOf[unit]
    if (stationsOf[unit].length > 0) {
      const sums = new Map(
        stationsOf[unit].map((index) => [index, straightSum(places, stations[index].lon, stations[index].lat)]),
      )
      return [...stationsOf[unit]]
        .sort((a, b) => sums.get(a)! - sums.get(b)! || a - b)
        .map((index) => {
          const { facilityId, name, lon, lat } = stations[index]
          return { unit, facilityId, name, lon, lat, index }
        })
    }
    const middles = [...places].sort((a, b) => b.people - a.people || a.row - b.row).slice(0, mostMiddles)
    const sums = middles.map((place) => straightSum(places, place.lon, place.lat))
    const best = sums.indexOf(Math.min(...sums))
    if (best < 0) return []
    const { lon, lat } = middles[best]
    return [{ unit, facilityId: null, name: null, lon, lat, index: indexOf.get(middles[best])! }]
  })
}
