import type { Random } from '../../random.ts'
import type { DivisionGraph } from '../graph/division-graph.ts'

/** Trees over regions of one graph. */
export interface UniformTrees {
  /** Node that a node hangs from in the last tree, −1 for the root. */
  parent: Int32Array
  /** Draws a tree over nodes that hang together and returns them in an order with parents before their children. */
  draw: (nodes: readonly number[], random: Random) => number[]
}

/** Draws spanning trees, each of a region's trees equally likely (Wilson 1996: walks with their loops erased). Expected cost: the mean time that walks take between nodes. */
export function createUniformTrees({ nodeCount, firstArc, arcNode }: DivisionGraph): UniformTrees {
  const parent = new Int32Array(nodeCount)
  const next = new Int32Array(nodeCount)
  const inRegion = new Int32Array(nodeCount)
  const inTree = new Int32Array(nodeCount)
  let round = 0
  const step = (node: number, random: Random): number => {
    const first = firstArc[node]
    const count = firstArc[node + 1] - first
    for (;;) {
      const to = arcNode[first + Math.floor(random() * count)]
      if (inRegion[to] === round) return to
    }
  }
  return {
    parent,
    draw: (nodes, random) => {
      round++
      for (const node of nodes) inRegion[node] = round
      const root = nodes[Math.floor(random() * nodes.length)]
      const order = [root]
      parent[root] = -1
      inTree[root] = round
      for (const start of nodes) {
        for (let at = start; inTree[at] !== round; at = next[at]) next[at] = step(at, random)
        const from = order.length
        for (let at = start; inTree[at] !== round; at = next[at]) {
          parent[at] = next[at]
          inTree[at] = round
          order.push(at)
        }
        for (let low = from, high = order.length - 1; low < high; low++, high--)
          [order[low], order[high]] = [order[high], order[low]]
      }
      return order
    },
  }
}
