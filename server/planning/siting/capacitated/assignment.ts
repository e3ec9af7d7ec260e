import type { Random } from '../../random.ts'
import type { CostTable } from '../relaxation/cost-table.ts'

/** What the search for sites with capacity moves in. */
export interface CapacityMoves {
  table: CostTable
  loads: Float64Array
  capacities: Float64Array
  /** Price of a unit of load above a capacity, dear enough that no saving pays it. */
  overloadPrice: number
  /** Cost of demand i at candidate j, ∞ where it is not in the table. */
  costAt: (i: number, j: number) => number
}

/** Who goes to which site, perhaps over capacity; −1 is nowhere, at `far`. */
export interface Assignment {
  sites: number[]
  siteOf: Int32Array
  /** By candidate. */
  load: Float64Array
}

/** Sum of the costs, and the load above capacities. */
export function measure(
  { table, capacities, costAt }: CapacityMoves,
  { siteOf, load, sites }: Assignment,
): { cost: number; overload: number } {
  let [cost, overload] = [0, 0]
  for (let i = 0; i < siteOf.length; i++) cost += siteOf[i] < 0 ? table.far[i] : costAt(i, siteOf[i])
  for (const j of sites) overload += Math.max(0, load[j] - capacities[j])
  return { cost, overload }
}

/** Assigns everybody to sites: who would lose most by their second choice first (regret; Martello and Toth 1981), each to the cheapest site with room, else to the one with most. */
export function assignByRegret({ table, loads, capacities, costAt }: CapacityMoves, sites: readonly number[]): Assignment {
  const siteOf = new Int32Array(table.demandCount).fill(-1)
  const load = new Float64Array(table.candidateCount)
  const waiting = new Set<number>()
  for (let i = 0; i < table.demandCount; i++) if (table.starts[i] < table.starts[i + 1]) waiting.add(i)
  while (waiting.size > 0) {
    let [next, to, most] = [-1, -1, Number.NEGATIVE_INFINITY]
    for (const i of waiting) {
      let [first, best, second] = [-1, table.far[i], table.far[i]]
      for (const j of sites) {
        if (load[j] + loads[i] > capacities[j]) continue
        const cost = costAt(i, j)
        if (cost < best) [second, best, first] = [best, cost, j]
        else if (cost < second) second = cost
      }
      const regret = first < 0 ? Number.MAX_VALUE : second === Number.POSITIVE_INFINITY ? 1e12 + loads[i] : second - best
      if (regret > most) [next, to, most] = [i, first, regret]
    }
    waiting.delete(next)
    if (to < 0 && table.far[next] === Number.POSITIVE_INFINITY) {
      for (const j of sites) {
        if (costAt(next, j) === Number.POSITIVE_INFINITY) continue
        if (to < 0 || capacities[j] - load[j] > capacities[to] - load[to]) to = j
      }
    }
    siteOf[next] = to
    if (to >= 0) load[to] += loads[next]
  }
  return { sites: [...sites], siteOf, load }
}

/** Moves one demand place, or lets two change places, as long as that pays, overload at its price. */
export function shiftAndSwap(moves: CapacityMoves, assignment: Assignment, random: Random): void {
  const { table, loads, capacities, overloadPrice, costAt } = moves
  const { sites, siteOf, load } = assignment
  const count = table.demandCount
  const over = (j: number, added: number): number =>
    j < 0 ? 0 : Math.max(0, load[j] + added - capacities[j]) - Math.max(0, load[j] - capacities[j])
  const costOf = (i: number, j: number): number => (j < 0 ? table.far[i] : costAt(i, j))
  let i = Math.floor(random() * count)
  for (let idle = 0; idle < count; idle++) {
    i = i + 1 === count ? 0 : i + 1
    if (table.starts[i] === table.starts[i + 1]) continue
    const from = siteOf[i]
    const now = costOf(i, from)
    let [best, to, other] = [-1e-9, -2, -1]
    for (const j of table.far[i] < Number.POSITIVE_INFINITY ? [-1, ...sites] : sites) {
      const cost = costOf(i, j)
      if (j === from || cost === Number.POSITIVE_INFINITY) continue
      const change =
        (now === Number.POSITIVE_INFINITY ? -1e15 : cost - now) + overloadPrice * (over(j, loads[i]) + over(from, -loads[i]))
      if (change < best) [best, to, other] = [change, j, -1]
    }
    if (from >= 0) {
      for (let k = 0; k < count; k++) {
        const site = siteOf[k]
        if (site < 0 || site === from) continue
        const change = costAt(i, site) + costAt(k, from) - now - costAt(k, site)
        if (!(change < best + overloadPrice * 1e9)) continue
        const moved = loads[i] - loads[k]
        const total = change + overloadPrice * (over(site, moved) + over(from, -moved))
        if (total < best) [best, to, other] = [total, site, k]
      }
    }
    if (to === -2) continue
    siteOf[i] = to
    if (from >= 0) load[from] -= loads[i]
    if (to >= 0) load[to] += loads[i]
    if (other >= 0) {
      siteOf[other] = from
      load[from] += loads[other]
      load[to] -= loads[other]
    }
    idle = -1
  }
}
