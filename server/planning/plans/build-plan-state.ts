import type { BuiltPlan, PlanSource } from './plan-types.ts'

/** Builds the state that a plan begins with from published divisions. */
export function buildPlanState(_source: PlanSource): BuiltPlan {
  throw new Error('comes with the operations')
}
