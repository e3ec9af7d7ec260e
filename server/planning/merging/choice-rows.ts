import { countRow } from '../count-row.ts'
import type { LinearLimits, LinearRow, LinearSolver } from '../linear-model.ts'
import type { MergeGroup } from './merging-types.ts'

/** How many units may be left. */
export interface CountRange {
  least: number
  most: number
}

/** Groups of an earlier choice, of which at least so many must not be made again. */
export interface OtherThan {
  groups: readonly MergeGroup[]
  differences: number
}

export interface ChooseOptions {
  solver: LinearSolver
  limits?: LinearLimits
  otherThan?: readonly OtherThan[]
  /** Groups that one choice among whole numbers takes: of more the cheapest are taken, and what the others could bring is bounded. */
  mostColumns?: number
}

/** What every choice keeps: each unit in just one group, so many groups, and so many that others have not. Null where a unit is in no group. */
export function choiceRows(
  groups: readonly MergeGroup[],
  units: readonly number[],
  counts: CountRange,
  otherThan: readonly OtherThan[] = [],
): LinearRow[] | null {
  const columnsOf = new Map<number, number[]>(units.map((unit) => [unit, []]))
  groups.forEach((group, column) => {
    for (const unit of group.units) columnsOf.get(unit)!.push(column)
  })
  if ([...columnsOf.values()].some((columns) => columns.length === 0)) return null
  const columns = groups.map((_, column) => column)
  const rows = [...columnsOf.values()].map((each) => countRow(each, 1, 1))
  for (const { groups: made, differences } of otherThan) {
    const merged = new Set(made.filter((group) => group.units.length > 1).map((group) => group.units.join()))
    const same = columns.filter((column) => merged.has(groups[column].units.join()))
    if (differences > merged.size) return null
    rows.push(countRow(same, 0, merged.size - differences))
  }
  return [...rows, countRow(columns, counts.least, counts.most)]
}
