import { type DivisionGraph, outsideRange, type PartRules, type PartScale } from '../graph/division-graph.ts'
import type { TreeScratch } from './random-tree.ts'

/** Sums below every place of a tree. */
export interface CutScratch {
  households: Float64Array
  population: Float64Array
  /** Price of all borders between the nodes below and the rest of the region. */
  price: Float64Array
}

export function createCutScratch({ nodeCount }: DivisionGraph): CutScratch {
  return {
    households: new Float64Array(nodeCount),
    population: new Float64Array(nodeCount),
    price: new Float64Array(nodeCount),
  }
}

/** Where a tree is cut in two. */
export interface TreeCut {
  /** Place in the tree's order of the root of one side. */
  place: number
  /** Parts that this side is to become. */
  parts: number
  /** How far both sides are outside what so many parts may have. */
  violation: number
  /** Price of all borders between the two sides. */
  price: number
}

/** Adds up households, people and the price of the cut above every place. An edge lies inside what is below both its ends' last common place. */
function sumBelow(graph: DivisionGraph, tree: TreeScratch, count: number, sums: CutScratch): void {
  const { order, parentAt, depthAt, placeOf, inTree } = tree
  const { households, population, price } = sums
  const round = inTree[order[0]]
  price.fill(0, 0, count)
  for (let place = 0; place < count; place++) {
    const node = order[place]
    households[place] = graph.households[node]
    population[place] = graph.population[node]
    for (let arc = graph.firstArc[node], end = graph.firstArc[node + 1]; arc < end; arc++) {
      const other = graph.arcNode[arc]
      if (inTree[other] !== round) continue
      const edgePrice = graph.edgePrice[graph.arcEdge[arc]]
      price[place] += edgePrice
      if (other > node) continue
      let a = place
      let b = placeOf[other]
      while (a !== b) {
        if (depthAt[a] >= depthAt[b]) a = parentAt[a]
        else b = parentAt[b]
      }
      price[a] -= 2 * edgePrice
    }
  }
  for (let place = count - 1; place > 0; place--) {
    const parent = parentAt[place]
    households[parent] += households[place]
    population[parent] += population[place]
    price[parent] += price[place]
  }
}

/**
 * The best edge of a tree to cut, where the two sides are to become `parts` parts together: sides within their ranges before others, then the
 * least price of the cut by the smaller side's parts. Null for a tree of one node. Cost: arcs × the tree's depth.
 */
export function bestCut(
  graph: DivisionGraph,
  rules: PartRules,
  scale: PartScale,
  tree: TreeScratch,
  count: number,
  parts: number,
  sums: CutScratch,
): TreeCut | null {
  sumBelow(graph, tree, count, sums)
  const { households, population, price } = sums
  const [allHouseholds, allPopulation] = [households[0], population[0]]
  const measure = allHouseholds > 0 ? households : population
  let best: TreeCut | null = null
  let bestPrice = Number.POSITIVE_INFINITY
  for (let place = 1; place < count; place++) {
    const share = measure[0] > 0 ? measure[place] / measure[0] : 0
    const below = parts === 2 ? 1 : Math.min(parts - 1, Math.max(1, Math.round(share * parts)))
    const violation =
      outsideRange(rules, scale, households[place], population[place], below) +
      outsideRange(rules, scale, allHouseholds - households[place], allPopulation - population[place], parts - below)
    if (best !== null && violation > best.violation) continue
    const cutPrice = price[place] / Math.min(below, parts - below)
    if (best !== null && violation === best.violation && cutPrice >= bestPrice) continue
    best = { place, parts: below, violation, price: price[place] }
    bestPrice = cutPrice
  }
  return best
}

/** Marks in `isBelow` (by place) what hangs below a place, itself included; returns how many. */
export function markBelow(tree: TreeScratch, count: number, place: number, isBelow: Uint8Array): number {
  isBelow.fill(0, 0, count)
  isBelow[place] = 1
  let marked = 1
  for (let i = place + 1; i < count; i++) {
    if (isBelow[tree.parentAt[i]] === 1) {
      isBelow[i] = 1
      marked++
    }
  }
  return marked
}
