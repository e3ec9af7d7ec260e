import type { CostRows } from './cost-table.ts'

/** What sites are worth when demand pays so much for being served: the relaxation's inner problem, one site at a time. */
export interface Pricing {
  /** Writes into `values` the least Σ (cost − payment) that each site can have, 0 or less; or a bound below it. */
  price: (payments: Float64Array, values: Float64Array) => void
  /** Writes how many of the sites would serve each demand place, as last priced. */
  countServed: (sites: readonly number[], payments: Float64Array, served: Float64Array) => void
}

/** Sites without capacity: each serves everybody who pays more than the cost. Linear in the entries that do. */
export function priceOpenSites(rows: CostRows, isChosen: Uint8Array): Pricing {
  const { demandCount, starts, candidates, costs } = rows
  return {
    price: (payments, values) => {
      values.fill(0)
      for (let i = 0; i < demandCount; i++) {
        const payment = payments[i]
        const end = starts[i + 1]
        for (let at = starts[i]; at < end; at++) {
          const value = costs[at] - payment
          if (value >= 0) break
          values[candidates[at]] += value
        }
      }
    },
    countServed: (sites, payments, served) => {
      for (const j of sites) isChosen[j] = 1
      for (let i = 0; i < demandCount; i++) {
        let count = 0
        const end = starts[i + 1]
        for (let at = starts[i]; at < end && costs[at] < payments[i]; at++) count += isChosen[candidates[at]]
        served[i] = count
      }
      for (const j of sites) isChosen[j] = 0
    },
  }
}
