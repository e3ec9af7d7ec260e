import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildNetwork } from '#planning/network/build-network'
import { expandCosts } from '#planning/network/expand-costs'
import { type Network, type PlaceTable, type StreetTable, unreached } from '#planning/network/network'
import { createPlaceCosts } from '#planning/network/place-costs'
import { createSearchScratch, searchNearest } from '#planning/network/search-nearest'
import { travelModes } from '#planning/types'
import { plainDijkstra, plainGraph, plainSources, pointFinder } from './plain-dijkstra.ts'
import { randomStreets } from './random-streets.ts'

const noBarriers = { count: 0, kind: [], pointStart: new Uint32Array(1), lonLat: new Float64Array(0) }

/** Places drawn on a network from pairs of numbers. */
function placesOn(network: Network, draws: readonly (readonly [number, number])[]): PlaceTable {
  const edge = Uint32Array.from(draws, ([e]) => e % network.edgeCount)
  const offset = Uint32Array.from(draws, ([, share], i) => Math.round(share * network.edgeCost[edge[i]]))
  return { count: draws.length, edge, offset, snapMillimeters: new Uint32Array(draws.length) }
}

/** Compares the fast search with the plain one at every shape point of the network; returns how many points were reached. */
function expectSameAsPlain(
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

describe('searchNearest', () => {
  it('agrees to the millimeter with the plain search on the uncollapsed streets, whatever the mode, the start costs and the bucket width', () => {
    fc.assert(
      fc.property(
        randomStreets,
        fc.constantFrom(...travelModes),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(0, 1, 0.5, 0.123, 0.877)), { minLength: 1, maxLength: 6 }),
        fc.option(fc.constantFrom(10, 1000, 1e6), { nil: null }),
        fc.constantFrom(8, 12, 17, 24),
        (table, mode, draws, start, bucketShift) => {
          const built = buildNetwork(table, noBarriers, mode)
          if (!built.ok) return
          const sources = placesOn(built.network, draws)
          const startCost = start === null ? undefined : Uint32Array.from(draws, (_, i) => (start * ((i * 7) % 5)) >>> 0)
          expectSameAsPlain(table, built.network, sources, startCost, bucketShift)
        },
      ),
      { numRuns: 500 },
    )
  })
})
