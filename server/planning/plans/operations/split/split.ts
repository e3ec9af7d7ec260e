import { splitDivision } from '../../../topology/edit/operations/split-division.ts'
import { outlineOf } from '../../../topology/edit/outline-of.ts'
import type { MultiPolygonCoordinates } from '../../../types.ts'
import { isCodeFree, proposeCode } from '../../naming/propose-code.ts'
import { proposeNames } from '../../naming/propose-names.ts'
import { beginDraft, finishDraft, type PlanDraft, refusal, withDivision, withGround, withUnitParents } from '../../plan-draft.ts'
import { childrenOf } from '../../plan-state.ts'
import type { IdMaker, OperationResult, PlanOperation, PlanRefusal, PlanState, RedrawnPart } from '../../plan-types.ts'
import { singleMap } from '../coarser-map.ts'
import { proposeSides } from '../propose-sides.ts'
import { fromEdit, siblings } from '../relabel.ts'
import { takeOverPoints } from '../take-over-points.ts'
import { divideChildren } from './divide-children.ts'

/**
 * Cuts a division along a line from border to border into two new ones, left and right of it; the old one ends. Its children and units go where `sides` says, else where most of their people are; a
 * child's ground beyond the line goes to its neighbours there. Of divisions further below, `sides` says where those go that lie wholly beyond the line with nobody there to go to: else they stay, and the line goes around them.
 */
export function split(state: PlanState, operation: Extract<PlanOperation, { op: 'split' }>, newId: IdMaker): OperationResult {
  const { divisionId, line } = operation
  const family = siblings(state, [divisionId])
  if (!family.ok) return family
  const division = state.divisions.get(divisionId)!
  const ids = operation.ids ?? [newId(), newId()]
  const taken = ids.filter((id, i) => state.divisions.has(id) || state.units.has(id) || ids.indexOf(id) !== i)
  if (taken.length > 0) return refusal('id_taken', taken)
  const cut = cutGround(state, divisionId, line, ids)
  if (!cut.ok) return cut
  const parts = ids.map((id, i): RedrawnPart => ({ id, geometry: cut.outlines[i] })) as [RedrawnPart, RedrawnPart]
  const sides = proposeSides(state, divisionId, parts, operation.sides ?? {})
  if (!sides.ok) return sides

  let draft = cut.draft
  const codes: string[] = []
  for (const [i, id] of ids.entries()) {
    const code = operation.codes?.[i] ?? proposeCode(draft.state, state.divisions.get(family.parentId)!, { ...division, id })
    if (!isCodeFree(draft.state, code, id)) return refusal('code_taken', [divisionId])
    codes.push(code)
    draft = withDivision(draft, { id, to: { ...division, id, code } })
  }
  const names = operation.names ?? proposeNames(state, division, [parts[0].geometry, parts[1].geometry], [codes[0], codes[1]])
  for (const [i, id] of ids.entries())
    draft = withDivision(draft, { id, to: { ...draft.state.divisions.get(id)!, name: names[i] } })
  const divided = divideChildren(draft, division, parts, sides.sides)
  if (!divided.ok) return divided
  draft = withUnitParents(divided.draft, unitsOf(divided.draft.state, divisionId, ids, sides.sides))
  draft = withDivision(draft, { id: divisionId, to: null })
  return finishDraft(draft, {
    ...operation,
    ids,
    codes: [codes[0], codes[1]],
    names,
    sides: { ...Object.fromEntries(divided.kept), ...Object.fromEntries(sides.sides) },
  })
}

/** The outlines of both parts; of a division without children, the map is cut at once. */
function cutGround(
  state: PlanState,
  id: string,
  line: Extract<PlanOperation, { op: 'split' }>['line'],
  ids: readonly [string, string],
): { ok: true; draft: PlanDraft; outlines: MultiPolygonCoordinates[] } | PlanRefusal {
  const draft = beginDraft(state)
  if (childrenOf(state, id).length === 0) {
    const cut = splitDivision(state.map, id, line, ids)
    if (!cut.ok) return fromEdit(cut)
    return { ok: true, draft: withGround(draft, cut), outlines: ids.map((part) => outlineOf(cut.map, part)) }
  }
  const cut = splitDivision(singleMap(state, id), id, line, ids)
  if (!cut.ok) return fromEdit(cut)
  const pointed = takeOverPoints(draft, cut.patch)
  return pointed.ok ? { ...pointed, outlines: ids.map((part) => outlineOf(cut.map, part)) } : pointed
}

function unitsOf(
  { units }: PlanState,
  divisionId: string,
  ids: readonly [string, string],
  sides: ReadonlyMap<string, 'left' | 'right'>,
): Map<string, string> {
  const parents = new Map<string, string>()
  for (const unit of units.values())
    if (unit.parentId === divisionId) parents.set(unit.id, ids[sides.get(unit.id) === 'right' ? 1 : 0])
  return parents
}
