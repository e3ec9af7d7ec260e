import { createMinQueue } from '#planning/coverage/gaps/min-queue'
import type { LonLat } from '#planning/types'
import type { StreetNet } from './street-net.ts'

/** The way from a point to another along a street: its bends between the two. */
export interface StreetWay {
  from: LonLat
  bends: readonly LonLat[]
}

/** A way along one street may be so many times longer than the straight line: streets in the hills wind. */
const mostDetour = 3
/** A way over streets without a name, or with several, must be more direct to be what was meant. */
const mostDetourAcross = 1.6
/** Ways over other streets between stretches of the same one count so many times. */
const bridgeFactor = 3
/** More bends than this are no stretch of a border. */
const mostBends = 600
/** Bends this near to each other are one. */
const leastMeters = 0.5

/**
 * Traces the street that two points lie on, from one to the other: by its name, or over connected lines where they have none. `reachMeters`: how far
 * beside its line a point may lie. null: no street leads from one to the other within the detour that is allowed. n log n in the lines within that detour.
 */
export function traceStreet(net: StreetNet, from: LonLat, to: LonLat, reachMeters: number): StreetWay | null {
  const [a, b] = [net.place(from), net.place(to)]
  const straight = Math.hypot(b.x - a.x, b.y - a.y)
  const [starts, ends] = [net.edgesNear(a, reachMeters), net.edgesNear(b, reachMeters)]
  if (straight < leastMeters || starts.length === 0 || ends.length === 0) return null
  const shared = sharedStreets(net, starts, ends)
  if (shared === null) return null
  const most = straight * (shared.size > 0 ? mostDetour : mostDetourAcross)
  const costOf = (edge: number): number => (shared.size === 0 || shared.has(net.streets[edge]) ? 1 : bridgeFactor)

  const costs = new Map<number, number>()
  const camefrom = new Map<number, number>()
  const queue = createMinQueue()
  const reach = (node: number, cost: number, before: number): void => {
    if (cost > most || cost >= (costs.get(node) ?? Infinity)) return
    costs.set(node, cost)
    camefrom.set(node, before)
    queue.push(node, cost)
  }
  for (const edge of starts) for (const node of net.ends(edge)) reach(node, costOf(edge) * net.metersTo(node, a), -1)
  let best = { cost: directCost(starts, ends, straight, costOf), node: -1 }
  const lastCosts = new Map<number, number>()
  for (const edge of ends)
    for (const node of net.ends(edge))
      lastCosts.set(node, Math.min(lastCosts.get(node) ?? Infinity, costOf(edge) * net.metersTo(node, b)))
  for (let next = queue.pop(); next !== null && next.cost < best.cost; next = queue.pop()) {
    const { item: node, cost } = next
    if (cost > costs.get(node)!) continue
    const last = lastCosts.get(node)
    if (last !== undefined && cost + last < best.cost) best = { cost: cost + last, node }
    for (const edge of net.edgesAt(node)) {
      const [one, other] = net.ends(edge)
      reach(one === node ? other : one, cost + costOf(edge) * net.meters[edge], node)
    }
  }
  if (best.cost > most) return null
  const bends: LonLat[] = []
  let last = b
  for (let node = best.node; node !== -1; node = camefrom.get(node)!) {
    if (net.metersTo(node, last) >= leastMeters && net.metersTo(node, a) >= leastMeters) bends.push(net.lonLat(node))
    last = net.at(node)
  }
  if (bends.length > mostBends) return null
  return { from, bends: bends.reverse() }
}

/** Names of streets that both points lie on; none where one of them lies on a street without a name; null: they lie on different streets. */
function sharedStreets(net: StreetNet, starts: readonly number[], ends: readonly number[]): Set<string> | null {
  const named = (edges: readonly number[]): string[] => edges.map((edge) => net.streets[edge]).filter((name) => name !== '')
  const there = new Set(named(ends))
  const shared = new Set(named(starts).filter((name) => there.has(name)))
  const isUnnamed = [starts, ends].some((edges) => edges.some((edge) => net.streets[edge] === ''))
  return shared.size === 0 && !isUnnamed ? null : shared
}

/** The cost of a way within one line without a bend; infinite where the points lie on none together. */
function directCost(
  starts: readonly number[],
  ends: readonly number[],
  straight: number,
  costOf: (edge: number) => number,
): number {
  const common = starts.filter((edge) => ends.includes(edge))
  return Math.min(Infinity, ...common.map((edge) => straight * costOf(edge)))
}
