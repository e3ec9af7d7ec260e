import type { DivisionGraph } from '../../graph/division-graph.ts'

/** Starts tried, spread over the nodes. */
const startsTried = 48

/** A step prefers nodes that end others' waiting, then neighbours of the node that has waited longest. */
const oldestFirst = 0.4

/** Nodes in one order, and what a table over the sets of waiting nodes needs: Σ 2^waiting. */
function sweepFrom({ nodeCount, firstArc, arcNode }: DivisionGraph, start: number): { order: Int32Array; size: number } {
  const order = new Int32Array(nodeCount)
  const isDone = new Uint8Array(nodeCount)
  const open = Int32Array.from(isDone, (_, node) => firstArc[node + 1] - firstArc[node])
  let waiting: number[] = []
  let size = 0
  const next = (): number => {
    let [best, bestScore] = [-1, Number.POSITIVE_INFINITY]
    const tried = new Set<number>()
    for (const from of waiting) {
      for (let arc = firstArc[from]; arc < firstArc[from + 1]; arc++) {
        const node = arcNode[arc]
        if (isDone[node] || tried.has(node)) continue
        tried.add(node)
        let score = open[node] > 0 ? 1 : 0
        for (let back = firstArc[node]; back < firstArc[node + 1]; back++) {
          if (isDone[arcNode[back]] && open[arcNode[back]] === 1) score--
          if (arcNode[back] === waiting[0]) score -= oldestFirst
        }
        if (score < bestScore) [best, bestScore] = [node, score]
      }
    }
    return best >= 0 ? best : isDone.indexOf(0)
  }
  for (let i = 0; i < nodeCount; i++) {
    const node = i === 0 ? start : next()
    order[i] = node
    isDone[node] = 1
    waiting.push(node)
    for (let arc = firstArc[node]; arc < firstArc[node + 1]; arc++) open[arcNode[arc]]--
    size += 2 ** waiting.length
    waiting = waiting.filter((each) => open[each] > 0)
  }
  return { order, size }
}

/** An order of all nodes in which few nodes at a time have neighbours both before and after: the best of several greedy sweeps; and Σ 2^waiting. */
export function sweepOrder(graph: DivisionGraph): { order: Int32Array; size: number } {
  const starts = Math.min(graph.nodeCount, startsTried)
  let best: ReturnType<typeof sweepFrom> | null = null
  for (let i = 0; i < starts; i++) {
    const sweep = sweepFrom(graph, Math.floor((i * graph.nodeCount) / starts))
    if (best === null || sweep.size < best.size) best = sweep
  }
  return best!
}
