import type { RuleSet } from '../../rules/division-rules.ts'
import { deviationOf, sizeMeasures, sizeRuleOf } from '../checks/rules/check-sizes.ts'
import { countsOf } from '../plan-state.ts'
import type { PlanState } from '../plan-types.ts'

/** What people are counted in for a range. */
export type RangeMeasure = 'households' | 'population'

/** Stated people are shared out by area: what is off by less is rounding. */
const leastPeople = 1e-6

/** The range of a division and what it has. */
export interface RangeGoal {
  value: number
  limit: { min: number | null; max: number | null } | null
}

export function rangeGoalOf(state: PlanState, id: string, measure: RangeMeasure, rules: RuleSet): RangeGoal {
  const division = state.divisions.get(id)
  const rule = division ? sizeRuleOf(rules, state, division) : null
  return { value: countsOf(state, id)[measure], limit: rule && sizeMeasures[measure].limitOf(rule) }
}

/** How far a value lies outside the range: 0 within. */
export function deviationFrom({ limit }: RangeGoal, value: number): number {
  const deviation = limit ? deviationOf(value, limit) : 0
  return Math.abs(deviation) < leastPeople ? 0 : deviation
}

/** Whether a division may come to a value: within its range, or nearer to it from the same side. */
export function mayBecome(goal: RangeGoal, value: number): boolean {
  const [before, after] = [deviationFrom(goal, goal.value), deviationFrom(goal, value)]
  return after === 0 || (before < 0 === after < 0 && Math.abs(after) <= Math.abs(before))
}
