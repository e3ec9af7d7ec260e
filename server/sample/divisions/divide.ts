import type { Random } from '#planning/random'
import { appendTo } from '../plane/append-to.ts'
import type { Border } from './block-adjacency.ts'

const trees = 11
const candidatesPerTree = 4
const imbalanceCost = 9

/**
 * Divides connected units into `count` connected parts of about equal weight whose borders follow firm lines. Recursive bisection:
 * of many random spanning trees (soft borders joined first) the edge is cut that leaves the best balance and the firmest border.
 * Units that do not hang together are divided part by part, each part getting at least one share.
 */
export function divide(
  units: readonly number[],
  borders: readonly Border[],
  weightOf: (unit: number) => number,
  count: number,
  random: Random,
): number[][] {
  const inside = new Set(units)
  const own = borders.filter((border) => inside.has(border.a) && inside.has(border.b))
  const parts = connectedParts(units, own)
  if (parts.length === 1) return bisect(units, own, weightOf, count, random)
  const weights = parts.map((part) => total(part, weightOf))
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  return parts.flatMap((part, index) =>
    divide(part, own, weightOf, Math.max(1, Math.round((count * weights[index]) / all)), random),
  )
}

/** The parts of a set of units that hang together over borders, largest first. */
export function connectedParts(units: readonly number[], borders: readonly Border[]): number[][] {
  const root = new Map<number, number>(units.map((unit) => [unit, unit]))
  for (const { a, b } of borders) if (root.has(a) && root.has(b)) root.set(find(root, a), find(root, b))
  const parts = new Map<number, number[]>()
  for (const unit of units) appendTo(parts, find(root, unit), unit)
  return [...parts.values()].sort((one, other) => other.length - one.length)
}

function bisect(
  units: readonly number[],
  borders: readonly Border[],
  weightOf: (unit: number) => number,
  count: number,
  random: Random,
): number[][] {
  if (count <= 1 || units.length <= 1) return [[...units]]
  const half = Math.floor(count / 2)
  const problem = numberUnits(units, borders, weightOf)
  const scaleMeters = Math.sqrt(units.length) * 100
  let best: { cost: number; inPart: Uint8Array } | null = null
  for (let tree = 0; tree < trees; tree++) {
    for (const { inPart, share } of cutTree(problem, half / count, random)) {
      const imbalance = (share - half / count) * count
      let cost = imbalanceCost * imbalance * imbalance
      for (let i = 0; i < borders.length; i++) {
        if (inPart[problem.from[i]] !== inPart[problem.to[i]]) cost += borders[i].meters / borders[i].firmness / scaleMeters
      }
      if (!best || cost < best.cost) best = { cost, inPart }
    }
  }
  const { inPart } = best!
  const sideOf = new Map(units.map((unit, index) => [unit, inPart[index]]))
  return [1, 0].flatMap((side) => {
    const part = units.filter((_, index) => inPart[index] === side)
    const within = borders.filter(({ a, b }) => sideOf.get(a) === side && sideOf.get(b) === side)
    return bisect(part, within, weightOf, side === 1 ? half : count - half, random)
  })
}

/** Units numbered 0..n-1, with the ends and firmness of their borders and their weights as arrays. */
interface Problem {
  count: number
  from: Int32Array
  to: Int32Array
  firmness: Float64Array
  weights: Float64Array
}

function numberUnits(units: readonly number[], borders: readonly Border[], weightOf: (unit: number) => number): Problem {
  const indexOf = new Map(units.map((unit, index) => [unit, index]))
  return {
    count: units.length,
    from: Int32Array.from(borders, ({ a }) => indexOf.get(a)!),
    to: Int32Array.from(borders, ({ b }) => indexOf.get(b)!),
    firmness: Float64Array.from(borders, ({ firmness }) => firmness),
    weights: Float64Array.from(units, weightOf),
  }
}

/** Draws a random spanning tree that joins across soft borders first; answers the few cuts of it that come nearest to the wanted share. */
function cutTree(problem: Problem, wantedShare: number, random: Random): { inPart: Uint8Array; share: number }[] {
  const { count, from, to, firmness } = problem
  const costs = firmness.map((value) => value * (0.35 + random()))
  const order = Array.from(costs.keys()).sort((one, other) => costs[one] - costs[other])
  const root = Int32Array.from({ length: count }, (_, index) => index)
  const find = (unit: number): number => {
    let top = unit
    while (root[top] !== top) {
      root[top] = root[root[top]]
      top = root[top]
    }
    return top
  }
  const tree: number[][] = Array.from({ length: count }, () => [])
  for (const border of order) {
    const topFrom = find(from[border])
    const topTo = find(to[border])
    if (topFrom === topTo) continue
    root[topFrom] = topTo
    tree[from[border]].push(to[border])
    tree[to[border]].push(from[border])
  }
  const parent = new Int32Array(count).fill(-1)
  const visit = [0]
  for (let i = 0; i < visit.length; i++) {
    for (const next of tree[visit[i]]) {
      if (next === parent[visit[i]]) continue
      parent[next] = visit[i]
      visit.push(next)
    }
  }
  const below = problem.weights.slice()
  for (let i = count - 1; i > 0; i--) below[parent[visit[i]]] += below[visit[i]]
  const all = Math.max(1, below[0])
  const miss = (unit: number): number =>
    Math.min(Math.abs(below[unit] / all - wantedShare), Math.abs(1 - below[unit] / all - wantedShare))
  const tops = visit
    .slice(1)
    .map((unit) => ({ unit, miss: miss(unit) }))
    .sort((one, other) => one.miss - other.miss)
    .slice(0, candidatesPerTree)
  return tops.map(({ unit }) => {
    const share = below[unit] / all
    const isBelow = Math.abs(share - wantedShare) <= Math.abs(1 - share - wantedShare)
    const inPart = new Uint8Array(count).fill(isBelow ? 0 : 1)
    const inside = isBelow ? 1 : 0
    inPart[unit] = inside
    for (const next of visit) if (next !== 0 && inPart[parent[next]] === inside) inPart[next] = inside
    return { inPart, share: isBelow ? share : 1 - share }
  })
}

function find(root: Map<number, number>, unit: number): number {
  let top = unit
  while (root.get(top) !== top) top = root.get(top)!
  let step = unit
  while (step !== top) {
    const next = root.get(step)!
    root.set(step, top)
    step = next
  }
  return top
}

function total(units: readonly number[], weightOf: (unit: number) => number): number {
  return units.reduce((sum, unit) => sum + weightOf(unit), 0)
}
