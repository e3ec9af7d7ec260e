import type { DivisionGraph } from '../graph/division-graph.ts'

/** Answers whether a part still hangs together without one of its nodes. */
export type StaysConnected = (partOf: Int32Array, node: number) => boolean

/** The arcs of most nodes fit the bits of one number. */
const mostBits = 31

/** For every arc of a node with few enough arcs: which of the node's other neighbours the arc's node is a neighbour of, as bits. */
function neighbourBits({ nodeCount, firstArc, arcNode }: DivisionGraph): Int32Array {
  const bits = new Int32Array(arcNode.length)
  const placeOf = new Int32Array(nodeCount).fill(-1)
  for (let node = 0; node < nodeCount; node++) {
    const [start, end] = [firstArc[node], firstArc[node + 1]]
    if (end - start > mostBits) continue
    for (let arc = start; arc < end; arc++) placeOf[arcNode[arc]] = arc - start
    for (let arc = start; arc < end; arc++) {
      const neighbour = arcNode[arc]
      for (let next = firstArc[neighbour]; next < firstArc[neighbour + 1]; next++) {
        if (placeOf[arcNode[next]] >= 0) bits[arc] |= 1 << placeOf[arcNode[next]]
      }
    }
    for (let arc = start; arc < end; arc++) placeOf[arcNode[arc]] = -1
  }
  return bits
}

/**
 * Makes the check for one graph. Mostly the answer is found among the node's own neighbours: where those of its part are joined by borders
 * among themselves, nothing falls apart. Else a search through the part, from one neighbour until all others are met. Cost: the node's arcs, rarely the part.
 */
export function createStaysConnected(graph: DivisionGraph): StaysConnected {
  const { firstArc, arcNode } = graph
  const bits = neighbourBits(graph)
  const seenAt = new Int32Array(graph.nodeCount)
  const queue = new Int32Array(graph.nodeCount)
  let round = 0

  /** Searches the part from one neighbour of the node; true if it meets all `wanted` neighbours. */
  const searchPart = (partOf: Int32Array, node: number, start: number, wanted: number): boolean => {
    const part = partOf[node]
    round += 2
    for (let arc = firstArc[node]; arc < firstArc[node + 1]; arc++)
      if (partOf[arcNode[arc]] === part) seenAt[arcNode[arc]] = round - 1
    seenAt[node] = round
    seenAt[start] = round
    queue[0] = start
    let missing = wanted - 1
    for (let head = 0, tail = 1; head < tail; head++) {
      for (let arc = firstArc[queue[head]], end = firstArc[queue[head] + 1]; arc < end; arc++) {
        const next = arcNode[arc]
        if (partOf[next] !== part || seenAt[next] === round) continue
        if (seenAt[next] === round - 1 && --missing === 0) return true
        seenAt[next] = round
        queue[tail++] = next
      }
    }
    return false
  }

  return (partOf, node) => {
    const part = partOf[node]
    const start = firstArc[node]
    const end = firstArc[node + 1]
    let own = 0
    let count = 0
    let first = -1
    const hasBits = end - start <= mostBits
    for (let arc = start; arc < end; arc++) {
      if (partOf[arcNode[arc]] !== part) continue
      if (hasBits) own |= 1 << (arc - start)
      if (count++ === 0) first = arc
    }
    if (count <= 1) return true
    if (hasBits) {
      let reached = 1 << (first - start)
      let fresh = reached
      while (fresh !== 0) {
        const arc = 31 - Math.clz32(fresh)
        fresh &= ~(1 << arc)
        const more = bits[start + arc] & own & ~reached
        reached |= more
        fresh |= more
      }
      if (reached === own) return true
    }
    return searchPart(partOf, node, arcNode[first], count)
  }
}
