import { solveOnce } from '../solve-once.ts'
import { type ChooseOptions, type CountRange, choiceRows } from './choice-rows.ts'
import type { MergeCosts, MergeGroup } from './merging-types.ts'

/** Groups that one choice among whole numbers takes where nothing else is said. */
const usualColumns = 20_000

/**
 * Of very many groups those that the linear relaxation of the choice prices lowest, with what a choice that has any other costs at least; all of them, and no such bound, where they are not too
 * many. The relaxation counts the first two parts of the costs; of later ones nothing is claimed. Null where even that has no answer.
 */
export function cheapestGroups(
  groups: readonly MergeGroup[],
  units: readonly number[],
  counts: CountRange,
  { solver, limits, otherThan, mostColumns = usualColumns }: ChooseOptions,
): { groups: readonly MergeGroup[]; bound: MergeCosts | null } | null {
  if (groups.length <= mostColumns) return { groups, bound: null }
  const rows = choiceRows(groups, units, counts, otherThan)
  if (rows === null) return null
  // No choice's second part is half as much, so that the first always decides.
  const weight = 2 * units.length * groups.reduce((most, { costs }) => Math.max(most, Math.abs(costs[1])), 1)
  const costs = Float64Array.from(groups, (group) => weight * group.costs[0] + group.costs[1])
  const open = { lower: new Float64Array(groups.length), upper: new Float64Array(groups.length).fill(1), whole: false }
  const relaxed = solveOnce(solver, { ...open, costs, rows }, limits)
  if (relaxed.status === 'infeasible') return null
  const prices = relaxed.reducedCosts
  if (prices.length === 0) return { groups: groups.filter((group) => group.units.length <= 2), bound: unknown(groups) }
  const byPrice = groups.map((_, column) => column).sort((a, b) => prices[a] - prices[b] || a - b)
  const kept = new Set(byPrice.slice(0, mostColumns))
  const lowest = relaxed.bound + Math.max(0, prices[byPrice[mostColumns]]) - 1e-6 * Math.abs(relaxed.bound)
  const below = Math.floor((lowest + weight / 2) / weight)
  const bound = [below, lowest - below * weight, ...groups[0].costs.slice(2).map(() => Number.NEGATIVE_INFINITY)]
  return { groups: groups.filter((group, column) => kept.has(column) || group.units.length === 1), bound }
}

const unknown = (groups: readonly MergeGroup[]): MergeCosts => groups[0].costs.map(() => Number.NEGATIVE_INFINITY)
