import type { DivisionGraph, PartRules } from '../graph/division-graph.ts'

/** A plan that somebody has changed by hand. */
export interface BrokenPlan {
  graph: DivisionGraph
  rules: PartRules
  partOf: Int32Array
  partCount: number
  /** Nodes that stay where the stroke put them. */
  pinned: ReadonlySet<number>
  /** Parts that must hang together and be within their ranges afterwards. No other part may fall apart, or come farther outside. */
  parts: readonly number[]
}

/** Nodes that come into another part. */
export interface Repair {
  moves: { node: number; to: number }[]
  /** People who move, and how many nodes. */
  people: number
  /** Whether it is proven that no fewer people will do, among the parts looked at. */
  isLeast: boolean
}

/** The parts that a repair may change: those to mend, their neighbours and their neighbours'. */
export function partsNearby({ graph, partOf, partCount, parts }: BrokenPlan): Uint8Array {
  let near = new Uint8Array(partCount)
  for (const part of parts) near[part] = 1
  for (let ring = 0; ring < 2; ring++) {
    const wider = near.slice()
    for (let edge = 0; edge < graph.edgeCount; edge++) {
      const [a, b] = [partOf[graph.edgeFrom[edge]], partOf[graph.edgeTo[edge]]]
      if (near[a]) wider[b] = 1
      if (near[b]) wider[a] = 1
    }
    near = wider
  }
  return near
}
