import type { LinearRow } from './linear-model.ts'

/** How many of the columns may be chosen: `lower ≤ Σ x ≤ upper`. */
export const countRow = (columns: readonly number[], lower: number, upper: number): LinearRow => ({
  lower,
  upper,
  columns,
  values: columns.map(() => 1),
})
