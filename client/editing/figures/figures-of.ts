import { divisionFigures } from '#planning/plans/checks/division-figures'
import { sizeRuleOf } from '#planning/plans/checks/rules/check-sizes'
import { facesOf } from '#planning/plans/plan-state'
import type { Counts, PlanState } from '#planning/plans/plan-types'
import { type DivisionSizeRule, defaultRuleSet } from '#planning/rules/division-rules'
import { coveredShareOf } from './covered-places.ts'

/** What is told of a division while it is redrawn. */
export interface ToldFigures extends Counts {
  squareMeters: number
  /** Polsby and Popper 1991: 4π · area / perimeter²; 1 for a circle. */
  compactnessShare: number
  parts: number
  /** Households beyond the rule's range: negative below it, positive above, 0 within; null where no rule says anything. */
  deviation: number | null
  rule: DivisionSizeRule | null
  /** Share of its people whom the coverage answer at hand covers; null without one. */
  coveredShare: number | null
}

let known = new WeakMap<PlanState, Map<string, ToldFigures>>()

/** The figures of a division that a state has, remembered for each state. Linear in its faces and the points of its rim. */
export function figuresOf(state: PlanState, id: string): ToldFigures {
  let ofState = known.get(state)
  if (!ofState) {
    ofState = new Map()
    known.set(state, ofState)
  }
  const before = ofState.get(id)
  if (before) return before
  const figures = measure(state, id)
  ofState.set(id, figures)
  return figures
}

/** Forgets figures, when the coverage answer that they tell of is another. */
export function forgetAllFigures(): void {
  known = new WeakMap()
}

function measure(state: PlanState, id: string): ToldFigures {
  const figures = divisionFigures(state, id)
  if (!figures) throw new Error(`got ${id} when expected a division of the plan`)
  const { households, population, buildings, areaSquareMeters, polsbyPopperShare, parts, ranges } = figures
  const range = ranges.find(({ measure }) => measure === 'households')
  return {
    households,
    population,
    buildings,
    squareMeters: areaSquareMeters,
    compactnessShare: polsbyPopperShare,
    parts,
    deviation: range ? Math.round(range.deviation) : null,
    rule: sizeRuleOf(defaultRuleSet, state, state.divisions.get(id)!),
    coveredShare: coveredShareOf(state, facesOf(state, id)),
  }
}
