import { interiorPoint } from '../../../geodesy/interior-point.ts'
import type { CheckFinding } from '../../check-types.ts'
import { type GroundMeasures, leastReockShareOf, reockShareOf } from '../../measure/measure-ground.ts'
import type { DivisionRule } from '../check-context.ts'

/** Shapes that differ by less are the same: what other junctions on the same border do to the figures. */
const sameShape = 1e-6

const polsbyPopperOf = ({ polsbyPopperShare }: GroundMeasures): number => polsbyPopperShare
const measures = [
  { text: 'polsby_popper', min: 'polsbyPopperMin', leastOf: polsbyPopperOf, shareOf: polsbyPopperOf },
  { text: 'reock', min: 'reockMin', leastOf: leastReockShareOf, shareOf: reockShareOf },
] as const

/** Points out long or ragged divisions (Polsby and Popper, Reock): a warning where the plan made them so, else only told. */
export const checkCompactness: DivisionRule = ({ measured, measuredBefore, base, rules: { shape } }, { id }) => {
  const { ground } = measured(id)
  if (!ground) return []
  const before = measuredBefore(id)?.ground
  const findings: CheckFinding[] = []
  for (const { text, min, leastOf, shareOf } of measures) {
    if (leastOf(ground) >= shape[min]) continue
    const share = shareOf(ground)
    if (share >= shape[min]) continue
    const shareBefore = before && shareOf(before)
    const isPlans = base !== null && (!shareBefore || share < shareBefore - sameShape)
    findings.push({
      rule: 'compactness',
      severity: isPlans ? 'warning' : 'info',
      divisionIds: [id],
      at: [interiorPoint(ground.parts[0])],
      value: share,
      limit: { min: shape[min], max: null },
      text,
    })
  }
  return findings
}
