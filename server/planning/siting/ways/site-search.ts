import type { SnappedPoints } from '../../coverage/reach-facilities.ts'
import { type Network, noEdge, type Place, unreached } from '../../network/network.ts'
import { createSearchScratch, searchNearest } from '../../network/search-nearest.ts'

/** Demand places that get to one site within a limit: their indices, ascending within an edge, and the cost of each way, both walks off the street included. */
export interface SiteWays {
  demands: Uint32Array
  costs: Uint32Array
}

/** Finds who gets to a place on the network within so much cost. What it returns is overwritten by the next search. */
export type SiteSearch = (site: Pick<Place, 'edge' | 'offset' | 'snapMillimeters'>, limitCost: number) => SiteWays

/** Demand on the edges that have any: those of edge `edges[k]` are `demands[starts[k] .. starts[k + 1]]`. */
function groupByEdge({ places }: SnappedPoints): { edges: Uint32Array; starts: Uint32Array; demands: Uint32Array } {
  const onStreet = Uint32Array.from(places.edge.keys()).filter((i) => places.edge[i] !== noEdge)
  const demands = onStreet.sort((a, b) => places.edge[a] - places.edge[b] || a - b)
  const firsts = [...demands.keys()].filter((k) => k === 0 || places.edge[demands[k]] !== places.edge[demands[k - 1]])
  return {
    edges: Uint32Array.from(firsts, (k) => places.edge[demands[k]]),
    starts: Uint32Array.from([...firsts, demands.length]),
    demands,
  }
}

/**
 * Prepares searches from single sites to the same demand. `costFactor` is what a millimeter off the street costs. A search costs what lies within
 * its limit, and a look at every edge with demand.
 */
export function createSiteSearch(network: Network, demand: SnappedPoints, costFactor: number): SiteSearch {
  const { edgeFrom, edgeTo, edgeCost, edgeDirections } = network
  const { offset, snapMillimeters } = demand.places
  const { edges, starts, demands } = groupByEdge(demand)
  const scratch = createSearchScratch(network)
  const offStreet = snapMillimeters.map((millimeters) => Math.round(millimeters * costFactor))
  const found = new Uint32Array(demands.length)
  const costs = new Uint32Array(demands.length)
  return (site, limitCost) => {
    if (site.edge === noEdge) return { demands: found.subarray(0, 0), costs: costs.subarray(0, 0) }
    const startCost = Uint32Array.of(Math.round(site.snapMillimeters * costFactor))
    const source = {
      count: 1,
      edge: Uint32Array.of(site.edge),
      offset: Uint32Array.of(site.offset),
      snapMillimeters: Uint32Array.of(site.snapMillimeters),
    }
    const { nodeCost } = searchNearest(network, source, { startCost, limitCost }, scratch)
    let count = 0
    for (let k = 0; k < edges.length; k++) {
      const edge = edges[k]
      const [atFrom, atTo] = [nodeCost[edgeFrom[edge]], nodeCost[edgeTo[edge]]]
      if (atFrom === unreached && atTo === unreached && edge !== site.edge) continue
      const forward = (edgeDirections[edge] & 1) !== 0
      const backward = (edgeDirections[edge] & 2) !== 0
      for (let at = starts[k]; at < starts[k + 1]; at++) {
        const i = demands[at]
        const left = edgeCost[edge] - offset[i]
        let way = Number.POSITIVE_INFINITY
        if (atFrom !== unreached && (backward || offset[i] === 0)) way = atFrom + offset[i]
        if (atTo !== unreached && (forward || left === 0)) way = Math.min(way, atTo + left)
        if (edge === site.edge) {
          const ahead = site.offset - offset[i]
          if (ahead === 0 || (ahead > 0 ? forward : backward)) way = Math.min(way, Math.abs(ahead) + startCost[0])
        }
        const cost = way + offStreet[i]
        if (cost > limitCost) continue
        found[count] = i
        costs[count++] = cost
      }
    }
    return { demands: found.subarray(0, count), costs: costs.subarray(0, count) }
  }
}
