import type { LonLat } from '../types.ts'
import { type NearestResult, type Network, type Place, type PlaceTable, unreached } from './network.ts'
import { createPlaceCosts, sourcesByEdge } from './place-costs.ts'

/** Gives the points of the shortest way from a place to its nearest source, null where it has none. */
export type RouteTracer = (place: Pick<Place, 'edge' | 'offset'>) => LonLat[] | null

/** Edges that touch each node: those of node n at `edge[first[n] .. first[n + 1]]`. */
function edgesAt({ nodeCount, edgeCount, edgeFrom, edgeTo }: Network): { first: Uint32Array; edge: Uint32Array } {
  const first = new Uint32Array(nodeCount + 1)
  for (let e = 0; e < edgeCount; e++) {
    first[edgeFrom[e] + 1]++
    first[edgeTo[e] + 1]++
  }
  for (let node = 0; node < nodeCount; node++) first[node + 1] += first[node]
  const edge = new Uint32Array(first[nodeCount])
  const next = first.slice(0, nodeCount)
  for (let e = 0; e < edgeCount; e++) {
    edge[next[edgeFrom[e]]++] = e
    edge[next[edgeTo[e]]++] = e
  }
  return { first, edge }
}

/** The point of an edge at a cost from its first end. */
function pointAt({ shapeStart, shapeCost, shapeLonLat }: Network, edge: number, offset: number): LonLat {
  let k = shapeStart[edge]
  while (k + 2 < shapeStart[edge + 1] && shapeCost[k + 1] < offset) k++
  const share = (offset - shapeCost[k]) / Math.max(1, shapeCost[k + 1] - shapeCost[k])
  const [lonA, latA, lonB, latB] = shapeLonLat.subarray(2 * k, 2 * k + 4)
  return [lonA + share * (lonB - lonA), latA + share * (latB - latA)]
}

/** The way along one edge from one offset to another, both ends included. */
function along(network: Network, edge: number, from: number, to: number): LonLat[] {
  const { shapeStart, shapeCost, shapeLonLat } = network
  const [low, high] = [Math.min(from, to), Math.max(from, to)]
  const points: LonLat[] = [pointAt(network, edge, low)]
  for (let k = shapeStart[edge]; k < shapeStart[edge + 1]; k++) {
    if (shapeCost[k] > low && shapeCost[k] < high) points.push([shapeLonLat[2 * k], shapeLonLat[2 * k + 1]])
  }
  points.push(pointAt(network, edge, high))
  return from <= to ? points : points.reverse()
}

/**
 * Prepares drawing the ways that a search found; `startCost` and `limitCost` must be those of the search.
 * The way costs exactly what the place does, less the source's start cost. Cost: linear in the edges to prepare, then in the way.
 */
export function createRouteTracer(
  network: Network,
  result: NearestResult,
  sources: PlaceTable,
  options: { startCost?: Uint32Array; limitCost?: number } = {},
): RouteTracer {
  const { edgeFrom, edgeTo, edgeCost, edgeDirections } = network
  const { nodeCost } = result
  const at = edgesAt(network)
  const byEdge = sourcesByEdge(sources)
  const costAt = createPlaceCosts(network, result, sources, options)
  const startOf = (source: number): number => options.startCost?.[source] ?? 0

  /** Whether one may go along the edge from an offset to another. */
  function isAllowed(edge: number, from: number, to: number): boolean {
    return from === to || (edgeDirections[edge] & (from < to ? 1 : 2)) !== 0
  }

  /** The way along the edge to a source on it that costs exactly so much, null where none does. */
  function straightToSource(edge: number, offset: number, cost: number): LonLat[] | null {
    for (const source of byEdge.get(edge) ?? []) {
      const to = sources.offset[source]
      if (isAllowed(edge, offset, to) && Math.abs(to - offset) + startOf(source) === cost) return along(network, edge, offset, to)
    }
    return null
  }

  /** The edges of a node, each with the node's own offset on it, the offset of its other end and the node there. */
  function* leaving(node: number): Generator<{ edge: number; offset: number; end: number; there: number }> {
    for (let k = at.first[node]; k < at.first[node + 1]; k++) {
      const edge = at.edge[k]
      if (edgeFrom[edge] === node) yield { edge, offset: 0, end: edgeCost[edge], there: edgeTo[edge] }
      if (edgeTo[edge] === node) yield { edge, offset: edgeCost[edge], end: 0, there: edgeFrom[edge] }
    }
  }

  /** The way on from a node: to a source on an edge there, or to a nearer node; over edges without length, which lead to no nearer node, only where nothing else does. */
  function wayOn(node: number, seen: Set<number>): { points: LonLat[]; next: number | null } | null {
    const cost = nodeCost[node]
    for (const { edge, offset, end, there } of leaving(node)) {
      const points = straightToSource(edge, offset, cost)
      if (points) return { points, next: null }
      if (edgeCost[edge] > 0 && nodeCost[there] + edgeCost[edge] === cost && isAllowed(edge, offset, end)) {
        return { points: along(network, edge, offset, end), next: there }
      }
    }
    seen.add(node)
    for (const { edge, there } of leaving(node)) {
      const onward = edgeCost[edge] === 0 && !seen.has(there) && wayOn(there, seen)
      if (onward) return onward
    }
    return null
  }

  return ({ edge, offset }) => {
    const { cost } = costAt(edge, offset)
    if (cost === unreached) return null
    const straight = straightToSource(edge, offset, cost)
    if (straight) return straight
    const isOverFrom = isAllowed(edge, offset, 0) && offset + nodeCost[edgeFrom[edge]] === cost
    const route = along(network, edge, offset, isOverFrom ? 0 : edgeCost[edge])
    for (let node: number | null = isOverFrom ? edgeFrom[edge] : edgeTo[edge]; node !== null; ) {
      const onward = wayOn(node, new Set())
      if (!onward) throw new Error(`got node ${node} without a way on when expected the result of a search on this network`)
      route.push(...onward.points.slice(1))
      node = onward.next
    }
    return route
  }
}
