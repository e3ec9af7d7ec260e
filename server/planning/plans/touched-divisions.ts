import type { PlanChange, PlanState } from './plan-types.ts'

/** Ids of divisions and units that a change touches: their ground, borders, attributes or parent. `before` and `after` are the states around it. */
export function touchedDivisions(_before: PlanState, _after: PlanState, _change: PlanChange): string[] {
  throw new Error('comes with the operations')
}
