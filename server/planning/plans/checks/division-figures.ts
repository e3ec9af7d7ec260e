import type { CheckFinding } from '../check-types.ts'
import { reockShareOf } from '../measure/measure-ground.ts'
import type { Counts, PlanState } from '../plan-types.ts'
import { type CheckOptions, createCheckContext } from './check-context.ts'
import { checkCodeForm } from './rules/check-code-form.ts'
import { checkCompactness } from './rules/check-compactness.ts'
import { checkParts } from './rules/check-parts.ts'
import { checkSize, deviationOf, type SizeMeasure, sizeMeasures, sizeRuleOf } from './rules/check-sizes.ts'

/** A measure against the range that the rule set has for it. */
export interface RangeFigure {
  measure: SizeMeasure
  value: number
  min: number | null
  max: number | null
  /** 0 within the range, negative below, positive above. */
  deviation: number
}

/** One division while it is drawn. */
export interface DivisionFigures extends Counts {
  id: string
  areaSquareMeters: number
  perimeterMeters: number
  parts: number
  polsbyPopperShare: number
  reockShare: number
  ranges: RangeFigure[]
  /** Of the rules that look at one division alone. */
  findings: CheckFinding[]
}

/** The figures of one division, for while the pointer moves; null where the plan has no such division. Linear in its faces and the points of its rim. */
export function divisionFigures(
  state: PlanState,
  id: string,
  options: Pick<CheckOptions, 'base' | 'rules'> = {},
): DivisionFigures | null {
  const division = state.divisions.get(id)
  if (!division) return null
  const context = createCheckContext(state, options)
  const measured = context.measured(id)
  const { counts, ground } = measured
  const rule = sizeRuleOf(context.rules, state, division)
  const measures = Object.keys(sizeMeasures) as SizeMeasure[]
  return {
    id,
    ...counts,
    areaSquareMeters: ground?.areaSquareMeters ?? 0,
    perimeterMeters: ground?.perimeterMeters ?? 0,
    parts: ground?.parts.length ?? 0,
    polsbyPopperShare: ground?.polsbyPopperShare ?? 0,
    reockShare: ground ? reockShareOf(ground) : 0,
    ranges: measures.flatMap((measure) => {
      const limit = rule && sizeMeasures[measure].limitOf(rule)
      const value = sizeMeasures[measure].valueOf(measured)
      return limit ? [{ measure, value, ...limit, deviation: deviationOf(value, limit) }] : []
    }),
    findings: [
      ...checkParts(context, division),
      ...(rule ? measures.flatMap((measure) => checkSize(context, division, rule, measure)) : []),
      ...checkCompactness(context, division),
      ...checkCodeForm(context, division),
    ],
  }
}
