import { outlineOfDivision } from '#planning/plans/plan-state'
import type { PlanState } from '#planning/plans/plan-types'
import type { MultiPolygonCoordinates } from '#planning/types'
import { outlineOfUnit } from '../units/unit-at.ts'

const outlines = new WeakMap<PlanState, Map<string, MultiPolygonCoordinates>>()

/** The outline of a division or a unit, remembered for each state. */
export function knownOutline(state: PlanState, id: string): MultiPolygonCoordinates {
  let ofState = outlines.get(state)
  if (!ofState) {
    ofState = new Map()
    outlines.set(state, ofState)
  }
  let outline = ofState.get(id)
  if (!outline) {
    outline = state.divisions.has(id) ? outlineOfDivision(state, id) : outlineOfUnit(state, id)
    ofState.set(id, outline)
  }
  return outline
}
