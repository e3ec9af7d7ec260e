import loadHighs, { type Highs, type Model } from 'highs'
import type { LinearAnswer, LinearLimits, LinearModel, LinearRow, LinearSolver, OpenModel } from '#planning/linear-model'

/** What HiGHS takes for "no limit". */
const longestSeconds = 1e9

/** Rows in the compressed form that HiGHS takes. */
function packRows(rows: readonly LinearRow[], numCols: number) {
  const starts = new Int32Array(rows.length + 1)
  for (let i = 0; i < rows.length; i++) starts[i + 1] = starts[i] + rows[i].columns.length
  const indices = new Int32Array(starts[rows.length])
  const values = new Float64Array(starts[rows.length])
  for (let i = 0; i < rows.length; i++) {
    indices.set(rows[i].columns, starts[i])
    values.set(rows[i].values, starts[i])
  }
  return {
    lower: Float64Array.from(rows, (row) => row.lower),
    upper: Float64Array.from(rows, (row) => row.upper),
    matrix: { format: 'csr' as const, numRows: rows.length, numCols, starts, indices, values },
  }
}

function createNativeModel(highs: Highs, { costs, lower, upper, whole, rows }: LinearModel): Model {
  const packed = packRows(rows, costs.length)
  const native = highs.createModel({
    numCols: costs.length,
    numRows: rows.length,
    colCost: costs,
    colLower: lower,
    colUpper: upper,
    rowLower: packed.lower,
    rowUpper: packed.upper,
    matrix: packed.matrix,
    ...(whole ? { integrality: Array.from(costs, () => highs.constants.variableType.integer) } : {}),
  })
  native.options.set({ output_flag: false, random_seed: 0 })
  return native
}

function readAnswer(highs: Highs, native: Model, whole: boolean): LinearAnswer {
  const { modelStatus } = highs.constants
  const status = native.getModelStatus()
  const solution = native.getSolution()
  const isOptimal = status === modelStatus.optimal
  const isInfeasible = status === modelStatus.infeasible
  const hasSolution = isOptimal || (whole && Number(native.info.get('primal_solution_status')) === 2)
  const objective = hasSolution ? Number(native.info.get('objective_function_value')) : Number.POSITIVE_INFINITY
  const proven = whole ? Number(native.info.get('mip_dual_bound')) : isOptimal ? objective : Number.NEGATIVE_INFINITY
  return {
    status: isOptimal ? 'optimal' : isInfeasible ? 'infeasible' : 'stopped',
    objective,
    bound: isInfeasible ? Number.POSITIVE_INFINITY : proven,
    values: solution.colValue ?? new Float64Array(0),
    reducedCosts: (!whole && isOptimal && solution.colDual) || new Float64Array(0),
    steps: Number(native.info.get(whole ? 'mip_node_count' : 'simplex_iteration_count')),
  }
}

/**
 * Loads HiGHS (WebAssembly, one thread) and returns it as a solver; solving blocks the thread it runs on. Optimal means optimal: both gap
 * tolerances are zero. A model must be closed, or its memory stays with the module.
 */
export async function loadHighsSolver(): Promise<LinearSolver> {
  const highs = await loadHighs()
  return (model: LinearModel): OpenModel => {
    const native = createNativeModel(highs, model)
    if (model.whole) native.options.set({ mip_rel_gap: 0, mip_abs_gap: 1e-9 })
    return {
      solve: ({ seconds, steps }: LinearLimits = {}) => {
        native.options.set({ time_limit: (seconds ?? longestSeconds) + native.getRunTime() })
        if (steps !== undefined) native.options.set({ [model.whole ? 'mip_max_nodes' : 'simplex_iteration_limit']: steps })
        native.run()
        return readAnswer(highs, native, model.whole)
      },
      addRows: (rows) => {
        native.addRows(packRows(rows, model.costs.length))
      },
      close: () => native.dispose(),
    }
  }
}
