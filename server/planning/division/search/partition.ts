import { type DivisionGraph, outsideRange, type PartRules, type PartScale, peopleNotFrom } from '../graph/division-graph.ts'

/**
 * A division of the graph's nodes into parts, with everything that moves are judged by kept up to date. Parts always hang together and are
 * never empty; they may be outside their ranges, which `violation` counts in shares of a mean part, a broken keep-apart as one.
 */
export interface Partition {
  graph: DivisionGraph
  rules: PartRules
  scale: PartScale
  partCount: number
  partOf: Int32Array
  /** Present grid that each part goes on as, or `newPart`; no grid stands twice. */
  gridOf: Int32Array
  /** Nodes of each part. */
  size: Int32Array
  households: Float64Array
  population: Float64Array
  areaSquareMeters: Float64Array
  perimeterMeters: Float64Array
  /** Price of each part's border with other parts, and people in it who come from another grid. */
  borderPrice: Float64Array
  changed: Float64Array
  /** Numbers that name each part's set of nodes, but for rare collisions. */
  hashLow: Int32Array
  hashHigh: Int32Array
  /** The cut edges, cutEdges[0 … cutCount − 1], and each edge's place among them, −1 where it is not cut. */
  cutEdges: Int32Array
  cutAt: Int32Array
  cutCount: number
  objective: number
  violation: number
}

/** Marks a part that goes on as no present grid. */
export const newPart = -2

/** A number that looks random for every whole number (splitmix32). */
function scramble(value: number): number {
  let z = (value + 0x9e3779b9) | 0
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
  return z ^ (z >>> 15)
}

/** What a node adds to the two hashes of its part. */
export const nodeHashLow = (node: number): number => scramble(2 * node + 1)
export const nodeHashHigh = (node: number): number => scramble(2 * node + 0x51ed270b)

/** Whether parts pay for more than their borders. */
export const paysForSums = ({ shapePrice, balancePrice, changePrice }: PartRules): boolean =>
  shapePrice > 0 || balancePrice > 0 || changePrice > 0

/** Cost of a part by its sums: half its borders' price, its shape, its balance, its change. A plan's objective is the sum over its parts. */
export function partCost(
  { shapePrice, balancePrice, changePrice, targetHouseholds }: PartRules,
  borderPrice: number,
  perimeterMeters: number,
  areaSquareMeters: number,
  households: number,
  changed: number,
): number {
  let cost = borderPrice / 2
  if (shapePrice > 0) cost += shapePrice * (perimeterMeters - 2 * Math.sqrt(Math.PI * Math.max(0, areaSquareMeters)))
  if (balancePrice > 0) cost += balancePrice * Math.abs(households - targetHouseholds)
  if (changePrice > 0) cost += changePrice * changed
  return cost
}

/** Cost of one part of a partition as it stands. */
export function costOf(partition: Partition, part: number): number {
  const { rules, borderPrice, perimeterMeters, areaSquareMeters, households, changed } = partition
  return partCost(rules, borderPrice[part], perimeterMeters[part], areaSquareMeters[part], households[part], changed[part])
}

/** How far one part of a partition is outside its ranges. */
export function outsideOf({ rules, scale, households, population }: Partition, part: number): number {
  return outsideRange(rules, scale, households[part], population[part], 1)
}

/** Builds the sums of a division. Linear. */
export function createPartition(
  graph: DivisionGraph,
  rules: PartRules,
  partCount: number,
  partOf: Int32Array,
  gridOf: Int32Array = new Int32Array(partCount).fill(newPart),
): Partition {
  const sumOf = (values: Float64Array): number => Math.max(1e-9, values.reduce((sum, value) => sum + value, 0) / partCount)
  const partition: Partition = {
    graph,
    rules,
    scale: { households: sumOf(graph.households), population: sumOf(graph.population) },
    partCount,
    partOf,
    gridOf,
    size: new Int32Array(partCount),
    households: new Float64Array(partCount),
    population: new Float64Array(partCount),
    areaSquareMeters: new Float64Array(partCount),
    perimeterMeters: new Float64Array(partCount),
    borderPrice: new Float64Array(partCount),
    changed: new Float64Array(partCount),
    hashLow: new Int32Array(partCount),
    hashHigh: new Int32Array(partCount),
    cutEdges: new Int32Array(graph.edgeCount),
    cutAt: new Int32Array(graph.edgeCount),
    cutCount: 0,
    objective: 0,
    violation: 0,
  }
  recompute(partition)
  return partition
}

/** Sets all sums anew from `partOf`, so that rounding of many moves does not add up. */
export function recompute(partition: Partition): void {
  const { graph, partOf, partCount } = partition
  for (const sums of ['households', 'population', 'areaSquareMeters', 'perimeterMeters', 'borderPrice', 'changed'] as const)
    partition[sums].fill(0)
  for (const sums of ['size', 'hashLow', 'hashHigh'] as const) partition[sums].fill(0)
  partition.cutAt.fill(-1)
  partition.cutCount = 0
  for (let node = 0; node < graph.nodeCount; node++) {
    const part = partOf[node]
    partition.size[part]++
    partition.households[part] += graph.households[node]
    partition.population[part] += graph.population[node]
    partition.areaSquareMeters[part] += graph.areaSquareMeters[node]
    partition.perimeterMeters[part] += graph.rimMeters[node]
    partition.changed[part] += peopleNotFrom(graph, node, partition.gridOf[part])
    partition.hashLow[part] ^= nodeHashLow(node)
    partition.hashHigh[part] ^= nodeHashHigh(node)
  }
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    const [a, b] = [partOf[graph.edgeFrom[edge]], partOf[graph.edgeTo[edge]]]
    if (a === b) continue
    partition.cutAt[edge] = partition.cutCount
    partition.cutEdges[partition.cutCount++] = edge
    for (const part of [a, b]) {
      partition.borderPrice[part] += graph.edgePrice[edge]
      partition.perimeterMeters[part] += graph.edgeMeters[edge]
    }
  }
  partition.objective = 0
  partition.violation = 0
  for (let part = 0; part < partCount; part++) {
    partition.objective += costOf(partition, part)
    partition.violation += outsideOf(partition, part)
  }
  for (let node = 0; node < graph.nodeCount; node++)
    for (const foe of graph.foes[node]) if (foe < node && partOf[foe] === partOf[node]) partition.violation++
}
