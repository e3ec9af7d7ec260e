import type { Random } from '../../random.ts'
import type { DivisionGraph, PartRules, PartScale } from '../graph/division-graph.ts'
import { bestCut, type CutScratch, markBelow } from './best-cut.ts'
import { growRandomTree, markRegion, type TreeScratch } from './random-tree.ts'

/** Trees tried for one cut before the best of them is taken as it is. */
const treesACut = 12

/** What cutting regions needs. */
export interface CutTools {
  graph: DivisionGraph
  rules: PartRules
  scale: PartScale
  tree: TreeScratch
  sums: CutScratch
  random: Random
}

/** Cuts a region that hangs together in two and says how many parts each side is to become; null for one node. */
function cutRegion(tools: CutTools, nodes: readonly number[], parts: number): [number[], number, number[], number] | null {
  const { graph, rules, scale, tree, sums, random } = tools
  let best: { below: number[]; above: number[]; parts: number; violation: number } | null = null
  for (let attempt = 0; attempt < treesACut && (best === null || best.violation > 0); attempt++) {
    markRegion(tree, nodes)
    const count = growRandomTree(graph, tree, nodes[Math.floor(random() * nodes.length)], random)
    const cut = bestCut(graph, rules, scale, tree, count, parts, sums)
    if (cut === null || (best !== null && cut.violation >= best.violation)) continue
    const isBelow = new Uint8Array(count)
    markBelow(tree, count, cut.place, isBelow)
    best = { below: [], above: [], parts: cut.parts, violation: cut.violation }
    for (let i = 0; i < count; i++) (isBelow[i] ? best.below : best.above).push(tree.order[i])
  }
  return best && [best.below, best.parts, best.above, parts - best.parts]
}

/**
 * Divides components into their numbers of parts by cutting random trees in two, again and again. Parts hang together and may be outside
 * their ranges, though mostly are not. Writes parts 0, 1, … into the result. Cost: arcs × depth of trees × log parts.
 */
export function startPlan(tools: CutTools, components: readonly (readonly number[])[], counts: readonly number[]): Int32Array {
  const partOf = new Int32Array(tools.graph.nodeCount)
  let next = 0
  const divide = (nodes: readonly number[], parts: number): void => {
    const halves = parts > 1 ? cutRegion(tools, nodes, Math.min(parts, nodes.length)) : null
    if (halves === null) {
      for (const node of nodes) partOf[node] = next
      next++
      return
    }
    const [a, aParts, b, bParts] = halves
    divide(a, aParts)
    divide(b, bParts)
  }
  components.forEach((nodes, i) => {
    divide(nodes, counts[i])
  })
  return partOf
}
