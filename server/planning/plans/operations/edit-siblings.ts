import { type DivisionMap, isUnassigned, outside, unassignedIn } from '../../topology/edit/division-map.ts'
import type { EditDone, EditResult } from '../../topology/edit/edit-result.ts'
import { followParents } from '../../topology/edit/operations/follow-parents.ts'
import { outlineOf } from '../../topology/edit/outline-of.ts'
import { type PlanDraft, withGround } from '../plan-draft.ts'
import { childrenOf, facesOf } from '../plan-state.ts'
import type { PlanRefusal } from '../plan-types.ts'
import { childrenMap } from './coarser-map.ts'
import { moveAcross } from './move-across.ts'
import { fromEdit } from './relabel.ts'
import { takeOverPoints } from './take-over-points.ts'

/**
 * Edits the borders between the children of one division. Where none of them has children of its own, the edit is done on the plan's map itself; else on the map of just these children, and what
 * lies below follows its parents. The parent's own border stays.
 */
export function editSiblings(
  draft: PlanDraft,
  parentId: string,
  edit: (map: DivisionMap) => EditResult,
): { ok: true; draft: PlanDraft } | PlanRefusal {
  const { state } = draft
  const children = childrenOf(state, parentId)
  const free = unassignedIn(parentId)
  if (children.every((child) => childrenOf(state, child).length === 0)) {
    const done = edit(state.map)
    if (done.ok && isWithin(done, new Set([...children, free]))) return { ok: true, draft: withGround(draft, done) }
    // The map of the whole scope has more neighbours: only the children's own map says for certain what is wrong.
    if (!done.ok && !mayDependOnOthers(done.reason)) return fromEdit(done)
  }
  const done = edit(childrenMap(state, parentId))
  if (!done.ok) return { ...fromEdit(done), ids: done.ids.map((id) => (isUnassigned(id) ? free : id)) }
  return follow(draft, parentId, done)
}

function isWithin({ patch: { faces } }: EditDone, allowed: ReadonlySet<string>): boolean {
  return [...faces.added, ...faces.removed, ...faces.changed].every((face) => allowed.has(face))
}

const mayDependOnOthers = (reason: string): boolean =>
  reason === 'parent_edge' || reason === 'swallows' || reason === 'crosses_border'

/** Lets what lies below follow an edit of the children's map. */
function follow(draft: PlanDraft, parentId: string, { map, patch }: EditDone): { ok: true; draft: PlanDraft } | PlanRefusal {
  const pointed = takeOverPoints(draft, patch)
  if (!pointed.ok) return pointed
  const redrawn = patch.faces.changed.filter((face) => face !== outside)
  const parts = redrawn.map((face) => ({
    id: isUnassigned(face) ? unassignedIn(parentId) : face,
    geometry: outlineOf(map, face),
  }))
  const moved = moveAcross(
    pointed.draft,
    parts,
    parts.map(({ id }) => [id]),
  )
  const followed = followParents(
    moved.state.map,
    parts.map((part) => ({ ...part, children: isUnassigned(part.id) ? [part.id] : facesOf(moved.state, part.id) })),
  )
  if (followed.ok) return { ok: true, draft: withGround(moved, followed) }
  return followed.reason === 'no_change' ? { ok: true, draft: moved } : fromEdit(followed)
}
