import { type FaceId, unassignedIn } from '../../topology/edit/division-map.ts'
import { type EditRefusal, finishEdit } from '../../topology/edit/edit-result.ts'
import { giveAll } from '../../topology/edit/operations/give-all.ts'
import { type PlanDraft, refusal, withGround } from '../plan-draft.ts'
import { childrenOf, facesOf } from '../plan-state.ts'
import type { PlanRefusal, PlanState } from '../plan-types.ts'

/** Gives whole faces to another face. */
export function relabel(draft: PlanDraft, from: readonly FaceId[], to: FaceId): PlanDraft {
  const real = from.filter((face) => face !== to && draft.state.map.faces.has(face))
  if (real.length === 0) return draft
  const edit = finishEdit(draft.state.map, giveAll(draft.state.map, real, to), [...real, to])
  if (!edit.ok) throw new Error(`got ${edit.reason} when expected whole faces to change hands`)
  return withGround(draft, edit)
}

/** A refusal of the map as one of the plan. */
export function fromEdit({ reason, at, ids }: EditRefusal): PlanRefusal {
  return { ok: false, reason, at, ids }
}

/** The face that holds a division's own ground beside its children: its unassigned land where it has any, else itself. */
export function ownFace(state: PlanState, id: string): FaceId {
  return childrenOf(state, id).length > 0 ? unassignedIn(id) : id
}

/** Makes a division without children ready to get some: its ground becomes its unassigned land. */
export function openForChildren(draft: PlanDraft, id: string): PlanDraft {
  return childrenOf(draft.state, id).length > 0 ? draft : relabel(draft, [id], unassignedIn(id))
}

/** Looks up divisions of one level and one parent; refused with those that are not. */
export function siblings(state: PlanState, ids: readonly string[]): { ok: true; parentId: string } | PlanRefusal {
  const unknown = ids.filter((id) => !state.divisions.has(id))
  if (unknown.length > 0) return refusal(unknown.some((id) => state.units.has(id)) ? 'wrong_level' : 'unknown_division', unknown)
  if (ids.includes(state.scopeId)) return refusal('outside_scope', [state.scopeId])
  const [first, ...others] = ids.map((id) => state.divisions.get(id)!)
  const otherLevel = others.filter(({ level }) => level !== first.level)
  if (otherLevel.length > 0) return refusal('different_levels', [first.id, ...otherLevel.map(({ id }) => id)])
  const otherParent = others.filter(({ parentId }) => parentId !== first.parentId)
  if (otherParent.length > 0) return refusal('different_parents', [first.id, ...otherParent.map(({ id }) => id)])
  return { ok: true, parentId: first.parentId! }
}

/** Groups of divisions that hang together along borders, larger groups first. */
export function touchingGroups(state: PlanState, ids: readonly string[]): string[][] {
  const owner = new Map<FaceId, number>()
  ids.forEach((id, number) => {
    for (const face of facesOf(state, id)) owner.set(face, number)
  })
  const group = ids.map((_, number) => number)
  const find = (number: number): number => {
    let root = number
    while (group[root] !== root) root = group[root]
    return root
  }
  for (const [face, number] of owner) {
    for (const { left, right } of state.map.faces.get(face) ?? []) {
      const other = owner.get(left === face ? right : left)
      if (other !== undefined) group[find(other)] = find(number)
    }
  }
  const members = new Map<number, string[]>()
  ids.forEach((id, number) => {
    const root = find(number)
    members.set(root, [...(members.get(root) ?? []), id])
  })
  return [...members.values()].sort((a, b) => b.length - a.length)
}
