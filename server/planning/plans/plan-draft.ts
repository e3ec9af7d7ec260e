import type { EditDone } from '../topology/edit/edit-result.ts'
import type { LonLat } from '../types.ts'
import { withDivisions } from './apply-change.ts'
import { movePeople } from './people/move-people.ts'
import { shareOutStated } from './people/share-out-stated.ts'
import type {
  DivisionChange,
  OperationDone,
  PlanChange,
  PlanDivision,
  PlanOperation,
  PlanReason,
  PlanRefusal,
  PlanState,
} from './plan-types.ts'

/** An operation half done: the state so far, and what led to it from where it began. Never changed; every step makes another. */
export interface PlanDraft {
  state: PlanState
  change: PlanChange
}

export function beginDraft(state: PlanState): PlanDraft {
  return { state, change: { ground: [], divisions: [], units: [] } }
}

/** Takes an edit of the map over: people follow their ground. */
export function withGround({ state, change }: PlanDraft, { map, patch }: EditDone): PlanDraft {
  const stated = shareOutStated(state, map, patch)
  return {
    state: { ...state, map, people: movePeople(state, map, patch, stated) },
    change: { ...change, ground: [...change.ground, { patch, stated }] },
  }
}

/** Sets divisions (null: ends them). */
export function withDivision(
  { state, change }: PlanDraft,
  ...set: readonly { id: string; to: PlanDivision | null }[]
): PlanDraft {
  const changes = set.map(({ id, to }): DivisionChange => ({ before: state.divisions.get(id) ?? null, after: to }))
  const known = new Map(change.divisions.map((one) => [(one.before ?? one.after)!.id, one]))
  for (const { before, after } of changes) {
    const id = (before ?? after)!.id
    known.set(id, { before: known.has(id) ? known.get(id)!.before : before, after })
  }
  const divisions = [...known.values()].filter(({ before, after }) => before !== null || after !== null)
  return { state: withDivisions(state, changes), change: { ...change, divisions } }
}

/** Gives units to other parents. */
export function withUnitParents({ state, change }: PlanDraft, parents: ReadonlyMap<string, string>): PlanDraft {
  if (parents.size === 0) return { state, change }
  const units = new Map(state.units)
  const moved = new Map(change.units.map((one) => [one.id, one]))
  for (const [id, parentId] of parents) {
    const unit = units.get(id)!
    const before = moved.get(id)?.before ?? unit.parentId
    units.set(id, { ...unit, parentId })
    if (before === parentId) moved.delete(id)
    else moved.set(id, { id, before, after: parentId })
  }
  return { state: { ...state, units }, change: { ...change, units: [...moved.values()] } }
}

export function finishDraft({ state, change }: PlanDraft, operation: PlanOperation): OperationDone | PlanRefusal {
  if (change.ground.length === 0 && change.divisions.length === 0 && change.units.length === 0) return refusal('no_change')
  return { ok: true, state, change, operation }
}

/** A refusal with its places and the divisions that it is about. */
export function refusal(reason: PlanReason, ids: readonly string[] = [], at: readonly LonLat[] = []): PlanRefusal {
  return { ok: false, reason, ids: [...ids], at: [...at] }
}
