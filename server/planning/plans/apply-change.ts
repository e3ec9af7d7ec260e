import { applyPatch } from '../topology/edit/apply-patch.ts'
import { invertPatch } from '../topology/edit/map-patch.ts'
import { byCode } from './children-by-code.ts'
import { movePeople } from './people/move-people.ts'
import type { DivisionChange, PlanChange, PlanState } from './plan-types.ts'

/** Does a change that was made on this very state (or undone from it) again. Throws where it does not fit, which is a programmer's mistake. */
export function applyChange(state: PlanState, { ground, divisions, units }: PlanChange): PlanState {
  let next = state
  for (const { patch, stated } of ground) {
    const applied = applyPatch(next.map, patch)
    if (!applied.ok) throw new Error(`got a patch that is ${applied.reason} at ${applied.at} when expected one of this state`)
    next = { ...next, map: applied.map, people: movePeople(next, applied.map, patch, stated) }
  }
  next = withDivisions(next, divisions)
  if (units.length === 0) return next
  const moved = new Map(next.units)
  for (const { id, after } of units) moved.set(id, { ...moved.get(id)!, parentId: after })
  return { ...next, units: moved }
}

/** The change that takes a change back. */
export function invertChange({ ground, divisions, units }: PlanChange): PlanChange {
  return {
    ground: ground.toReversed().map(({ patch, stated }) => ({
      patch: invertPatch(patch),
      stated: stated.map(({ face, before, after }) => ({ face, before: after, after: before })),
    })),
    divisions: divisions.map(({ before, after }) => ({ before: after, after: before })),
    units: units.map(({ id, before, after }) => ({ id, before: after, after: before })),
  }
}

/** The state with some divisions made, ended or otherwise. Linear in the divisions, but for the copies only in what changes. */
export function withDivisions(state: PlanState, changes: readonly DivisionChange[]): PlanState {
  if (changes.length === 0) return state
  const divisions = new Map(state.divisions)
  const parents = new Set<string>()
  for (const { before, after } of changes) {
    if (before) {
      divisions.delete(before.id)
      if (before.parentId !== null) parents.add(before.parentId)
    }
    if (after) {
      divisions.set(after.id, after)
      if (after.parentId !== null) parents.add(after.parentId)
    }
  }
  const children = new Map(state.children)
  const gone = new Set(changes.flatMap(({ before }) => (before ? [before.id] : [])))
  for (const parent of parents) {
    if (parent !== state.scopeId && !divisions.has(parent)) {
      children.delete(parent)
      continue
    }
    const kept = (children.get(parent) ?? []).filter((id) => !gone.has(id))
    const come = changes.flatMap(({ after }) => (after?.parentId === parent ? [after.id] : []))
    const all = [...kept, ...come].map((id) => divisions.get(id)!).sort(byCode)
    if (all.length === 0) children.delete(parent)
    else
      children.set(
        parent,
        all.map(({ id }) => id),
      )
  }
  return { ...state, divisions, children }
}
