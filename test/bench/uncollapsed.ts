import { type Network, noEdge, type PlaceTable, unreached } from '#planning/network/network'

/** Every street point and straight segment of a walking network, in numbers that anyone can check: meters with three decimals. */
export interface UncollapsedSolution {
  nodes: [number, number][]
  /** From node, to node, meters. */
  edges: [number, number, number][]
  /** Segment and share of it from its first node; null where a source found no street. */
  sources: ([number, number] | null)[]
  meters: (number | null)[]
}

/** Node number of shape point k of an edge: the network's nodes come first, then the points inside edges. */
export function nodeOfShapePoint(network: Network, edge: number, k: number): number {
  if (k === network.shapeStart[edge]) return network.edgeFrom[edge]
  if (k === network.shapeStart[edge + 1] - 1) return network.edgeTo[edge]
  return network.nodeCount + k - 2 * edge - 1
}

/** The shape point that begins the segment on which a place lies. */
export function segmentOfPlace(network: Network, edge: number, offset: number): number {
  let k = network.shapeStart[edge]
  while (k + 2 < network.shapeStart[edge + 1] && network.shapeCost[k + 1] < offset) k++
  return k
}

/** Unfolds a network without one-way streets, its sources and the cost of each shape point; for walking, where cost is length in millimeters. */
export function uncollapsed(network: Network, sources: PlaceTable, shapeCosts: Uint32Array): UncollapsedSolution {
  const { edgeCount, shapeStart, shapeCost, shapeLonLat, shapeMillimeters } = network
  const nodeTotal = network.nodeCount + shapeCost.length - 2 * edgeCount
  const nodes = new Array<[number, number]>(nodeTotal)
  const meters = new Array<number | null>(nodeTotal)
  const edges: [number, number, number][] = []
  for (let edge = 0; edge < edgeCount; edge++) {
    for (let k = shapeStart[edge]; k < shapeStart[edge + 1]; k++) {
      const node = nodeOfShapePoint(network, edge, k)
      nodes[node] = [shapeLonLat[2 * k], shapeLonLat[2 * k + 1]]
      meters[node] = shapeCosts[k] === unreached ? null : shapeCosts[k] / 1000
      if (k + 1 === shapeStart[edge + 1]) continue
      const length = (shapeMillimeters[k + 1] - shapeMillimeters[k]) / 1000
      const next = nodeOfShapePoint(network, edge, k + 1)
      // Segment k of edge e is number k - e: every edge has one point more than segments.
      edges.push([node, next, length])
    }
  }
  const placed = Array.from(sources.edge, (edge, i): [number, number] | null => {
    if (edge === noEdge) return null
    const k = segmentOfPlace(network, edge, sources.offset[i])
    const length = shapeCost[k + 1] - shapeCost[k]
    return [k - edge, length === 0 ? 0 : (sources.offset[i] - shapeCost[k]) / length]
  })
  return { nodes, edges, sources: placed, meters }
}
