import { solveOnce } from '../solve-once.ts'
import { cheapestGroups } from './cheapest-groups.ts'
import { type ChooseOptions, type CountRange, choiceRows } from './choice-rows.ts'
import type { GroupChoice, MergeCosts, MergeGroup } from './merging-types.ts'

/**
 * Chooses groups so that every one of `units` is in just one, and so many are left as `counts` says: of lowest costs, compared in their order. Set
 * partitioning, by a solver of linear models, once for each part of the costs. Null where no choice has such a count, or none was found within the limits.
 */
export function chooseGroups(
  all: readonly MergeGroup[],
  units: readonly number[],
  counts: CountRange,
  options: ChooseOptions,
): GroupChoice | null {
  const { solver, limits = {}, otherThan } = options
  const reduced = cheapestGroups(all, units, counts, options)
  if (reduced === null) return null
  const { groups } = reduced
  const rows = choiceRows(groups, units, counts, otherThan)
  if (rows === null) return null
  const columns = groups.map((_, column) => column)
  const model = { lower: new Float64Array(groups.length), upper: new Float64Array(groups.length).fill(1), whole: true }
  const bound: number[] = []
  const parts = groups.length > 0 ? groups[0].costs.length : 0
  let chosen: MergeGroup[] | null = null
  for (let part = 0; part < parts; part++) {
    const costs = Float64Array.from(groups, (group) => group.costs[part])
    // What no group has decides nothing; something must be solved for once.
    if (costs.every((cost) => cost === 0) && (chosen !== null || part < parts - 1)) {
      bound.push(0)
      continue
    }
    const answer = solveOnce(solver, { ...model, costs, rows }, limits)
    if (answer.objective === Number.POSITIVE_INFINITY) {
      if (chosen === null) return null
      bound.push(Number.NEGATIVE_INFINITY)
      continue
    }
    chosen = groups.filter((_, column) => answer.values[column] > 0.5)
    const best = chosen.reduce((sum, group) => sum + group.costs[part], 0)
    // Costs are whole, so a bound is as good as the next whole number.
    bound.push(answer.status === 'optimal' ? best : Math.min(best, Math.ceil(answer.bound - 1e-6)))
    const used = columns.filter((column) => costs[column] !== 0)
    rows.push({ lower: Number.NEGATIVE_INFINITY, upper: best + 0.5, columns: used, values: used.map((column) => costs[column]) })
  }
  if (chosen === null) return null
  const total = chosen.reduce<number[]>((sum, group) => sum.map((cost, i) => cost + group.costs[i]), new Array(parts).fill(0))
  return { groups: chosen, costs: total, bound: firstBound(bound, reduced.bound) }
}

/** The bound that holds for all groups: that of the choice among some, or of what was left out where that is lower. */
function firstBound(bound: MergeCosts, leftOut: MergeCosts | null): MergeCosts {
  if (leftOut === null) return bound
  const first = bound.findIndex((cost, i) => cost !== leftOut[i])
  return first >= 0 && leftOut[first] < bound[first] ? leftOut : bound
}
