import { segmentMeters } from '../geodesy/lengths.ts'
import type { CentreTravel } from './merging-types.ts'

/** Where people of a unit live, and how many. */
export interface Settlement {
  unit: number
  lon: number
  lat: number
  people: number
}

/** A place that could be a unit's centre. The first of each unit is its seat today. */
export interface CentrePlace {
  unit: number
  lon: number
  lat: number
}

/**
 * Travel as the crow flies, where there are no streets: from every settlement to every centre that all of its unit reach within `reachMeters`, and to the unit's own seat in any
 * case. Cost: settlements × centres.
 */
export function straightTravel(
  unitCount: number,
  settlements: readonly Settlement[],
  centres: readonly CentrePlace[],
  metersPerSecond: number,
  reachMeters: number,
): CentreTravel {
  const seat = new Int32Array(unitCount).fill(-1)
  centres.forEach(({ unit }, centre) => {
    if (seat[unit] < 0) seat[unit] = centre
  })
  const placesOf: Settlement[][] = Array.from({ length: unitCount }, () => [])
  for (const place of settlements) placesOf[place.unit].push(place)
  const starts = new Int32Array(unitCount + 1)
  const [reached, personSeconds, worstSeconds]: number[][] = [[], [], []]
  const todayWorstSeconds = new Float64Array(unitCount)
  for (let unit = 0; unit < unitCount; unit++) {
    for (const [centre, { lon, lat }] of centres.entries()) {
      let [total, worst] = [0, 0]
      for (const place of placesOf[unit]) {
        const seconds = segmentMeters(place.lon, place.lat, lon, lat) / metersPerSecond
        total += place.people * seconds
        worst = Math.max(worst, seconds)
      }
      const isSeat = seat[unit] === centre
      if (isSeat) todayWorstSeconds[unit] = worst
      if (!isSeat && worst * metersPerSecond > reachMeters) continue
      reached.push(centre)
      personSeconds.push(total)
      worstSeconds.push(worst)
    }
    starts[unit + 1] = reached.length
  }
  return {
    unitOfCentre: Int32Array.from(centres, ({ unit }) => unit),
    seat,
    starts,
    centres: Int32Array.from(reached),
    personSeconds: Float64Array.from(personSeconds),
    worstSeconds: Float64Array.from(worstSeconds),
    todayWorstSeconds,
  }
}
