/** The smallest part of a total that counts as a gap, where costs have no common step. */
const smallestGap = 1e-9

/** What a plan must cost less than to be better than `total`: a whole step less, where all costs are multiples of one (0: they are not). */
export function cutoffBelow(total: number, step: number): number {
  if (total === Number.POSITIVE_INFINITY) return total
  return total - (step > 0 ? step * (1 - 1e-6) : smallestGap * Math.abs(total))
}

/** A bound rounded up to a whole step, and never above what is known to be possible. */
export function roundedBound(bound: number, total: number, step: number): number {
  return Math.min(total, step > 0 ? Math.ceil(bound / step - 1e-6) * step : bound)
}
