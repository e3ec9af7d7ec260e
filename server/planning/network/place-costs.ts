import { type NearestResult, type Network, noEdge, type Place, type PlaceTable, unreached } from './network.ts'

/** A cost and the source it leads to; both `unreached` where there is no way. */
export interface CostToSource {
  cost: number
  source: number
}

/** Answers what a place on an edge costs, see `createPlaceCosts`. */
export type PlaceCosts = (edge: number, offset: number) => CostToSource

/** The sources of each edge that has any. */
export function sourcesByEdge(sources: PlaceTable): Map<number, number[]> {
  const byEdge = new Map<number, number[]>()
  for (let i = 0; i < sources.count; i++) {
    if (sources.edge[i] === noEdge) continue
    const there = byEdge.get(sources.edge[i])
    if (there) there.push(i)
    else byEdge.set(sources.edge[i], [i])
  }
  return byEdge
}

/**
 * Returns a function that gives the cost of travelling from a place on an edge to its nearest source: over either end of the edge,
 * or straight along it to a source on the same edge, each only where the edge's directions allow it. Of equally near sources the lowest index.
 * `startCost` and `limitCost` must be those of the search.
 */
export function createPlaceCosts(
  network: Network,
  result: NearestResult,
  sources: PlaceTable,
  { startCost, limitCost = unreached - 1 }: { startCost?: Uint32Array; limitCost?: number } = {},
): PlaceCosts {
  const { edgeFrom, edgeTo, edgeCost, edgeDirections } = network
  const { nodeCost, nodeSource } = result
  const byEdge = sourcesByEdge(sources)
  return (edge, offset) => {
    const best: CostToSource = { cost: unreached, source: unreached }
    const consider = (cost: number, source: number): void => {
      if (cost > limitCost || cost > best.cost || (cost === best.cost && source >= best.source)) return
      best.cost = cost
      best.source = source
    }
    const forward = (edgeDirections[edge] & 1) !== 0
    const backward = (edgeDirections[edge] & 2) !== 0
    const left = edgeCost[edge] - offset
    if (backward || offset === 0) consider(offset + nodeCost[edgeFrom[edge]], nodeSource[edgeFrom[edge]])
    if (forward || left === 0) consider(left + nodeCost[edgeTo[edge]], nodeSource[edgeTo[edge]])
    for (const source of byEdge.get(edge) ?? []) {
      const ahead = sources.offset[source] - offset
      if (ahead === 0 || (ahead > 0 ? forward : backward)) consider(Math.abs(ahead) + (startCost ? startCost[source] : 0), source)
    }
    return best
  }
}

/** Returns the cost from one place to its nearest source; for many places make the function once with `createPlaceCosts`. */
export function costAtPlace(
  network: Network,
  result: NearestResult,
  sources: PlaceTable,
  place: Pick<Place, 'edge' | 'offset'>,
  options: { startCost?: Uint32Array; limitCost?: number } = {},
): CostToSource {
  return createPlaceCosts(network, result, sources, options)(place.edge, place.offset)
}
