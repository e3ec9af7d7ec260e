import { type NearestResult, type Network, noEdge, type PlaceTable, unreached } from './network.ts'

/**
 * Returns the cost of travelling to the nearest source from every shape point of the network, `unreached` where there is no way
 * within the limit: the answer for the places between an edge's ends. `startCost` and `limitCost` must be those of the search.
 */
export function expandCosts(
  network: Network,
  result: NearestResult,
  sources: PlaceTable,
  { startCost, limitCost = unreached - 1 }: { startCost?: Uint32Array; limitCost?: number } = {},
): Uint32Array {
  const { edgeCount, edgeFrom, edgeTo, edgeCost, edgeDirections, shapeStart, shapeCost } = network
  const { nodeCost } = result
  const limit = Math.min(limitCost, unreached - 1)
  const costs = new Uint32Array(shapeCost.length).fill(unreached)
  for (let edge = 0; edge < edgeCount; edge++) {
    const first = shapeStart[edge]
    const last = shapeStart[edge + 1] - 1
    costs[first] = nodeCost[edgeFrom[edge]]
    costs[last] = nodeCost[edgeTo[edge]]
    const overFrom = edgeDirections[edge] & 2 ? costs[first] : Number.POSITIVE_INFINITY
    const overTo = edgeDirections[edge] & 1 ? costs[last] + edgeCost[edge] : Number.POSITIVE_INFINITY
    for (let k = first + 1; k < last; k++) {
      const cost = Math.min(overFrom + shapeCost[k], overTo - shapeCost[k])
      if (cost <= limit) costs[k] = cost
    }
    // Points that coincide with an end are that end, whatever the directions.
    for (let k = first + 1; k < last && shapeCost[k] === 0; k++) costs[k] = Math.min(costs[k], costs[first])
    for (let k = last - 1; k > first && shapeCost[k] === edgeCost[edge]; k--) costs[k] = Math.min(costs[k], costs[last])
  }
  for (let i = 0; i < sources.count; i++) {
    const edge = sources.edge[i]
    if (edge === noEdge) continue
    for (let k = shapeStart[edge] + 1; k < shapeStart[edge + 1] - 1; k++) {
      const ahead = sources.offset[i] - shapeCost[k]
      if (ahead !== 0 && !(edgeDirections[edge] & (ahead > 0 ? 1 : 2))) continue
      const cost = Math.abs(ahead) + (startCost ? startCost[i] : 0)
      if (cost <= limit && cost < costs[k]) costs[k] = cost
    }
  }
  return costs
}
