import { buildPlanState } from '#planning/plans/build-plan-state'
import { outlineOfDivision, withAncestors } from '#planning/plans/plan-state'
import type { PlanState, SourceDivision } from '#planning/plans/plan-types'

/** The part of a state inside one of its divisions, as a state of its own; null where it has no such division. */
export function restrictState(state: PlanState, scopeId: string, prefer: 'group' | 'grid'): PlanState | null {
  if (state.scopeId === scopeId) return state
  if (!state.divisions.has(scopeId)) return null
  const isIn = (id: string) => withAncestors(state, id).some((division) => division.id === scopeId)
  const statedOf = (id: string) => {
    const stated = state.people.get(id)?.stated
    return { statedHouseholds: stated?.households ?? null, statedPopulation: stated?.population ?? null }
  }
  const divisions: SourceDivision[] = [...state.divisions.values()]
    .filter(({ id }) => isIn(id))
    .map((division) => ({ ...division, geometry: outlineOfDivision(state, division.id), ...statedOf(division.id) }))
  for (const unit of state.units.values())
    if (isIn(unit.parentId)) divisions.push({ ...unit, terrain: null, urbanRuralClass: null, ...statedOf(unit.id) })
  const built = buildPlanState({ scopeId, divisions, places: state.places, takenCodes: state.takenCodes, prefer })
  return built.ok ? built.state : null
}
