import type { LinearModel, LinearRow } from '../../linear-model.ts'
import { limitRow } from '../limit-row.ts'
import { closed, open } from '../relaxation/choose-sites.ts'
import type { CostTable } from '../relaxation/cost-table.ts'
import type { SiteLimit } from '../siting-types.ts'

/** A radius model with the candidates that its first columns stand for. */
export interface RadiusModel {
  model: LinearModel
  sites: number[]
  /** Part of every plan's cost that the model leaves out. */
  base: number
}

/**
 * The p-median by radii (Elloumi 2010): a column for each site, and one for each demand place and distinct cost, which is 1 where no site is open at that cost or less
 * and pays the way to the next cost. `mayGoFar[i]`: whether demand i may stay without a site of its row, at `far`.
 */
export function radiusModel(
  { demandCount, starts, candidates, costs, far }: CostTable,
  states: Int8Array,
  siteCosts: Float64Array,
  limit: SiteLimit,
  mayGoFar: (demand: number) => boolean,
): RadiusModel {
  const sites = [...states.keys()].filter((j) => states[j] !== closed)
  const columnOf = new Int32Array(states.length).fill(-1)
  sites.forEach((j, column) => {
    columnOf[j] = column
  })
  const prices = sites.map(() => 0)
  const rows: LinearRow[] = []
  let base = 0
  for (let i = 0; i < demandCount; i++) {
    if (starts[i] === starts[i + 1]) {
      base += far[i]
      continue
    }
    base += costs[starts[i]]
    const within: number[] = []
    for (let at = starts[i]; at < starts[i + 1]; at++) {
      within.push(columnOf[candidates[at]])
      const isLast = at + 1 === starts[i + 1]
      const next = isLast ? far[i] : costs[at + 1]
      if (next === costs[at]) continue
      const columns = [...within]
      if (!isLast || mayGoFar(i)) columns.push(prices.push(next - costs[at]) - 1)
      rows.push({ lower: 1, upper: Number.POSITIVE_INFINITY, columns, values: columns.map(() => 1) })
    }
  }
  rows.push(limitRow(limit, sites, siteCosts))
  const lower = new Float64Array(prices.length)
  sites.forEach((j, column) => {
    if (states[j] === open) lower[column] = 1
  })
  const upper = new Float64Array(prices.length).fill(1)
  return { model: { costs: Float64Array.from(prices), lower, upper, whole: true, rows }, sites, base }
}
