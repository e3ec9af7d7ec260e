import { countRow } from '../count-row.ts'
import type { LinearLimits, LinearSolver } from '../linear-model.ts'
import { solveOnce } from '../solve-once.ts'
import type { MergeGroup } from './merging-types.ts'

/** Groups that have every unit once, in order of preference first few units below the least population, then little cost. */
export interface GroupChoice {
  groups: MergeGroup[]
  below: number
  cost: number
  /** No choice with so few units below costs less; equal to the cost where that is proven. */
  bound: number
}

/** Rounding that a row forgives. */
const tolerance = 1e-6

const costs = (groups: readonly MergeGroup[], of: (group: MergeGroup) => number): Float64Array => Float64Array.from(groups, of)

/**
 * Chooses groups so that every one of `units` is in just one, and so many are left as `counts` says: as few as can be below the least population, then the least cost. Set
 * partitioning, by a solver of linear models. Null where no choice has such a count, or none was found within the limits.
 */
export function chooseGroups(
  groups: readonly MergeGroup[],
  units: readonly number[],
  counts: { least: number; most: number },
  solver: LinearSolver,
  limits: LinearLimits = {},
): GroupChoice | null {
  const columnsOf = new Map<number, number[]>(units.map((unit) => [unit, []]))
  groups.forEach((group, column) => {
    for (const unit of group.units) columnsOf.get(unit)!.push(column)
  })
  if ([...columnsOf.values()].some((columns) => columns.length === 0)) return null
  const all = groups.map((_, column) => column)
  const rows = [...[...columnsOf.values()].map((columns) => countRow(columns, 1, 1)), countRow(all, counts.least, counts.most)]
  const model = { lower: new Float64Array(groups.length), upper: new Float64Array(groups.length).fill(1), whole: true }
  const belowColumns = all.filter((column) => groups[column].isBelow)
  if (belowColumns.length > 0) {
    const fewest = solveOnce(solver, { ...model, costs: costs(groups, ({ isBelow }) => (isBelow ? 1 : 0)), rows }, limits)
    if (fewest.objective === Number.POSITIVE_INFINITY) return null
    rows.push(countRow(belowColumns, 0, Math.round(fewest.objective)))
  }
  const answer = solveOnce(solver, { ...model, costs: costs(groups, ({ cost }) => cost), rows }, limits)
  if (answer.objective === Number.POSITIVE_INFINITY) return null
  const chosen = groups.filter((_, column) => answer.values[column] > 0.5)
  const cost = chosen.reduce((total, group) => total + group.cost, 0)
  const isProven = answer.status === 'optimal' || answer.bound >= cost - tolerance * Math.max(1, Math.abs(cost))
  return { groups: chosen, below: chosen.filter(({ isBelow }) => isBelow).length, cost, bound: isProven ? cost : answer.bound }
}
