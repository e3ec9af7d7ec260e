import type { CostTable } from '../relaxation/cost-table.ts'
import type { SiteLimit } from '../siting-types.ts'

/** A set of open sites with what each demand place pays there: the state of a local search. */
export interface OpenSites {
  isOpen: Uint8Array
  sites: number[]
  /** Cost of the sites, in the unit of the budget. */
  spent: number
  /** Cheapest open site of each demand place, −1 for none, and the cost there; `far` without one. */
  nearest: Int32Array
  cost: Float64Array
  /** The same of the second cheapest. */
  second: Int32Array
  secondCost: Float64Array
  /** What closing a site would cost. */
  loss: Float64Array
  total: number
}

function sortIn(table: CostTable, state: OpenSites, i: number): void {
  let [nearest, cost, second, secondCost] = [-1, table.far[i], -1, table.far[i]]
  const end = table.starts[i + 1]
  for (let at = table.starts[i]; at < end; at++) {
    const j = table.candidates[at]
    if (state.isOpen[j] === 0) continue
    if (nearest >= 0) {
      second = j
      secondCost = table.costs[at]
      break
    }
    nearest = j
    cost = table.costs[at]
  }
  state.nearest[i] = nearest
  state.cost[i] = cost
  state.second[i] = second
  state.secondCost[i] = secondCost
  state.total += cost
  if (nearest >= 0) state.loss[nearest] += secondCost - cost
}

function takeOut(state: OpenSites, i: number): void {
  state.total -= state.cost[i]
  if (state.nearest[i] >= 0) state.loss[state.nearest[i]] -= state.secondCost[i] - state.cost[i]
}

/** Opens exactly these sites. Linear in the entries before each demand place's second site. */
export function openSites(table: CostTable, siteCosts: Float64Array, sites: readonly number[]): OpenSites {
  const { demandCount, candidateCount } = table
  const state: OpenSites = {
    isOpen: new Uint8Array(candidateCount),
    sites: [...sites],
    spent: 0,
    nearest: new Int32Array(demandCount),
    cost: new Float64Array(demandCount),
    second: new Int32Array(demandCount),
    secondCost: new Float64Array(demandCount),
    loss: new Float64Array(candidateCount),
    total: 0,
  }
  for (const j of sites) {
    state.isOpen[j] = 1
    state.spent += siteCosts[j]
  }
  for (let i = 0; i < demandCount; i++) sortIn(table, state, i)
  return state
}

/** Opens one site and closes another; −1 for none of them. Touches the demand of the two only. */
export function exchange(table: CostTable, siteCosts: Float64Array, state: OpenSites, opened: number, shut: number): void {
  const touched: number[] = []
  if (shut >= 0) {
    for (let at = table.siteStarts[shut]; at < table.siteStarts[shut + 1]; at++) {
      const i = table.siteDemands[at]
      if (state.nearest[i] === shut || state.second[i] === shut) touched.push(i)
    }
    state.isOpen[shut] = 0
    state.sites.splice(state.sites.indexOf(shut), 1)
    state.spent -= siteCosts[shut]
  }
  if (opened >= 0) {
    for (let at = table.siteStarts[opened]; at < table.siteStarts[opened + 1]; at++) {
      const i = table.siteDemands[at]
      const isTouched = shut >= 0 && (state.nearest[i] === shut || state.second[i] === shut)
      if (!isTouched && table.siteCosts[at] <= state.secondCost[i]) touched.push(i)
    }
    state.isOpen[opened] = 1
    state.sites.push(opened)
    state.spent += siteCosts[opened]
  }
  for (const i of touched) {
    takeOut(state, i)
    sortIn(table, state, i)
  }
}

/** Whether an exchange keeps the limit. */
export function keepsLimit(limit: SiteLimit, siteCosts: Float64Array, state: OpenSites, opened: number, shut: number): boolean {
  if ('sites' in limit) return state.sites.length + (opened >= 0 ? 1 : 0) - (shut >= 0 ? 1 : 0) <= limit.sites
  const spent = state.spent + (opened >= 0 ? siteCosts[opened] : 0) - (shut >= 0 ? siteCosts[shut] : 0)
  return spent <= limit.budget * (1 + 1e-12)
}
