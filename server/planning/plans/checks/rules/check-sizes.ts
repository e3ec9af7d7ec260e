import { interiorPoint } from '../../../geodesy/interior-point.ts'
import type { DivisionSizeRule, RuleSet } from '../../../rules/division-rules.ts'
import type { CheckFinding } from '../../check-types.ts'
import type { PlanDivision, PlanState } from '../../plan-types.ts'
import type { CheckContext, MeasuredDivision } from '../check-context.ts'

/** Stated people that were shared out by area are no whole numbers; what is off by less is rounding. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6

/** What a size rule speaks of, and where the rule and the division say it. */
export const sizeMeasures = {
  households: {
    limitOf: (rule: DivisionSizeRule) => rule.households,
    valueOf: ({ counts }: MeasuredDivision) => rounded(counts.households),
  },
  population: {
    limitOf: (rule: DivisionSizeRule) => rule.population,
    valueOf: ({ counts }: MeasuredDivision) => rounded(counts.population),
  },
  area: {
    limitOf: (rule: DivisionSizeRule) => rule.areaSquareMeters,
    valueOf: ({ ground }: MeasuredDivision) => ground?.areaSquareMeters ?? 0,
  },
} as const
export type SizeMeasure = keyof typeof sizeMeasures

/** The size rule that holds for a division; null where the set has none. */
export function sizeRuleOf({ sizes }: RuleSet, state: PlanState, division: PlanDivision): DivisionSizeRule | null {
  const parentKind = division.parentId === null ? undefined : state.divisions.get(division.parentId)?.kind
  return (
    sizes.find(
      ({ kind, terrain, parentKind: below }) =>
        kind === division.kind && (terrain === null || terrain === division.terrain) && (below === null || below === parentKind),
    ) ?? null
  )
}

/** How far a value lies outside a range: 0 within it, negative below, positive above. */
export function deviationOf(value: number, { min, max }: { min: number | null; max: number | null }): number {
  if (min !== null && value < min) return value - min
  return max !== null && value > max ? value - max : 0
}

/** Finds a division with fewer or more households, people or ground than its size rule says. */
export function checkSize(
  { measured }: CheckContext,
  { id }: PlanDivision,
  rule: DivisionSizeRule,
  measure: SizeMeasure,
): CheckFinding[] {
  const limit = sizeMeasures[measure].limitOf(rule)
  if (limit === null) return []
  const division = measured(id)
  const value = sizeMeasures[measure].valueOf(division)
  if (deviationOf(value, limit) === 0) return []
  const at = division.ground ? [interiorPoint(division.ground.parts[0])] : []
  return [{ rule: measure, severity: rule.severity, divisionIds: [id], at, value, limit, text: null }]
}
