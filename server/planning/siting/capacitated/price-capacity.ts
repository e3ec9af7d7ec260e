import type { CostTable } from '../relaxation/cost-table.ts'
import type { Pricing } from '../relaxation/pricing.ts'
import { byRate, fillKnapsack, relaxedValue } from './knapsack.ts'

/** Pricing of sites with capacity, which remembers how often it sent each demand place to each site. */
export interface CapacityPricing extends Pricing {
  /** By entry of the table's columns (by candidate): near 1 or 0 the relaxation is sure. */
  entryUsage: Float64Array
  /** The same columns' loss: what serving the demand from the candidate adds, at least, to the value of the candidate. */
  entryLoss: (payments: Float64Array, values: Float64Array, report: (entry: number, loss: number) => void) => void
}

const usageShare = 0.1

/** Sites with capacity: each serves, of those who pay more than the cost, the set that fits and pays most (a knapsack a site). */
export function priceCapacity(table: CostTable, loads: Float64Array, capacities: Float64Array): CapacityPricing {
  const { candidateCount, siteStarts, siteDemands, siteCosts } = table
  const entryUsage = new Float64Array(siteDemands.length)
  const taken: number[][] = new Array(candidateCount).fill([])
  /** Entries of a site that pay more than they cost, and could fit. */
  const offers = (j: number, payments: Float64Array) => {
    const [entries, values, sizes]: number[][] = [[], [], []]
    for (let at = siteStarts[j]; at < siteStarts[j + 1]; at++) {
      const value = payments[siteDemands[at]] - siteCosts[at]
      if (value <= 0 || loads[siteDemands[at]] > capacities[j]) continue
      entries.push(at)
      values.push(value)
      sizes.push(loads[siteDemands[at]])
    }
    return { entries, values, sizes }
  }
  return {
    entryUsage,
    price: (payments, siteValues) => {
      for (let j = 0; j < candidateCount; j++) {
        const { entries, values, sizes } = offers(j, payments)
        const filled = fillKnapsack(values, sizes, capacities[j])
        siteValues[j] = -filled.value
        taken[j] = filled.taken.map((k) => entries[k])
      }
    },
    countServed: (sites, _payments, served) => {
      served.fill(0)
      for (let at = 0; at < entryUsage.length; at++) entryUsage[at] *= 1 - usageShare
      for (const j of sites) {
        for (const at of taken[j]) {
          served[siteDemands[at]]++
          entryUsage[at] += usageShare
        }
      }
    },
    entryLoss: (payments, siteValues, report) => {
      for (let j = 0; j < candidateCount; j++) {
        if (siteStarts[j] === siteStarts[j + 1]) continue
        const { entries, values, sizes } = offers(j, payments)
        const order = byRate(values, sizes)
        const positions = new Map(entries.map((at, k) => [at, k]))
        for (let at = siteStarts[j]; at < siteStarts[j + 1]; at++) {
          const i = siteDemands[at]
          if (loads[i] > capacities[j]) report(at, Number.POSITIVE_INFINITY)
          else {
            const others = relaxedValue(order, values, sizes, capacities[j] - loads[i], positions.get(at) ?? -1)
            report(at, Math.max(0, siteCosts[at] - payments[i] - others - siteValues[j]))
          }
        }
      }
    },
  }
}
