/** One row of a linear model: `lower ≤ Σ values[i] · x[columns[i]] ≤ upper`; infinite where open. */
export interface LinearRow {
  lower: number
  upper: number
  columns: readonly number[]
  values: readonly number[]
}

/** Minimise Σ costs · x over the rows, each column between its bounds. */
export interface LinearModel {
  costs: Float64Array
  lower: Float64Array
  upper: Float64Array
  /** Whether all columns must be whole numbers. */
  whole: boolean
  rows: readonly LinearRow[]
}

/** What a solver found. `bound` is proven: no solution costs less; −∞ where nothing was proven. */
export interface LinearAnswer {
  status: 'optimal' | 'stopped' | 'infeasible'
  /** Cost of `values`; ∞ where there is no solution. */
  objective: number
  bound: number
  values: Float64Array
  /** What each column would add to the objective at least, were it raised by one from its lower bound; empty for whole numbers, and where there is no best solution. */
  reducedCosts: Float64Array
  /** Work done: branch-and-bound nodes for whole numbers, else simplex steps. */
  steps: number
}

/** Where a solver stops early. Steps are counted the same on every machine, seconds are not. */
export interface LinearLimits {
  seconds?: number
  /** Branch-and-bound nodes for whole numbers, else simplex steps. */
  steps?: number
}

/** A model that lives in a solver, so that rows can be added and solving goes on from where it was. */
export interface OpenModel {
  solve: (limits?: LinearLimits) => LinearAnswer
  addRows: (rows: readonly LinearRow[]) => void
  close: () => void
}

/** A solver of linear models, with or without whole numbers; planning gets it as a parameter. */
export type LinearSolver = (model: LinearModel) => OpenModel
