import type { Random } from '#planning/random'
import { appendTo } from '../plane/append-to.ts'
import type { Border } from './block-adjacency.ts'

const trees = 14
const candidatesPerTree = 4

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
  let best: { cost: number; part: Set<number> } | null = null
  for (let tree = 0; tree < trees; tree++) {
    for (const part of cutTree(units, borders, weightOf, half / count, random)) {
      const share = total([...part], weightOf) / Math.max(1, total(units, weightOf))
      const imbalance = (share - half / count) * count
      let cost = 9 * imbalance * imbalance
      const across = borders.filter((border) => part.has(border.a) !== part.has(border.b))
      const scale = Math.sqrt(units.length) * 100
      for (const border of across) cost += border.meters / border.firmness / scale
      if (!best || cost < best.cost) best = { cost, part }
    }
  }
  const part = units.filter((unit) => best!.part.has(unit))
  const rest = units.filter((unit) => !best!.part.has(unit))
  const within = (set: Set<number>): Border[] => borders.filter((border) => set.has(border.a) && set.has(border.b))
  return [
    ...bisect(part, within(new Set(part)), weightOf, half, random),
    ...bisect(rest, within(new Set(rest)), weightOf, count - half, random),
  ]
}

/** The sets of units cut off by the tree edges that come nearest to the wanted share of weight. */
function cutTree(
  units: readonly number[],
  borders: readonly Border[],
  weightOf: (unit: number) => number,
  share: number,
  random: Random,
): Set<number>[] {
  const costs = borders.map((border, index) => ({ index, cost: border.firmness * (0.35 + random()) }))
  costs.sort((one, other) => one.cost - other.cost)
  const root = new Map<number, number>(units.map((unit) => [unit, unit]))
  const tree = new Map<number, number[]>(units.map((unit) => [unit, []]))
  for (const { index } of costs) {
    const { a, b } = borders[index]
    const topA = find(root, a)
    const topB = find(root, b)
    if (topA === topB) continue
    root.set(topA, topB)
    tree.get(a)!.push(b)
    tree.get(b)!.push(a)
  }
  const order: number[] = [units[0]]
  const parent = new Map<number, number>([[units[0], -1]])
  for (let i = 0; i < order.length; i++) {
    for (const next of tree.get(order[i])!) {
      if (parent.has(next)) continue
      parent.set(next, order[i])
      order.push(next)
    }
  }
  const weights = new Map<number, number>()
  for (let i = order.length - 1; i >= 0; i--) {
    const unit = order[i]
    const own = weightOf(unit) + (weights.get(unit) ?? 0)
    weights.set(unit, own)
    const above = parent.get(unit)!
    if (above >= 0) weights.set(above, (weights.get(above) ?? 0) + own)
  }
  const all = weights.get(units[0])!
  const miss = (unit: number): number => {
    const part = weights.get(unit)! / Math.max(1, all)
    return Math.min(Math.abs(part - share), Math.abs(1 - part - share))
  }
  const tops = order
    .slice(1)
    .sort((one, other) => miss(one) - miss(other))
    .slice(0, candidatesPerTree)
  return tops.map((top) => {
    const below = new Set<number>([top])
    for (const unit of order) if (below.has(parent.get(unit)!)) below.add(unit)
    const part = weights.get(top)! / Math.max(1, all)
    if (Math.abs(part - share) <= Math.abs(1 - part - share)) return below
    return new Set(units.filter((unit) => !below.has(unit)))
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
