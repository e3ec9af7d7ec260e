import { rounded } from '../measure.ts'

/** How numbers spread: how many, their mean, and what a tenth, half and nine tenths of them do not exceed. */
export interface Distribution {
  count: number
  mean: number
  p10: number
  p50: number
  p90: number
}

/** The distribution of values, each counted `weight` times (once where none is given); null where there are none. */
export function distributionOf(values: readonly number[], weights?: readonly number[], decimals = 1): Distribution | null {
  const order = values.map((_, index) => index).sort((one, other) => values[one] - values[other])
  const weight = (index: number): number => (weights ? weights[index] : 1)
  const total = order.reduce((sum, index) => sum + weight(index), 0)
  if (!(total > 0)) return null
  const quantile = (share: number): number => {
    let below = 0
    for (const index of order) {
      below += weight(index)
      if (below >= share * total) return values[index]
    }
    return values[order[order.length - 1]]
  }
  const mean = order.reduce((sum, index) => sum + values[index] * weight(index), 0) / total
  return {
    count: values.length,
    mean: rounded(mean, decimals),
    p10: rounded(quantile(0.1), decimals),
    p50: rounded(quantile(0.5), decimals),
    p90: rounded(quantile(0.9), decimals),
  }
}

/** Distributions by a key, and of all under `all`. */
export function distributionsBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | null,
  measure: (item: Item) => number,
  weigh: (item: Item) => number = () => 1,
  decimals = 1,
): Record<string, Distribution> {
  const keys = [...new Set(items.map(keyOf))].filter((key): key is string => key !== null).sort()
  const result: Record<string, Distribution> = {}
  for (const key of [...keys, 'all']) {
    const own = key === 'all' ? items : items.filter((item) => keyOf(item) === key)
    const distribution = distributionOf(own.map(measure), own.map(weigh), decimals)
    if (distribution) result[key] = distribution
  }
  return result
}
