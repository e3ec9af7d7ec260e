import { type FaceId, unassignedIn } from '../../topology/edit/division-map.ts'
import { giveRegion } from '../../topology/edit/draft/give-region.ts'
import { outlineLines } from '../../topology/edit/draft/outline-lines.ts'
import { refuse } from '../../topology/edit/edit-result.ts'
import { followParents } from '../../topology/edit/operations/follow-parents.ts'
import { moveUnder } from '../naming/recode-under.ts'
import { type PlanDraft, withGround } from '../plan-draft.ts'
import { childrenOf, facesOf } from '../plan-state.ts'
import type { PlanDivision, PlanRefusal, RedrawnPart, Side } from '../plan-types.ts'
import { moveAcross } from './move-across.ts'
import { fromEdit, relabel } from './relabel.ts'

type Divided = { ok: true; draft: PlanDraft } | PlanRefusal

/** Puts the children of a divided division under its parts, and draws the line between the parts through what lies below. */
export function divideChildren(
  draft: PlanDraft,
  { id: divisionId }: Pick<PlanDivision, 'id'>,
  parts: readonly [RedrawnPart, RedrawnPart],
  sides: ReadonlyMap<string, Side>,
): Divided {
  const children = childrenOf(draft.state, divisionId)
  if (children.length === 0) return { ok: true, draft }
  for (const child of children) draft = moveUnder(draft, child, parts[sides.get(child) === 'right' ? 1 : 0].id)
  const free = dividedFreeLand(draft, divisionId, parts)
  if (!free.ok) return free
  const across = moveAcross(
    free.draft,
    parts,
    parts.map(({ id }) => childrenOf(free.draft.state, id)),
  )
  const beyond = giveBeyond(across, parts)
  if (!beyond.ok) return beyond
  return followLine(beyond.draft, parts)
}

/** What the children left free of the whole is free in the part where it lies. */
function dividedFreeLand(draft: PlanDraft, divisionId: string, [left, right]: readonly [RedrawnPart, RedrawnPart]): Divided {
  const free = unassignedIn(divisionId)
  if (!draft.state.map.faces.has(free)) return { ok: true, draft }
  const given = giveWithin(draft, left, faceFor(draft, left), (face) => face === free)
  if (!given.ok) return given
  return { ok: true, draft: relabel(given.draft, [free], faceFor(given.draft, right)) }
}

/** A part's own face: free land beside its children, or itself where none came to it. */
function faceFor({ state }: PlanDraft, { id }: RedrawnPart): FaceId {
  return childrenOf(state, id).length > 0 ? unassignedIn(id) : id
}

/** A part to which no child came takes all of its ground. */
function giveBeyond(draft: PlanDraft, parts: readonly [RedrawnPart, RedrawnPart]): Divided {
  for (const [part, other] of [parts, parts.toReversed()]) {
    if (childrenOf(draft.state, part.id).length > 0) continue
    const theirs = new Set(facesOf(draft.state, other.id))
    const given = giveWithin(draft, part, part.id, (face) => theirs.has(face))
    if (!given.ok) return given
    draft = given.draft
  }
  return { ok: true, draft }
}

/** Gives what some faces have within a part's outline to one face. */
function giveWithin(draft: PlanDraft, part: RedrawnPart, to: FaceId, isTaken: (face: FaceId) => boolean): Divided {
  const border = outlineLines([part])
  if (!border.ok) return fromEdit(border)
  const given = giveRegion(draft.state.map, border.lines, to, (inside) =>
    inside.some(({ face }) => isTaken(face)) ? ({ face }) => isTaken(face) : refuse('no_change', [], [part.id]),
  )
  if (given.ok) return { ok: true, draft: withGround(draft, given) }
  return given.reason === 'no_change' ? { ok: true, draft } : fromEdit(given)
}

/** Children that the line cuts give what lies beyond it to their neighbours there; where they have none, it is free land of that part. */
function followLine(draft: PlanDraft, parts: readonly [RedrawnPart, RedrawnPart]): Divided {
  const facesUnder = (part: RedrawnPart): FaceId[] => facesOf(draft.state, part.id)
  const follow = () =>
    followParents(
      draft.state.map,
      parts.map((part) => ({ ...part, children: facesUnder(part) })),
    )
  let followed = follow()
  if (!followed.ok && followed.reason === 'no_neighbour') {
    const stranded = new Set(followed.ids)
    for (const [part, other] of [parts, parts.toReversed()]) {
      const theirs = new Set(facesUnder(other).filter((face) => stranded.has(face)))
      const given = giveWithin(draft, part, faceFor(draft, part), (face) => theirs.has(face))
      if (!given.ok) return given
      draft = given.draft
    }
    followed = follow()
  }
  if (followed.ok) return { ok: true, draft: withGround(draft, followed) }
  return followed.reason === 'no_change' ? { ok: true, draft } : fromEdit(followed)
}
