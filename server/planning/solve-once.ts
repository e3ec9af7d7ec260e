import type { LinearAnswer, LinearLimits, LinearModel, LinearSolver } from './linear-model.ts'

/** Solves a model that is asked about once, and gives its memory back whatever happens. */
export function solveOnce(solver: LinearSolver, model: LinearModel, limits: LinearLimits = {}): LinearAnswer {
  const open = solver(model)
  try {
    return open.solve(limits)
  } finally {
    open.close()
  }
}
