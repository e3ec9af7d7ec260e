import type { PlanChange, PlanState } from './plan-types.ts'

/** Does a change that was made on this very state (or undone from it) again. Throws where it does not fit, which is a programmer's mistake. */
export function applyChange(_state: PlanState, _change: PlanChange): PlanState {
  throw new Error('comes with the operations')
}

/** The change that takes a change back. */
export function invertChange({ patch, divisions, units }: PlanChange): PlanChange {
  throw new Error(`comes with the operations ${patch} ${divisions} ${units}`)
}
