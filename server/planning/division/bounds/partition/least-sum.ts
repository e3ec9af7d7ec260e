import type { PartCounts } from '../../graph/part-counts.ts'

/**
 * The least sum over as many parts as a plan has, where each has another first node and the first node of all is one part's: what any plan's parts cost
 * at least, less their nodes' prices.
 */
export function leastSum(least: Float64Array, { least: fewest, most }: PartCounts): number {
  const others = least.slice(1).sort()
  let sum = least[0]
  for (let i = 0; i < most - 1; i++) {
    const next = i < others.length ? others[i] : Number.POSITIVE_INFINITY
    if (i >= fewest - 1 && next >= 0) break
    sum += next
  }
  return sum
}
