import type { LinearModel, LinearSolver } from '../../linear-model.ts'
import { solveOnce } from '../../solve-once.ts'

/** How far the integer solver has come: its best values, if any, and a proven bound. */
export interface ModelProgress {
  values: Float64Array | null
  bound: number
  isDone: boolean
}

const firstNodes = 100

/** Solves a model: its relaxation first, then whole numbers with ten times more nodes each time. Yields after each. Infeasible is done without values and with bound ∞. */
export function* settleModel(model: LinearModel, solver: LinearSolver): Generator<ModelProgress, void> {
  const { status, bound: relaxedBound } = solveOnce(solver, { ...model, whole: false })
  let bound = relaxedBound
  yield { values: null, bound, isDone: status === 'infeasible' }
  if (status === 'infeasible') return
  for (let steps = firstNodes; ; steps *= 10) {
    const answer = solveOnce(solver, model, { steps })
    bound = Math.max(bound, answer.bound)
    const isDone = answer.status !== 'stopped'
    yield { values: answer.objective < Number.POSITIVE_INFINITY ? answer.values : null, bound, isDone }
    if (isDone) return
  }
}
