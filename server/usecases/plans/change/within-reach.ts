import { ProblemError } from '#contract/problems'
import type { PlanChange, PlanState } from '#planning/plans/plan-types'
import type { PlanEditor } from '../require-plan.ts'
import { alteredBy, isInside } from './what-changed.ts'

/** Throws where changes alter a division outside the editor's part of the map, as it lies in any of these states. */
export function requireReach({ reachId, name }: PlanEditor, changes: readonly PlanChange[], states: readonly PlanState[]): void {
  if (reachId === null) return
  const outside = [...alteredBy(changes)].filter((id) => {
    const having = states.filter((state) => state.divisions.has(id) || state.units.has(id))
    return !having.every((state) => isInside(state, id, reachId))
  })
  if (outside.length === 0) return
  const nameOf = (id: string) => states.map((state) => state.divisions.get(id) ?? state.units.get(id)).find(Boolean)?.name ?? id
  throw new ProblemError(
    'forbidden',
    `This would change ${outside
      .slice(0, 5)
      .map((id) => `"${nameOf(id)}"`)
      .join(', ')}, outside ${name}'s part of the map; nothing was changed.`,
    undefined,
    undefined,
    { divisionIds: outside },
  )
}
