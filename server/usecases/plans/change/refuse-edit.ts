import { refusalSentence } from '#contract/plans/refusal-sentences'
import { ProblemError } from '#contract/problems'
import type { PlanRefusal, PlanState } from '#planning/plans/plan-types'

/** So many places at most go with a refusal. */
const mostPlaces = 100

/** The problem of an operation that is refused: why, where, and whom it is about. */
export function refusedEdit(state: PlanState, refusal: PlanRefusal, index: number): ProblemError {
  const names = refusal.ids.map((id) => (state.divisions.get(id) ?? state.units.get(id))?.name ?? id)
  const detail = refusalSentence(refusal.reason, names)
  return new ProblemError('edit-refused', detail, [{ detail, pointer: `/operations/${index}` }], undefined, {
    reason: refusal.reason,
    places: refusal.at.slice(0, mostPlaces).map(([lon, lat]) => [lon, lat]),
    divisionIds: refusal.ids,
  })
}
