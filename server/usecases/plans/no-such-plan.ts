import { ProblemError } from '#contract/problems'

/** The problem of an id that no plan has. */
export function noSuchPlan(id: string): ProblemError {
  return new ProblemError('not-found', `There is no plan with the id "${id}". GET /api/v1/plans lists those that you may see.`)
}
