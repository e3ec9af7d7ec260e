import { arcsOf, borderTables } from './build-graph.ts'
import type { DivisionGraph } from './division-graph.ts'

/** Households and people of every node. */
export interface NodeSizes {
  households: Float64Array
  population: Float64Array
}

/** A graph in which only sizes and neighbours matter: borders and outlines cost and measure nothing, nobody lives in a present grid, and every node is an atom of its own. */
export function sizesGraph({ households, population }: NodeSizes, edgeFrom: Int32Array, edgeTo: Int32Array): DivisionGraph {
  const [nodes, edges] = [households.length, edgeFrom.length]
  const arcs = arcsOf(nodes, edgeFrom, edgeTo)
  const [free, noGround] = [new Float64Array(edges), new Float64Array(nodes)]
  return {
    nodeCount: nodes,
    edgeCount: edges,
    ...arcs,
    ...borderTables(arcs, free, free, noGround),
    edgeFrom,
    edgeTo,
    edgePrice: free,
    edgeMeters: free,
    households,
    population,
    areaSquareMeters: noGround,
    rimMeters: noGround,
    firstPresent: new Int32Array(nodes + 1),
    presentGrid: new Int32Array(0),
    presentPeople: new Float64Array(0),
    gridIds: [],
    foes: Array.from(households, () => []),
    atomsOf: Array.from(households, (_, node) => [node]),
    nodeOf: Int32Array.from(households, (_, node) => node),
  }
}
