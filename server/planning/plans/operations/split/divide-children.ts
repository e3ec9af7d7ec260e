import { type FaceId, unassignedIn } from '../../../topology/edit/division-map.ts'
import { giveRegion } from '../../../topology/edit/draft/give-region.ts'
import { outlineLines } from '../../../topology/edit/draft/outline-lines.ts'
import { refuse } from '../../../topology/edit/edit-result.ts'
import { followParents } from '../../../topology/edit/operations/follow-parents.ts'
import { moveUnder } from '../../naming/recode-under.ts'
import { type PlanDraft, refusal, withGround } from '../../plan-draft.ts'
import { childrenOf, facesOf, withAncestors } from '../../plan-state.ts'
import type { PlanDivision, PlanRefusal, RedrawnPart, Side } from '../../plan-types.ts'
import { longestNeighbour, moveAcross } from '../move-across.ts'
import { fromEdit, openForChildren, relabel } from '../relabel.ts'
import { goAround, sideUnder } from './go-around.ts'

type Divided = { ok: true; draft: PlanDraft } | PlanRefusal

/**
 * Puts the children of a divided division under its parts, and draws the line between the parts through what lies below. A division below the children lies on the side that `sides` says. One that nobody was asked about, that
 * lies wholly beyond the line and has nobody there to go to, stays with its parent, and the line goes around it: `kept` says on which side.
 */
export function divideChildren(
  draft: PlanDraft,
  { id: divisionId }: Pick<PlanDivision, 'id'>,
  parts: readonly [RedrawnPart, RedrawnPart],
  sides: ReadonlyMap<string, Side>,
): (Divided & { ok: false }) | { ok: true; draft: PlanDraft; kept: Map<string, Side> } {
  const children = childrenOf(draft.state, divisionId)
  const kept = new Map<string, Side>()
  if (children.length === 0) return { ok: true, draft, kept }
  const asked = new Map([...sides].filter(([id]) => draft.state.divisions.has(id) && !children.includes(id)))
  for (const child of children) draft = moveUnder(draft, child, parts[sides.get(child) === 'right' ? 1 : 0].id)
  const free = dividedFreeLand(draft, divisionId, parts)
  if (!free.ok) return free
  const across = moveAcross(
    free.draft,
    parts,
    parts.map(({ id }) => childrenOf(free.draft.state, id)),
    new Map([...asked].map(([id, side]) => [id, side === 'right' ? 1 : 0])),
  )
  const placed = placeAsked(across, parts, asked)
  if (!placed.ok) return placed
  for (;;) {
    const around = goAround(placed.draft.state, parts, new Map([...asked, ...kept]))
    if (around === null) return refusal('swallows', [...asked.keys(), ...kept.keys()])
    const beyond = giveBeyond(placed.draft, around)
    const followed = beyond.ok ? followLine(beyond.draft, around) : beyond
    if (followed.ok) return { ...followed, kept }
    const stranded = followed.reason === 'swallows' ? followed.ids.filter((id) => !asked.has(id) && !kept.has(id)) : []
    if (stranded.length === 0) return followed
    for (const id of stranded) kept.set(id, sideUnder(placed.draft.state, parts, id))
  }
}

/** Divisions that were asked to a side where nobody with others of their level touches them go to who does touch them; that one's own ground is free beside them. */
function placeAsked(draft: PlanDraft, parts: readonly [RedrawnPart, RedrawnPart], asked: ReadonlyMap<string, Side>): Divided {
  for (const [id, side] of asked) {
    const { state } = draft
    if (sideUnder(state, parts, id) === side) continue
    const parent = state.divisions.get(state.divisions.get(id)!.parentId!)!
    if (childrenOf(state, parent.id).length === 1) return refusal('last_child', [parent.id, id])
    const part = parts[side === 'right' ? 1 : 0].id
    const hosts = [...state.divisions.values()].filter(
      (division) =>
        division.level === parent.level &&
        childrenOf(state, division.id).length === 0 &&
        withAncestors(state, division.id).some((above) => above.id === part),
    )
    const host = longestNeighbour(
      state,
      id,
      hosts.map((division) => division.id),
    )
    if (host === null) return refusal('no_neighbour', [id])
    draft = moveUnder(openForChildren(draft, host), id, host)
  }
  return { ok: true, draft }
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
