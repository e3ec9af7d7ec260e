import type { SiteLimit, SiteState } from '../siting-types.ts'

/** What may still become of a candidate: closed, open to choice, open. */
export const [closed, free, open] = [-1, 0, 1]

/** What may become of candidates at first; which of them stay open, and which may be opened. */
export function firstStates(states: readonly SiteState[]): { fixed: Int8Array; isKept: Uint8Array; mayOpen: Uint8Array } {
  const fixed = Int8Array.from(states, (state) => (state === 'kept' ? open : state === 'closed' ? closed : free))
  return {
    fixed,
    isKept: Uint8Array.from(fixed, (state) => (state === open ? 1 : 0)),
    mayOpen: Uint8Array.from(fixed, (state) => (state === free ? 1 : 0)),
  }
}

/** The best choice of sites by their values, the limit's share of a site allowed where it is a budget. */
export interface SiteChoice {
  /** Least total value; ∞ where the sites that must open are over the limit. */
  total: number
  /** Whole sites that were chosen. */
  sites: number[]
  /** A site that was not chosen raises the total by at least value − priceIn × cost if it must open. */
  priceIn: number
  /** A site that was chosen raises the total by at least priceOut × cost − value if it must close. */
  priceOut: number
}

/** Sites by value, both 0 or less, within a number of sites. */
function chooseNumber(values: Float64Array, states: Int8Array, count: number): SiteChoice {
  const sites: number[] = []
  const frees: number[] = []
  let total = 0
  for (let j = 0; j < states.length; j++) {
    if (states[j] === open) {
      sites.push(j)
      total += values[j]
    } else if (states[j] === free) frees.push(j)
  }
  const left = count - sites.length
  if (left < 0) return { total: Number.POSITIVE_INFINITY, sites, priceIn: 0, priceOut: 0 }
  const sorted = Float64Array.from(frees, (j) => values[j]).sort()
  const last = left === 0 ? Number.NEGATIVE_INFINITY : left > sorted.length ? 0 : sorted[left - 1]
  let ties = 0
  for (let k = Math.min(left, sorted.length) - 1; k >= 0 && sorted[k] === last; k--) ties++
  for (const j of frees) {
    if (values[j] > last || (values[j] === last && ties-- <= 0)) continue
    if (sites.length === count) break
    sites.push(j)
    total += values[j]
  }
  return { total, sites, priceIn: last, priceOut: left < sorted.length ? sorted[left] : 0 }
}

/** Sites by value a unit of cost, until the budget is spent; the last one in part, which only lowers the total. */
function chooseWithin(values: Float64Array, states: Int8Array, costs: Float64Array, budget: number): SiteChoice {
  const sites: number[] = []
  const frees: number[] = []
  let [total, left] = [0, budget]
  for (let j = 0; j < states.length; j++) {
    if (states[j] === open) {
      sites.push(j)
      total += values[j]
      left -= costs[j]
    } else if (states[j] === free && values[j] < 0) frees.push(j)
  }
  if (left < -1e-9 * budget) return { total: Number.POSITIVE_INFINITY, sites, priceIn: 0, priceOut: 0 }
  frees.sort((a, b) => values[a] * costs[b] - values[b] * costs[a] || a - b)
  let price = 0
  for (const j of frees) {
    if (costs[j] > left) {
      price = values[j] / costs[j]
      total += left * price
      break
    }
    sites.push(j)
    total += values[j]
    left -= costs[j]
  }
  return { total, sites, priceIn: price, priceOut: price }
}

/** Chooses the sites of least total value within a limit; values are 0 or less. n log n in the candidates. */
export function chooseSites(values: Float64Array, states: Int8Array, costs: Float64Array, limit: SiteLimit): SiteChoice {
  return 'sites' in limit ? chooseNumber(values, states, limit.sites) : chooseWithin(values, states, costs, limit.budget)
}
