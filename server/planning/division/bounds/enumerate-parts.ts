import { type DivisionGraph, outsideRange, type PartRules, peopleNotFrom } from '../graph/division-graph.ts'
import { fittingCounts, type PartCounts } from '../graph/part-counts.ts'
import type { SeenPart } from '../search/part-pool.ts'
import { newPart, partCost } from '../search/partition.ts'

/** Sets looked at, and parts kept, before there are too many. */
export interface EnumerationLimits {
  sets: number
  parts: number
}

/**
 * All parts that a plan of so many parts can have: sets of nodes that hang together, within their ranges, without foes, and leave what other parts can share; each with every
 * present grid that it could go on as, where change has a price. Null where there are too many. Each set is met once: it grows from its least node, and a node passed
 * over stays out (Wernicke's ESU, 2006).
 */
export function enumerateParts(
  graph: DivisionGraph,
  rules: PartRules,
  counts: PartCounts,
  limits: EnumerationLimits,
): SeenPart[] | null {
  const { nodeCount, firstArc, arcNode, arcEdge } = graph
  const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0)
  const [allHouseholds, allPopulation] = [sum(graph.households), sum(graph.population)]
  const rounding = 1e-9 * Math.max(1, allHouseholds, allPopulation)
  // The other parts need their least.
  const most = (max: number, all: number, min: number): number => Math.min(max, all - (counts.least - 1) * min + rounding)
  const maxHouseholds = most(rules.maxHouseholds, allHouseholds, rules.minHouseholds)
  const maxPopulation = most(rules.maxPopulation, allPopulation, rules.minPopulation)
  const leavesEnough = (size: number, households: number, population: number): boolean => {
    const [h, p, nodes] = [allHouseholds - households, allPopulation - population, nodeCount - size]
    if (nodes === 0) return counts.least <= 1
    const rest = fittingCounts(rules, Math.max(0, h), Math.max(0, p), nodes)
    return Math.max(rest.least, counts.least - 1) <= Math.min(rest.most, counts.most - 1)
  }
  const parts: SeenPart[] = []
  const state = new Int8Array(nodeCount)
  const inside = new Uint8Array(nodeCount)
  let looked = 0

  const keep = (nodes: readonly number[], households: number, population: number): void => {
    if (outsideRange(rules, { households: 1, population: 1 }, households, population, 1) > 1e-9) return
    if (!leavesEnough(nodes.length, households, population)) return
    const sorted = Int32Array.from(nodes).sort()
    let [price, perimeter, area] = [0, 0, 0]
    for (const node of sorted) {
      area += graph.areaSquareMeters[node]
      perimeter += graph.rimMeters[node]
      for (let arc = firstArc[node]; arc < firstArc[node + 1]; arc++) {
        if (inside[arcNode[arc]]) continue
        price += graph.edgePrice[arcEdge[arc]]
        perimeter += graph.edgeMeters[arcEdge[arc]]
      }
    }
    const grids =
      rules.changePrice > 0
        ? [
            ...new Set(
              [...sorted].flatMap((node) => [
                ...graph.presentGrid.subarray(graph.firstPresent[node], graph.firstPresent[node + 1]),
              ]),
            ),
          ]
        : []
    for (const grid of [newPart, ...grids.sort((a, b) => a - b)]) {
      let changed = 0
      for (const node of sorted) changed += peopleNotFrom(graph, node, grid)
      parts.push({ nodes: sorted, cost: partCost(rules, price, perimeter, area, households, changed), grid, planPrice: 0 })
    }
  }

  /** Grows a set by every choice among its neighbours. False where there are too many sets. */
  const grow = (nodes: number[], open: number[], households: number, population: number): boolean => {
    if (++looked > limits.sets || parts.length > limits.parts) return false
    keep(nodes, households, population)
    let isComplete = true
    while (isComplete && open.length > 0) {
      const node = open.pop()!
      const [h, p] = [households + graph.households[node], population + graph.population[node]]
      if (h > maxHouseholds || p > maxPopulation || graph.foes[node].some((foe) => inside[foe])) continue
      const met: number[] = []
      for (let arc = firstArc[node]; arc < firstArc[node + 1]; arc++) {
        if (state[arcNode[arc]] !== 0) continue
        state[arcNode[arc]] = 1
        met.push(arcNode[arc])
      }
      inside[node] = 1
      nodes.push(node)
      isComplete = grow(nodes, [...open, ...met], h, p)
      nodes.pop()
      inside[node] = 0
      for (const other of met) state[other] = 0
    }
    return isComplete
  }

  for (let root = 0; root < nodeCount; root++) {
    if (graph.households[root] > rules.maxHouseholds || graph.population[root] > rules.maxPopulation) return []
    state[root] = 1
    inside[root] = 1
    const open: number[] = []
    for (let arc = firstArc[root]; arc < firstArc[root + 1]; arc++) {
      if (state[arcNode[arc]] !== 0) continue
      state[arcNode[arc]] = 1
      open.push(arcNode[arc])
    }
    const opened = [...open]
    const isComplete = grow([root], open, graph.households[root], graph.population[root])
    inside[root] = 0
    for (const node of opened) state[node] = 0
    if (!isComplete) return null
  }
  return parts
}
