import { segmentMeters } from '../../geodesy/lengths.ts'
import type { TravelQuestion, Ways } from './tabulate-travel.ts'

/** Ways as the crow flies, where there are no streets. */
export function straightWays({ settlements, centres }: TravelQuestion, metersPerSecond: number): Ways {
  let current = 0
  return {
    begin: (centre) => {
      current = centre
    },
    seconds: (settlement) => {
      const [from, to] = [settlements[settlement], centres[current]]
      return segmentMeters(from.lon, from.lat, to.lon, to.lat) / metersPerSecond
    },
  }
}
