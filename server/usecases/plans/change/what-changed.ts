import type { PlanStepAnswer } from '#contract/plans'
import { applyChange } from '#planning/plans/apply-change'
import { divisionOfFace, withAncestors } from '#planning/plans/plan-state'
import type { PlanChange, PlanState } from '#planning/plans/plan-types'
import { touchedDivisions } from '#planning/plans/touched-divisions'

/** Ids of everything that changes touch, one done after the other from `before`. */
export function touchedBy(before: PlanState, changes: readonly PlanChange[], after: PlanState): string[] {
  const touched = new Set<string>()
  let now = before
  changes.forEach((change, index) => {
    const next = index === changes.length - 1 ? after : applyChange(now, change)
    for (const id of touchedDivisions(now, next, change)) touched.add(id)
    now = next
  })
  return [...touched].sort()
}

/** What became of each of the divisions and units that were touched. */
export function describeChanged(before: PlanState, after: PlanState, touched: readonly string[]): PlanStepAnswer['changed'] {
  return touched.flatMap((id) => {
    const was = before.divisions.get(id) ?? before.units.get(id)
    const is = after.divisions.get(id) ?? after.units.get(id)
    const shown = is ?? was
    if (!shown) return []
    const what = was === undefined ? 'created' : is === undefined ? 'ended' : 'changed'
    return [{ divisionId: id, code: shown.code, name: shown.name, level: shown.level, what }]
  })
}

/**
 * Ids of the divisions whose ground or attributes changes alter, and of units that get another parent; not of those whose border only got a
 * point, or another neighbour.
 */
export function alteredBy(changes: readonly PlanChange[]): Set<string> {
  const altered = new Set<string>()
  for (const { ground, divisions, units } of changes) {
    for (const { before, after } of divisions) altered.add((before ?? after)!.id)
    for (const { id } of units) altered.add(id)
    for (const { patch } of ground) {
      const { added, removed, changed } = patch.faces
      for (const face of [...added, ...removed, ...changed]) altered.add(divisionOfFace(face))
    }
  }
  return altered
}

/** Whether a division or unit lies inside another, before or after a change. */
export function isInside(state: PlanState, id: string, reachId: string): boolean {
  const inTree = state.divisions.has(id) ? id : state.units.get(id)?.parentId
  return id === reachId || (inTree !== undefined && withAncestors(state, inTree).some((division) => division.id === reachId))
}
