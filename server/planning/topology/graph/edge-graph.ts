import { addPair, createPairTable, type PairTable } from './pair-table.ts'
import { createToggleSets, internSet, type ToggleSets, xorSets } from './toggle-sets.ts'

/** Closed rings of whole coordinates, one after the other; ring r is of outline outlineOfRing[r] (ascending) and ends before point ringEnds[r]. */
export interface IntegerRings {
  xy: Int32Array
  ringEnds: Uint32Array
  outlineOfRing: Uint32Array
}

/**
 * The edges of all rings, each once: edge e joins points edges.a[e] and edges.b[e], the first of them west (then north) of the other, and
 * the outlines of set setOf[e] lie on one side of it only. An edge whose set is empty (0) is no border and counts as removed. In every
 * point each outline has an even number of edges.
 */
export interface EdgeGraph {
  points: PairTable
  edges: PairTable
  setOf: Uint32Array
  sets: ToggleSets
}

/** Builds the graph of rings. An outline is what an odd number of its rings surround, so their direction does not matter; edges that an outline runs along twice cancel. */
export function buildEdgeGraph({ xy, ringEnds, outlineOfRing }: IntegerRings): EdgeGraph {
  const pointCount = xy.length / 2
  const points = createPairTable(Math.ceil(pointCount / 2))
  const edges = createPairTable(Math.ceil(pointCount / 2))
  /** For every ring point the edge to the next one. */
  const edgeFrom = new Int32Array(pointCount).fill(-1)
  let start = 0
  for (const end of ringEnds) {
    if (end > start) {
      let from = addPair(points, xy[2 * end - 2], xy[2 * end - 1])
      for (let i = start; i < end; i++) {
        const to = addPair(points, xy[2 * i], xy[2 * i + 1])
        if (to !== from) edgeFrom[i] = addEdge(points, edges, from, to)
        from = to
      }
    }
    start = end
  }

  const first = new Uint32Array(edges.count + 1)
  for (const edge of edgeFrom) if (edge !== -1) first[edge + 1]++
  for (let edge = 0; edge < edges.count; edge++) first[edge + 1] += first[edge]
  const outlines = new Uint32Array(first[edges.count])
  const fill = first.slice(0, edges.count)
  let ring = 0
  for (let i = 0; i < pointCount; i++) {
    while (i >= ringEnds[ring]) ring++
    if (edgeFrom[i] !== -1) outlines[fill[edgeFrom[i]]++] = outlineOfRing[ring]
  }
  const sets = createToggleSets()
  const setOf = new Uint32Array(edges.count)
  const odd: number[] = []
  for (let edge = 0; edge < edges.count; edge++) {
    let length = 0
    for (let i = first[edge]; i < first[edge + 1]; i++) {
      if (length > 0 && odd[length - 1] === outlines[i]) length--
      else odd[length++] = outlines[i]
    }
    setOf[edge] = internSet(sets, odd, length)
  }
  return { points, edges, setOf, sets }
}

/** The number of the edge between two points, whichever comes first. */
export function addEdge(points: PairTable, edges: PairTable, p: number, q: number): number {
  const isOrdered = points.a[p] < points.a[q] || (points.a[p] === points.a[q] && points.b[p] < points.b[q])
  return isOrdered ? addPair(edges, p, q) : addPair(edges, q, p)
}

/** Turns the outlines of a set about along the edge between two points: they become its border, or where they were cease to be. Returns the edge. */
export function toggleEdge(graph: EdgeGraph, p: number, q: number, set: number): number {
  const edge = addEdge(graph.points, graph.edges, p, q)
  if (edge >= graph.setOf.length) {
    const larger = new Uint32Array(2 * (edge + 1))
    larger.set(graph.setOf)
    graph.setOf = larger
  }
  graph.setOf[edge] = xorSets(graph.sets, graph.setOf[edge], set)
  return edge
}
