import { applyChange } from '../apply-change.ts'
import type { CheckResult } from '../check-types.ts'
import type { PlanChange, PlanState } from '../plan-types.ts'
import { touchedDivisions } from '../touched-divisions.ts'
import type { CheckOptions } from './check-context.ts'
import { mergeChecks } from './merge-checks.ts'
import { checkTouched } from './run-checks.ts'

/** A state with what `runChecks` finds in it. */
export interface CheckedState {
  state: PlanState
  results: CheckResult[]
}

/**
 * Checks what changes lead a checked state to, one done after the other, by looking at what they touch only: the results are those of `runChecks` with
 * the same options, which the known ones must have had too. `after`: the state that they lead to, for who has it; it may have other taken codes.
 */
export function checkChanges(
  { state, results }: CheckedState,
  changes: readonly PlanChange[],
  options: CheckOptions,
  after?: PlanState,
): CheckedState {
  const touched = new Set<string>()
  let now = state
  for (const change of changes) {
    const next = applyChange(now, change)
    for (const id of touchedDivisions(now, next, change)) touched.add(id)
    now = next
  }
  const checked = after ?? now
  return { state: checked, results: mergeChecks(results, checkTouched(checked, touched, options), touched) }
}
