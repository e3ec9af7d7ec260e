import type { LinearModel, LinearRow } from '../../linear-model.ts'

/** A model of covering all rows, with the candidates that its columns stand for. */
export interface CoverModel {
  model: LinearModel
  sites: number[]
}

/** Least cost of candidates that cover all rows; with `most`, at most so many of them, whatever they cost. */
export function coverModel(
  rows: readonly number[][],
  costs: Float64Array,
  whole: boolean,
  most: number | null = null,
): CoverModel {
  const sites = [...new Set(rows.flat())].sort((a, b) => a - b)
  const columnOf = new Map(sites.map((j, column) => [j, column]))
  const ones = sites.map(() => 1)
  const linear: LinearRow[] = rows.map((row) => ({
    lower: 1,
    upper: Number.POSITIVE_INFINITY,
    columns: row.map((j) => columnOf.get(j)!),
    values: row.map(() => 1),
  }))
  if (most !== null)
    linear.push({ lower: Number.NEGATIVE_INFINITY, upper: most, columns: sites.map((_, column) => column), values: ones })
  const model = {
    costs: Float64Array.from(sites, (j) => (most === null ? costs[j] : 0)),
    lower: new Float64Array(sites.length),
    upper: Float64Array.from(ones),
    whole,
    rows: linear,
  }
  return { model, sites }
}
