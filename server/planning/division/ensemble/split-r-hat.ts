/**
 * How well chains agree about a score: split R̂ (Gelman and Rubin 1992, with every chain cut in two as in Gelman et al. 2013). Near 1 where the chains have seen the same
 * plans; above 1.05 they have not yet. 1 where the score never changes; null for fewer than 4 values a chain. Chains must be of one length.
 */
export function splitRHat(chains: readonly (readonly number[])[]): number | null {
  const half = Math.floor((chains[0]?.length ?? 0) / 2)
  if (half < 2) return null
  const halves = chains.flatMap((values) => [values.slice(0, half), values.slice(values.length - half)])
  const means = halves.map(mean)
  const within = mean(halves.map((values, i) => spread(values, means[i])))
  const between = half * spread(means, mean(means))
  if (within === 0) return between === 0 ? 1 : Number.POSITIVE_INFINITY
  return Math.sqrt((half - 1) / half + between / half / within)
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Sample variance around a mean. */
function spread(values: readonly number[], center: number): number {
  return values.reduce((sum, value) => sum + (value - center) ** 2, 0) / (values.length - 1)
}
