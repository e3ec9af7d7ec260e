import { polygonSquareMeters } from '#planning/geodesy/areas'
import { segmentMeters } from '#planning/geodesy/lengths'
import type { SizeRule } from '#planning/plans/check-types'
import { countsOfFaces, facesOf, outlineOfFaces } from '#planning/plans/plan-state'
import type { Counts, PlanState } from '#planning/plans/plan-types'
import type { DivisionKind, DivisionLevel } from '#planning/types'
import { coveredShareOf } from './covered-places.ts'

/** What is told of a division while it is redrawn. */
export interface DivisionFigures extends Counts {
  squareMeters: number
  /** Polsby and Popper 1991: 4π · area / perimeter²; 1 for a circle. */
  compactnessShare: number
  parts: number
  /** Households beyond the rule's range: negative below it, positive above, 0 within; null where no rule is known. */
  deviation: number | null
  rule: SizeRule | null
  /** Share of its people whom the coverage answer at hand covers; null without one. */
  coveredShare: number | null
}

type RuleFinder = (level: DivisionLevel, kind: DivisionKind) => SizeRule | null

let ruleOf: RuleFinder = () => null

/** Says which rule divisions are measured by. */
export function measureBy(finder: RuleFinder): void {
  ruleOf = finder
}

let known = new WeakMap<PlanState, Map<string, DivisionFigures>>()

/** The figures of a division, remembered for each state. Linear in the points of its faces. */
export function figuresOf(state: PlanState, id: string): DivisionFigures {
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

/** Forgets figures, when the coverage answer or the rules that they tell of are others. */
export function forgetAllFigures(): void {
  known = new WeakMap()
}

function measure(state: PlanState, id: string): DivisionFigures {
  const faces = facesOf(state, id)
  const counts = countsOfFaces(state, faces)
  const outline = outlineOfFaces(state, faces)
  let perimeter = 0
  for (const rings of outline)
    for (const ring of rings) for (let i = 1; i < ring.length; i++) perimeter += segmentMeters(...ring[i - 1], ...ring[i])
  const squareMeters = polygonSquareMeters(outline)
  const division = state.divisions.get(id)
  const rule = division ? ruleOf(division.level, division.kind) : null
  return {
    ...counts,
    squareMeters,
    compactnessShare: perimeter === 0 ? 0 : (4 * Math.PI * squareMeters) / perimeter ** 2,
    parts: outline.length,
    deviation: deviationOf(counts.households, rule?.households ?? null),
    rule,
    coveredShare: coveredShareOf(state, faces),
  }
}

/** How many households are missing from a range, or too many for it. */
export function deviationOf(households: number, range: { min: number | null; max: number | null } | null): number | null {
  if (range === null) return null
  if (range.min !== null && households < range.min) return Math.round(households - range.min)
  if (range.max !== null && households > range.max) return Math.round(households - range.max)
  return 0
}
