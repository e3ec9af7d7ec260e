import type { SnappedPoints } from '../../coverage/reach-facilities.ts'
import { type Network, noEdge, type Place, unreached } from '../../network/network.ts'
import { createAroundSearch } from '../../network/search-around.ts'

/** Demand places that get to one site within a limit: their indices, and the cost of each way, both walks off the street included. */
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

/** Edges with demand (their places in `edges`) by the nodes at which they end: those of node n are `groups[starts[n] .. starts[n + 1]]`. */
function groupByNode({ nodeCount, edgeFrom, edgeTo }: Network, edges: Uint32Array): { starts: Uint32Array; groups: Uint32Array } {
  const starts = new Uint32Array(nodeCount + 1)
  for (const edge of edges) for (const node of [edgeFrom[edge], edgeTo[edge]]) starts[node + 1]++
  for (let node = 0; node < nodeCount; node++) starts[node + 1] += starts[node]
  const next = starts.slice()
  const groups = new Uint32Array(2 * edges.length)
  edges.forEach((edge, k) => {
    for (const node of [edgeFrom[edge], edgeTo[edge]]) groups[next[node]++] = k
  })
  return { starts, groups }
}

/**
 * Prepares searches from single sites to the same demand. `costFactor` is what a millimeter off the street costs. A search costs what lies within its limit.
 */
export function createSiteSearch(network: Network, demand: SnappedPoints, costFactor: number): SiteSearch {
  const { edgeFrom, edgeTo, edgeCost, edgeDirections } = network
  const { offset, snapMillimeters } = demand.places
  const { edges, starts, demands } = groupByEdge(demand)
  const around = createAroundSearch(network)
  const offStreet = snapMillimeters.map((millimeters) => Math.round(millimeters * costFactor))
  const found = new Uint32Array(demands.length)
  const costs = new Uint32Array(demands.length)
  const endsAt = groupByNode(network, edges)
  /** The search that looked at an edge with demand last. */
  const lookedAt = new Uint32Array(edges.length)
  let search = 0
  return (site, limitCost) => {
    if (site.edge === noEdge) return { demands: found.subarray(0, 0), costs: costs.subarray(0, 0) }
    const startCost = Math.round(site.snapMillimeters * costFactor)
    const { nodes, nodeCost } = around(site, startCost, limitCost)
    search++
    let count = 0
    const look = (k: number): void => {
      if (lookedAt[k] === search) return
      lookedAt[k] = search
      const edge = edges[k]
      const [atFrom, atTo] = [nodeCost[edgeFrom[edge]], nodeCost[edgeTo[edge]]]
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
          if (ahead === 0 || (ahead > 0 ? forward : backward)) way = Math.min(way, Math.abs(ahead) + startCost)
        }
        const cost = way + offStreet[i]
        if (cost > limitCost) continue
        found[count] = i
        costs[count++] = cost
      }
    }
    const own = edges.indexOf(site.edge)
    if (own >= 0) look(own)
    for (const node of nodes) {
      for (let at = endsAt.starts[node]; at < endsAt.starts[node + 1]; at++) look(endsAt.groups[at])
    }
    return { demands: found.subarray(0, count), costs: costs.subarray(0, count) }
  }
}
