import { expect } from 'vitest'
import { expandCosts } from '#planning/network/expand-costs'
import { type Network, type PlaceTable, type StreetTable, unreached } from '#planning/network/network'
import { createPlaceCosts } from '#planning/network/place-costs'
import { createSearchScratch, searchNearest } from '#planning/network/search-nearest'
import { plainDijkstra, plainGraph, plainSources, pointFinder } from './plain-dijkstra.ts'

/** Compares the fast search with the plain one at every shape point of the network; returns how many points were reached. */
export function expectSameAsPlain(
  table: StreetTable,
  network: Network,
  sources: PlaceTable,
  startCost?: Uint32Array,
  bucketShift?: number,
): number {
  const graph = plainGraph(table, network.mode)
  const plain = plainDijkstra(graph, plainSources(table, graph, network, sources), startCost)
  const result = searchNearest(network, sources, { startCost }, createSearchScratch(network, bucketShift))
  const expanded = expandCosts(network, result, sources, { startCost })
  const costAt = createPlaceCosts(network, result, sources, { startCost })
  const find = pointFinder(table)
  let reached = 0
  for (let edge = 0; edge < network.edgeCount; edge++) {
    for (let k = network.shapeStart[edge]; k < network.shapeStart[edge + 1]; k++) {
      const vertex = graph.vertexOfPoint[find(network.shapeStreet[k], network.shapeLonLat[2 * k], network.shapeLonLat[2 * k + 1])]
      const expected = Number.isFinite(plain.cost[vertex]) ? plain.cost[vertex] : unreached
      const at = costAt(edge, network.shapeCost[k])
      if (expanded[k] !== expected || at.cost !== expected || (expected !== unreached && at.source !== plain.source[vertex])) {
        expect({ edge, k, expanded: expanded[k], ...at }).toEqual({
          edge,
          k,
          expanded: expected,
          cost: expected,
          source: plain.source[vertex],
        })
      }
      if (expected !== unreached) reached++
    }
  }
  return reached
}
