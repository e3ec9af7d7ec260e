import type { Random } from '../../random.ts'
import type { DivisionGraph, PartRules } from '../graph/division-graph.ts'
import { createUniformTrees } from './uniform-tree.ts'

/** A chain of plans. */
export interface MergeSplitChain {
  /** Part of every node as the chain stands now. */
  partOf: Int32Array
  /** Proposes one change and takes it or not; true where taken. */
  step: () => boolean
}

/** The nodes of a part's tree, parents before children, and each node's parent. */
interface PartTree {
  order: number[]
}

/**
 * A Markov chain over plans within all ranges (merge-split: Autry, Carter, Herschlag, Hunter and Mattingly 2021). It keeps a spanning tree of every part. A step joins two
 * parts that touch, draws a uniform tree over both, cuts one of the edges that leave both sides within their ranges, and is taken with
 * the Metropolis–Hastings chance, so that in the long run every choice of parts with their trees is equally likely: a plan's chance is in proportion to the product of
 * its parts' numbers of spanning trees, which favours compact parts. `start` must be within all ranges. Cost of a step: linear in the two parts' arcs, and one pass over the edges.
 */
export function createMergeSplit(graph: DivisionGraph, rules: PartRules, start: Int32Array, random: Random): MergeSplitChain {
  const { nodeCount, edgeCount, edgeFrom, edgeTo, firstArc, arcNode } = graph
  const partCount = start.length === 0 ? 0 : Math.max(...start) + 1
  const partOf = start.slice()
  const trees = createUniformTrees(graph)
  const parent = new Int32Array(nodeCount)
  const households = new Float64Array(nodeCount)
  const population = new Float64Array(nodeCount)
  const linked = new Float64Array(nodeCount)
  const pairSeen = new Int32Array(partCount * partCount)
  let pairRound = 0

  const plant = (nodes: readonly number[]): PartTree => {
    const order = trees.draw(nodes, random)
    for (const node of order) parent[node] = trees.parent[node]
    return { order }
  }
  const parts: PartTree[] = Array.from({ length: partCount }, (_, part) =>
    plant(Array.from(partOf, (_, node) => node).filter((node) => partOf[node] === part)),
  )

  /** Pairs of parts that touch, each as a · partCount + b with a < b, in order of the edges. */
  const touchingPairs = (): number[] => {
    pairRound++
    const pairs: number[] = []
    for (let edge = 0; edge < edgeCount; edge++) {
      const a = partOf[edgeFrom[edge]]
      const b = partOf[edgeTo[edge]]
      if (a === b) continue
      const pair = Math.min(a, b) * partCount + Math.max(a, b)
      if (pairSeen[pair] === pairRound) continue
      pairSeen[pair] = pairRound
      pairs.push(pair)
    }
    return pairs
  }

  /** Households and people below every node of a tree. */
  const sumBelow = ({ order }: PartTree): void => {
    for (const node of order) {
      households[node] = graph.households[node]
      population[node] = graph.population[node]
    }
    for (let i = order.length - 1; i > 0; i--) {
      households[parent[order[i]]] += households[order[i]]
      population[parent[order[i]]] += population[order[i]]
    }
  }

  const fits = (h: number, p: number): boolean =>
    h >= rules.minHouseholds && h <= rules.maxHouseholds && p >= rules.minPopulation && p <= rules.maxPopulation

  /** For every node of a tree: the edges of it that could be cut where the other tree hangs on at that node. Passing down an edge turns its sides round. */
  const countCuts = (tree: PartTree, allHouseholds: number, allPopulation: number): void => {
    const { order } = tree
    sumBelow(tree)
    const [ownHouseholds, ownPopulation] = [households[order[0]], population[order[0]]]
    const cuts = (h: number, p: number): number => (fits(h, p) && fits(allHouseholds - h, allPopulation - p) ? 1 : 0)
    let atRoot = 0
    for (let i = 1; i < order.length; i++) atRoot += cuts(households[order[i]], population[order[i]])
    linked[order[0]] = atRoot
    for (let i = 1; i < order.length; i++) {
      const [h, p] = [households[order[i]], population[order[i]]]
      linked[order[i]] = linked[parent[order[i]]] - cuts(h, p) + cuts(ownHouseholds - h, ownPopulation - p)
    }
  }

  /** Σ over the edges between two trees of 1 / (edges of the joined tree that could be cut): how likely a joined tree is cut into just these two. */
  const cutChance = (a: PartTree, b: PartTree, allHouseholds: number, allPopulation: number): number => {
    countCuts(a, allHouseholds, allPopulation)
    countCuts(b, allHouseholds, allPopulation)
    const other = partOf[b.order[0]]
    let chance = 0
    for (const node of a.order)
      for (let arc = firstArc[node]; arc < firstArc[node + 1]; arc++)
        if (partOf[arcNode[arc]] === other) chance += 1 / (1 + linked[node] + linked[arcNode[arc]])
    return chance
  }

  const hasFoes = ({ order }: PartTree): boolean =>
    order.some((node) => graph.foes[node].some((foe) => partOf[foe] === partOf[node]))

  const step = (): boolean => {
    const before = touchingPairs()
    if (before.length === 0) return false
    const pair = before[Math.floor(random() * before.length)]
    const [a, b] = [Math.floor(pair / partCount), pair % partCount]
    const [oldA, oldB] = [parts[a], parts[b]]
    const nodes = [...oldA.order, ...oldB.order].sort((x, y) => x - y)
    let [allHouseholds, allPopulation] = [0, 0]
    for (const node of nodes) {
      allHouseholds += graph.households[node]
      allPopulation += graph.population[node]
    }
    const backward = cutChance(oldA, oldB, allHouseholds, allPopulation)
    const oldParents = nodes.map((node) => parent[node])
    const joined = plant(nodes)
    sumBelow(joined)
    const open = joined.order.filter(
      (node) =>
        parent[node] >= 0 &&
        fits(households[node], population[node]) &&
        fits(allHouseholds - households[node], allPopulation - population[node]),
    )
    const undo = (): false => {
      nodes.forEach((node, i) => {
        parent[node] = oldParents[i]
      })
      for (const node of oldA.order) partOf[node] = a
      for (const node of oldB.order) partOf[node] = b
      parts[a] = oldA
      parts[b] = oldB
      return false
    }
    if (open.length === 0) return undo()
    const cut = open[Math.floor(random() * open.length)]
    parent[cut] = -1
    const [below, above] = random() < 0.5 ? [a, b] : [b, a]
    parts[below] = { order: [] }
    parts[above] = { order: [] }
    for (const node of joined.order) {
      partOf[node] = node === cut ? below : parent[node] < 0 ? above : partOf[parent[node]]
      parts[partOf[node]].order.push(node)
    }
    if (hasFoes(parts[a]) || hasFoes(parts[b])) return undo()
    const forward = cutChance(parts[a], parts[b], allHouseholds, allPopulation)
    const after = touchingPairs().length
    return random() * forward * after < backward * before.length ? true : undo()
  }
  return { partOf, step }
}
