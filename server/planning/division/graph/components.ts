import type { DivisionGraph } from './division-graph.ts'

/** Nodes that hang together, within one part where parts are given; each component in rising order, components by their least node. Linear. */
export function componentsOf({ nodeCount, firstArc, arcNode }: DivisionGraph, partOf?: ArrayLike<number>): number[][] {
  const isSeen = new Uint8Array(nodeCount)
  const components: number[][] = []
  for (let start = 0; start < nodeCount; start++) {
    if (isSeen[start]) continue
    isSeen[start] = 1
    const nodes = [start]
    for (let head = 0; head < nodes.length; head++) {
      for (let arc = firstArc[nodes[head]]; arc < firstArc[nodes[head] + 1]; arc++) {
        const next = arcNode[arc]
        if (isSeen[next] || (partOf && partOf[next] !== partOf[start])) continue
        isSeen[next] = 1
        nodes.push(next)
      }
    }
    components.push(nodes.sort((a, b) => a - b))
  }
  return components
}

/** Sum of one column over some nodes. */
export function sumOver(values: Float64Array, nodes: readonly number[]): number {
  let sum = 0
  for (const node of nodes) sum += values[node]
  return sum
}
