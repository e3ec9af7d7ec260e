import type { Random } from '../../random.ts'
import { bestCut, type CutScratch, createCutScratch, markBelow } from './best-cut.ts'
import type { MoveLimit } from './move-border.ts'
import { type MoveEffect, moveNode, tryMove } from './move-node.ts'
import { outsideOf, type Partition, paysForSums } from './partition.ts'
import { createTreeScratch, growRandomTree, markRegion, type TreeScratch } from './random-tree.ts'

/** Memory of recombinations on one graph. */
export interface RecombineScratch {
  tree: TreeScratch
  sums: CutScratch
  isBelow: Uint8Array
  region: Int32Array
  moved: Int32Array
  movedFrom: Int32Array
  effect: MoveEffect
}

export function createRecombineScratch(partition: Pick<Partition, 'graph'>): RecombineScratch {
  const { nodeCount } = partition.graph
  return {
    tree: createTreeScratch(partition.graph),
    sums: createCutScratch(partition.graph),
    isBelow: new Uint8Array(nodeCount),
    region: new Int32Array(nodeCount),
    moved: new Int32Array(nodeCount),
    movedFrom: new Int32Array(nodeCount),
    effect: { objective: 0, violation: 0 },
  }
}

/** Collects the nodes of two parts that touch, from one node on. */
function collectPair(
  { graph, partOf }: Partition,
  start: number,
  a: number,
  b: number,
  { region, tree }: RecombineScratch,
): number {
  const mark = ++tree.round
  tree.inRegion[start] = mark
  region[0] = start
  let count = 1
  for (let head = 0; head < count; head++) {
    for (let arc = graph.firstArc[region[head]], end = graph.firstArc[region[head] + 1]; arc < end; arc++) {
      const next = graph.arcNode[arc]
      if (tree.inRegion[next] === mark || (partOf[next] !== a && partOf[next] !== b)) continue
      tree.inRegion[next] = mark
      region[count++] = next
    }
  }
  return count
}

/** Price of the border between the two parts of a region. */
function priceBetween({ graph, partOf }: Partition, region: Int32Array, size: number, a: number, b: number): number {
  let price = 0
  for (let i = 0; i < size; i++) {
    if (partOf[region[i]] !== a) continue
    for (let arc = graph.firstArc[region[i]], end = graph.firstArc[region[i] + 1]; arc < end; arc++)
      if (partOf[graph.arcNode[arc]] === b) price += graph.arcPrice[arc]
  }
  return price
}

/**
 * Joins two parts that touch at an edge, draws random trees over their nodes, and cuts one in two anew (recombination, DeFord, Duchin and Solomon 2021).
 * Nodes change their part as little as the new cut allows. What costs more than the limit is taken back.
 * A tree whose best cut is farther outside the ranges than the two parts are is drawn again, `trees` times at most. Cost: arcs of the two parts × depth.
 */
export function recombine(
  partition: Partition,
  edge: number,
  trees: number,
  scratch: RecombineScratch,
  random: Random,
  { violationPrice, limit }: MoveLimit,
): boolean {
  const { graph, rules, scale, partOf } = partition
  const { tree, sums, isBelow, region, moved, movedFrom, effect } = scratch
  const [a, b] = [partOf[graph.edgeFrom[edge]], partOf[graph.edgeTo[edge]]]
  const allowed = outsideOf(partition, a) + outsideOf(partition, b)
  const size = collectPair(partition, graph.edgeFrom[edge], a, b, scratch)
  // Where borders are all that costs, a cut's price says all before anything is moved.
  const pays = paysForSums(rules)
  const between = pays ? 0 : priceBetween(partition, region, size, a, b)
  for (let attempt = 0; attempt < trees; attempt++) {
    markRegion(tree, region, size)
    growRandomTree(graph, tree, region[Math.floor(random() * size)], random)
    const cut = bestCut(graph, rules, scale, tree, size, 2, sums)
    if (cut === null || cut.violation > allowed + 1e-12) continue
    if (!pays && cut.price - between + violationPrice * (cut.violation - allowed) > limit + 1e-9) return false
    markBelow(tree, size, cut.place, isBelow)
    let belowInA = 0
    let inA = 0
    for (let i = 0; i < size; i++) {
      if (partOf[tree.order[i]] !== a) continue
      inA++
      belowInA += isBelow[i]
    }
    const below = 2 * belowInA >= inA ? a : b
    const [objective, violation] = [partition.objective, partition.violation]
    let count = 0
    for (let i = 0; i < size; i++) {
      const node = tree.order[i]
      const to = isBelow[i] === 1 ? below : a + b - below
      if (partOf[node] === to) continue
      moved[count] = node
      movedFrom[count++] = partOf[node]
      tryMove(partition, node, to, effect)
      moveNode(partition, node, to, effect)
    }
    if (count === 0) return false
    const change = partition.objective - objective + violationPrice * (partition.violation - violation)
    if (change <= limit) return true
    while (count-- > 0) {
      tryMove(partition, moved[count], movedFrom[count], effect)
      moveNode(partition, moved[count], movedFrom[count], effect)
    }
    partition.objective = objective
    partition.violation = violation
    return false
  }
  return false
}
