import { noEdge } from '../../network/network.ts'
import { createSiteSearch } from '../../siting/ways/site-search.ts'
import type { Ways } from '../travel/tabulate-travel.ts'
import type { GroundSettlement, GroundStreets } from './merge-ground.ts'
import type { Centre } from './place-centres.ts'

/** Who is farther than this from a centre has no way to it. */
export const farthestSeconds = 4 * 3600

/** Ways along the streets: one search around each centre. */
export function streetWays(streets: GroundStreets, settlements: readonly GroundSettlement[], centres: readonly Centre[]): Ways {
  const { network, demand, stations, costFactor, secondsPerCost } = streets
  const search = createSiteSearch(network, demand, costFactor)
  const costOf = new Float64Array(demand.places.count)
  const stamp = new Int32Array(demand.places.count).fill(-1)
  let turn = 0
  return {
    begin(centre) {
      turn++
      const { facilityId, index } = centres[centre]
      const { places } = facilityId === null ? demand : stations
      const at = facilityId === null ? settlements[index].row : index
      if (places.edge[at] === noEdge) return
      const found = search(
        { edge: places.edge[at], offset: places.offset[at], snapMillimeters: places.snapMillimeters[at] },
        Math.round(farthestSeconds / secondsPerCost),
      )
      for (let k = 0; k < found.demands.length; k++) {
        costOf[found.demands[k]] = found.costs[k]
        stamp[found.demands[k]] = turn
      }
    },
    seconds(settlement) {
      const { row } = settlements[settlement]
      return stamp[row] === turn ? costOf[row] * secondsPerCost : Number.POSITIVE_INFINITY
    },
  }
}
