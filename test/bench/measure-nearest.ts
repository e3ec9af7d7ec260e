import { expandCosts } from '#planning/network/expand-costs'
import { type Network, type PlaceTable, unreached } from '#planning/network/network'
import { createSearchScratch, type SearchScratch, searchNearest } from '#planning/network/search-nearest'
import { medianMilliseconds, rounded } from './measure.ts'

export interface NearestMeasurement {
  nodes: number
  segments: number
  collapsedNodes: number
  collapsedEdges: number
  searchMilliseconds: number
  sweepMilliseconds: number
  ratio: number
  expandMilliseconds: number
  megabytes: number
}

/** A bare pass over the search's arrays in memory order: empty the answer, then look over every arc of every node once and note the cheapest. */
function sweep({ nodeCount, firstArc, arcNode, arcCost }: Network, cost: Uint32Array, answer: Uint32Array): void {
  answer.fill(unreached)
  for (let node = 0; node < nodeCount; node++) {
    let best = unreached
    for (let arc = firstArc[node], end = firstArc[node + 1]; arc < end; arc++) {
      const through = cost[arcNode[arc]] + arcCost[arc]
      if (through < best) best = through
    }
    answer[node] = best
  }
}

/** Bytes of every typed array in the objects. */
function bytesOf(...objects: object[]): number {
  return objects
    .flatMap((object) => Object.values(object))
    .reduce((sum, value) => sum + (ArrayBuffer.isView(value) ? value.byteLength : 0), 0)
}

/** Searches from the sources and measures: medians of at least 30 runs after warm-up, the search and the bare pass in turn. */
export function measureNearest(
  network: Network,
  sources: PlaceTable,
  limitCost: number,
): { measured: NearestMeasurement; shapeCosts: Uint32Array } {
  const scratch: SearchScratch = createSearchScratch(network)
  const result = searchNearest(network, sources, { limitCost }, scratch)
  const passed = result.nodeCost.slice()
  const answer = new Uint32Array(network.nodeCount)
  const runs = network.nodeCount > 200_000 ? 30 : 201
  const [search, pass] = medianMilliseconds(
    [() => searchNearest(network, sources, { limitCost }, scratch), () => sweep(network, passed, answer)],
    runs,
    Math.ceil(runs / 4),
  )
  let shapeCosts = expandCosts(network, result, sources, { limitCost })
  const [expand] = medianMilliseconds([() => (shapeCosts = expandCosts(network, result, sources, { limitCost }))], 31, 5)
  return {
    measured: {
      nodes: network.nodeCount + network.shapeCost.length - 2 * network.edgeCount,
      segments: network.shapeCost.length - network.edgeCount,
      collapsedNodes: network.nodeCount,
      collapsedEdges: network.edgeCount,
      searchMilliseconds: rounded(search),
      sweepMilliseconds: rounded(pass),
      ratio: rounded(search / pass, 2),
      expandMilliseconds: rounded(expand),
      megabytes: rounded(bytesOf(network, network.barriers, scratch) / 2 ** 20, 1),
    },
    shapeCosts,
  }
}
