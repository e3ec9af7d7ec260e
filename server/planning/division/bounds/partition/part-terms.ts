import type { DivisionGraph, PartRules } from '../../graph/division-graph.ts'
import type { PartCounts } from '../../graph/part-counts.ts'

/** A part's cost held from below by terms that add up node by node, edge by edge, and by the part's size in whole levels. */
export interface PartTerms {
  /** What a cut edge adds to the part on either side. */
  edgeCost: Float64Array
  /** What a node adds beside its dual price, without the area's tangent. */
  nodeCost: Float64Array
  /** Size of every node in levels; 0 for all where no size matters. */
  level: Int32Array
  /** What a part of so many levels pays at least; ∞ where no part can have so many. Its length is one more than the most levels. */
  levelCost: Float64Array
}

/** Sizes are counted exactly where they are whole numbers up to this, else rounded. */
const mostExactLevels = 1024

/**
 * The size that the ranges or the balance look at, from `low` to `high` for every part of a plan of so many parts: the other parts need their least, and have
 * no more than their most. Null where nothing asks for sizes.
 */
function measured(graph: DivisionGraph, rules: PartRules, { least, most }: PartCounts) {
  const of = (size: Float64Array, min: number, max: number) => {
    const all = size.reduce((sum, value) => sum + value, 0)
    const high = Math.min(max, all - (least - 1) * min)
    return { size, low: most > 1 ? Math.max(min, all - (most - 1) * max) : Math.max(min, all), high, all }
  }
  const households = of(graph.households, rules.minHouseholds, rules.maxHouseholds)
  const population = of(graph.population, rules.minPopulation, rules.maxPopulation)
  const asks = ({ low, high, all }: typeof households): boolean => low > 0 || high < all
  if (asks(households)) return { ...households, isHouseholds: true }
  if (asks(population)) return { ...population, isHouseholds: false }
  return rules.balancePrice > 0 ? { ...households, isHouseholds: true } : null
}

/** By how much rounded sizes of a set with a true size up to `high` can exceed the true one: a knapsack, filled in shares. */
function mostExcess(excess: Float64Array, size: Float64Array, high: number): number {
  const order = Array.from(size, (_, node) => node)
    .filter((node) => excess[node] > 0)
    .sort((a, b) => excess[b] * size[a] - excess[a] * size[b])
  let [left, sum] = [high, 0]
  for (const node of order) {
    const share = size[node] <= left ? 1 : left / size[node]
    sum += share * excess[node]
    left -= share * size[node]
    if (left <= 0) break
  }
  return sum
}

/**
 * Terms that hold every part's cost from below, in at most `mostLevels` levels of size. Half an edge's price goes to either part. Where sizes are rounded to levels, the
 * ranges widen by as much as rounding can add up to in any part. Foes and change are left out.
 */
export function partTerms(graph: DivisionGraph, rules: PartRules, counts: PartCounts, mostLevels: number): PartTerms {
  const { shapePrice, balancePrice, targetHouseholds } = rules
  const edgeCost = graph.edgePrice.map((price, edge) => price / 2 + shapePrice * graph.edgeMeters[edge])
  const nodeCost = graph.rimMeters.map((meters) => shapePrice * meters)
  const sizes = measured(graph, rules, counts)
  if (sizes === null) return { edgeCost, nodeCost, level: new Int32Array(graph.nodeCount), levelCost: new Float64Array(1) }
  const { size, low, high, isHouseholds } = sizes
  const rounding = 1e-9 * Math.max(1, sizes.all)
  const isExact = high <= Math.min(mostLevels, mostExactLevels) && size.every((value) => Number.isInteger(value))
  const step = isExact ? 1 : Math.max(1e-9, high / mostLevels)
  const level = Int32Array.from(size, (value) => Math.round(value / step))
  const off = size.map((value, node) => level[node] * step - value)
  const above = isExact ? 0 : mostExcess(off, size, high)
  const below = isExact
    ? 0
    : mostExcess(
        off.map((value) => -value),
        size,
        high,
      )
  const levels = Math.max(0, Math.floor((high + above + rounding) / step))
  const levelCost = new Float64Array(levels + 1).fill(Number.POSITIVE_INFINITY)
  for (let at = 0; at <= levels; at++) {
    const [from, to] = [Math.max(low, at * step - above), Math.min(high, at * step + below)]
    if (from > to + rounding) continue
    const offTarget = Math.max(0, from - targetHouseholds, targetHouseholds - to)
    levelCost[at] = isHouseholds && balancePrice > 0 ? balancePrice * offTarget : 0
  }
  return { edgeCost, nodeCost, level, levelCost }
}
