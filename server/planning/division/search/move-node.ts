import { outsideRange, peopleNotFrom } from '../graph/division-graph.ts'
import { nodeHashHigh, nodeHashLow, outsideOf, type Partition, partCost, paysForSums } from './partition.ts'

/** What a move would change; one object is reused for all trials of a search. */
export interface MoveEffect {
  objective: number
  violation: number
}

/** What a node's borders are to the part that it leaves and to the one that it joins. */
export interface BorderSums {
  priceFrom: number
  priceTo: number
  metersFrom: number
  metersTo: number
  /** Its whole outline. */
  metersAll: number
  /** Neighbours in the part that it joins. */
  arcsTo: number
}

/** Broken keep-aparts that moving a node would add. */
export function foesMet({ graph, partOf }: Partition, node: number, from: number, to: number): number {
  let met = 0
  for (const foe of graph.foes[node]) {
    if (partOf[foe] === to) met++
    else if (partOf[foe] === from) met--
  }
  return met
}

/** Adds up a node's borders as the parts stand. Cost: the node's arcs. */
export function sumBorders({ graph, partOf }: Partition, node: number, from: number, to: number, sums: BorderSums): void {
  const { firstArc, arcNode, arcPrice, arcMeters } = graph
  let priceFrom = 0
  let priceTo = 0
  let metersFrom = 0
  let metersTo = 0
  let arcsTo = 0
  for (let arc = firstArc[node], end = firstArc[node + 1]; arc < end; arc++) {
    const part = partOf[arcNode[arc]]
    if (part === from) {
      priceFrom += arcPrice[arc]
      metersFrom += arcMeters[arc]
    } else if (part === to) {
      priceTo += arcPrice[arc]
      metersTo += arcMeters[arc]
      arcsTo++
    }
  }
  sums.priceFrom = priceFrom
  sums.priceTo = priceTo
  sums.metersFrom = metersFrom
  sums.metersTo = metersTo
  sums.metersAll = graph.nodeMeters[node]
  sums.arcsTo = arcsTo
}

/** What a part is farther outside its ranges with so many households and people more. */
export function violationAfter(partition: Partition, part: number, moreHouseholds: number, morePeople: number): number {
  const { rules, scale, households, population } = partition
  return (
    outsideRange(rules, scale, households[part] + moreHouseholds, population[part] + morePeople, 1) - outsideOf(partition, part)
  )
}

/** What a part's shape, balance and change cost more with so many meters of outline more, one node in and another out; −1 stands for none. */
export function termsAfter(partition: Partition, part: number, moreMeters: number, inside: number, outside: number): number {
  const { graph, rules } = partition
  const grid = partition.gridOf[part]
  let area = partition.areaSquareMeters[part]
  let households = partition.households[part]
  let changed = partition.changed[part]
  const before = partCost(rules, 0, partition.perimeterMeters[part], area, households, changed)
  if (inside >= 0) {
    area += graph.areaSquareMeters[inside]
    households += graph.households[inside]
    changed += peopleNotFrom(graph, inside, grid)
  }
  if (outside >= 0) {
    area -= graph.areaSquareMeters[outside]
    households -= graph.households[outside]
    changed -= peopleNotFrom(graph, outside, grid)
  }
  return partCost(rules, 0, partition.perimeterMeters[part] + moreMeters, area, households, changed) - before
}

const own: BorderSums = { priceFrom: 0, priceTo: 0, metersFrom: 0, metersTo: 0, metersAll: 0, arcsTo: 0 }

/** Writes into `effect` what moving a node into another part would change, whether or not the parts then hang together. Cost: the node's arcs. */
export function tryMove(partition: Partition, node: number, to: number, effect: MoveEffect): void {
  const { graph, rules, partOf } = partition
  const from = partOf[node]
  sumBorders(partition, node, from, to, own)
  const h = graph.households[node]
  const p = graph.population[node]
  effect.violation = violationAfter(partition, from, -h, -p) + violationAfter(partition, to, h, p)
  if (graph.foes[node].length > 0) effect.violation += foesMet(partition, node, from, to)
  effect.objective = own.priceFrom - own.priceTo
  if (!paysForSums(rules)) return
  effect.objective +=
    termsAfter(partition, from, 2 * own.metersFrom - own.metersAll, -1, node) +
    termsAfter(partition, to, own.metersAll - 2 * own.metersTo, node, -1)
}

function toggleCut(partition: Partition, edge: number): void {
  const { cutEdges, cutAt } = partition
  const at = cutAt[edge]
  if (at < 0) {
    cutAt[edge] = partition.cutCount
    cutEdges[partition.cutCount++] = edge
    return
  }
  const last = cutEdges[--partition.cutCount]
  cutEdges[at] = last
  cutAt[last] = at
  cutAt[edge] = -1
}

function shift(sums: Float64Array, value: number, from: number, to: number): void {
  sums[from] -= value
  sums[to] += value
}

/** Moves a node into another part and keeps every sum; what it changes is that of `tryMove`, given as `effect`. Cost: the node's arcs. */
export function moveNode(partition: Partition, node: number, to: number, effect: MoveEffect): void {
  const { graph, partOf, perimeterMeters, borderPrice } = partition
  const from = partOf[node]
  for (let arc = graph.firstArc[node], end = graph.firstArc[node + 1]; arc < end; arc++) {
    const part = partOf[graph.arcNode[arc]]
    const edge = graph.arcEdge[arc]
    const meters = graph.arcMeters[arc]
    const price = graph.arcPrice[arc]
    if (part === from) {
      toggleCut(partition, edge)
      perimeterMeters[from] += meters
      perimeterMeters[to] += meters
      borderPrice[from] += price
      borderPrice[to] += price
    } else if (part === to) {
      toggleCut(partition, edge)
      perimeterMeters[from] -= meters
      perimeterMeters[to] -= meters
      borderPrice[from] -= price
      borderPrice[to] -= price
    } else {
      perimeterMeters[from] -= meters
      perimeterMeters[to] += meters
      borderPrice[from] -= price
      borderPrice[to] += price
    }
  }
  perimeterMeters[from] -= graph.rimMeters[node]
  perimeterMeters[to] += graph.rimMeters[node]
  shift(partition.households, graph.households[node], from, to)
  shift(partition.population, graph.population[node], from, to)
  shift(partition.areaSquareMeters, graph.areaSquareMeters[node], from, to)
  partition.changed[from] -= peopleNotFrom(graph, node, partition.gridOf[from])
  partition.changed[to] += peopleNotFrom(graph, node, partition.gridOf[to])
  const low = nodeHashLow(node)
  const high = nodeHashHigh(node)
  partition.hashLow[from] ^= low
  partition.hashLow[to] ^= low
  partition.hashHigh[from] ^= high
  partition.hashHigh[to] ^= high
  partition.size[from]--
  partition.size[to]++
  partOf[node] = to
  partition.objective += effect.objective
  partition.violation += effect.violation
}
