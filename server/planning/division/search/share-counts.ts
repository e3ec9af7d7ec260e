import type { Random } from '../../random.ts'
import { sumOver } from '../graph/components.ts'
import type { DivisionGraph, PartRules } from '../graph/division-graph.ts'
import { fittingCounts } from '../graph/part-counts.ts'

/**
 * Shares a number of parts out among components that no border joins: each about in proportion to its size and within what its sums allow,
 * the odd ones at random. Null where no sharing gives the number.
 */
export function shareCounts(
  graph: DivisionGraph,
  rules: PartRules,
  components: readonly (readonly number[])[],
  parts: number,
  random: Random,
): number[] | null {
  const measure = graph.households.some((value) => value > 0) ? graph.households : graph.population
  const sums = components.map((nodes) => sumOver(measure, nodes))
  const all = Math.max(
    1e-9,
    sums.reduce((sum, value) => sum + value, 0),
  )
  const ranges = components.map((nodes) => {
    const range = fittingCounts(rules, sumOver(graph.households, nodes), sumOver(graph.population, nodes), nodes.length)
    return range.least <= range.most ? range : { least: range.least, most: range.least }
  })
  const counts = ranges.map(({ least, most }, i) => Math.min(most, Math.max(least, Math.round((parts * sums[i]) / all))))
  let missing = parts - counts.reduce((sum, count) => sum + count, 0)
  while (missing !== 0) {
    const step = Math.sign(missing)
    const able = counts.flatMap((count, i) => (count + step >= ranges[i].least && count + step <= ranges[i].most ? [i] : []))
    if (able.length === 0) return null
    counts[able[Math.floor(random() * able.length)]] += step
    missing -= step
  }
  return counts
}
