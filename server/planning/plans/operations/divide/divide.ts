import { isUnassigned, unassignedIn } from '../../../topology/edit/division-map.ts'
import { createDivision } from '../../../topology/edit/operations/create-division.ts'
import type { DivisionKind, DivisionLevel, MultiPolygonCoordinates } from '../../../types.ts'
import { labelPart } from '../../naming/label-part.ts'
import { isCodeFree } from '../../naming/propose-code.ts'
import { beginDraft, finishDraft, refusal, withDivision, withGround } from '../../plan-draft.ts'
import { childrenOf, facesOf } from '../../plan-state.ts'
import type { IdMaker, OperationResult, PlanDivision, PlanOperation, PlanRefusal, PlanState } from '../../plan-types.ts'
import { fromEdit, openForChildren, relabel } from '../relabel.ts'
import { endWithAllBelow } from '../retire.ts'
import { absorbSlivers } from './absorb-slivers.ts'
import { fitParts } from './fit-parts.ts'
import { canHold, usualKind } from './levels-below.ts'

type Divide = Extract<PlanOperation, { op: 'divide' }>
type ChosenPart = Divide['parts'][number] & { id: string; name: string; code: string; kind: DivisionKind }
type DrawnPart = ChosenPart & { geometry: MultiPolygonCoordinates }

/**
 * Divides a division's ground anew: its children become exactly the parts given. A part that names a present child goes on as that child; children that no
 * part names end, with all below them, and what lay below a child that goes on with another ground ends too. One without a geometry keeps its ground and all below it: the
 * others divide the rest. What no part covers is left unassigned; where two parts overlap, the earlier has it.
 */
export function divide(state: PlanState, operation: Divide, newId: IdMaker): OperationResult {
  const { parentId, level } = operation
  const parent = state.divisions.get(parentId)
  if (!parent) return refusal('unknown_division', [parentId])
  if (!canHold(state, parent, level)) return refusal('wrong_level', [parentId])
  const present = new Set(childrenOf(state, parentId))
  const chosen = choose(state, parent, operation, present, newId)
  if (!chosen.ok) return chosen
  const drawn = chosen.parts.filter((part): part is DrawnPart => part.geometry !== undefined)
  const kept = new Set(chosen.parts.filter(({ geometry }) => geometry === undefined).map(({ id }) => id))
  const redrawn = [...present].filter((child) => !kept.has(child))
  if (drawn.length + redrawn.length === 0) return refusal('no_change', [parentId])
  let draft = openForChildren(beginDraft(state), parentId)
  draft = relabel(
    draft,
    redrawn.flatMap((child) => facesOf(state, child)),
    unassignedIn(parentId),
  )
  const goesOn = new Set(chosen.parts.map(({ id }) => id))
  for (const child of redrawn) {
    for (const below of childrenOf(draft.state, child)) draft = endWithAllBelow(draft, below, child)
    if (!goesOn.has(child)) draft = endWithAllBelow(draft, child, parentId)
  }
  const fitted = fitParts(
    draft,
    unassignedIn(parentId),
    drawn.map(({ geometry }) => geometry),
  )
  if (!fitted.ok) return fitted
  draft = fitted.draft
  for (const [index, part] of drawn.entries()) {
    const given = createDivision(draft.state.map, part.id, fitted.parts[index], { clip: true, from: unassignedIn(parentId) })
    if (!given.ok) return { ...fromEdit(given), ids: given.ids.map((id) => (isUnassigned(id) ? parentId : id)) }
    draft = withGround(draft, given)
    draft = withDivision(draft, { id: part.id, to: divisionOf(part, parent, level) })
  }
  return finishDraft(absorbSlivers(draft, unassignedIn(parentId), goesOn), { ...operation, parts: chosen.parts })
}

/** The parts with ids, names, codes and kinds where they were left open. */
function choose(
  state: PlanState,
  parent: PlanDivision,
  { level, parts }: Divide,
  present: ReadonlySet<string>,
  newId: IdMaker,
): { ok: true; parts: ChosenPart[] } | PlanRefusal {
  if (parts.length === 0) return refusal('last_child', [parent.id])
  const chosen: ChosenPart[] = []
  // Codes are looked for as if the parts before were there already.
  let divisions = state.divisions
  for (const part of parts) {
    const id = part.id ?? newId()
    const known = present.has(id) ? state.divisions.get(id)! : null
    if (!known && part.geometry === undefined) return refusal('unknown_division', [id])
    if (!known && (state.divisions.has(id) || state.units.has(id))) return refusal('id_taken', [id])
    if (chosen.some((other) => other.id === id)) return refusal('id_taken', [id])
    const kind = part.kind ?? known?.kind ?? usualKind[level]
    const now = { ...state, divisions }
    const given = { code: part.code ?? known?.code, name: part.name ?? known?.name }
    const { code, name } = labelPart(now, parent, { id, level, kind }, given)
    if (!isCodeFree(now, code, id)) return refusal('code_taken', [id])
    if (name === '') return refusal('bad_name', [parent.id])
    chosen.push({ ...part, id, name, kind, code })
    divisions = new Map(divisions).set(id, divisionOf({ ...part, id, name, kind, code }, parent, level))
  }
  return { ok: true, parts: chosen }
}

const divisionOf = ({ id, name, kind, code }: ChosenPart, parent: PlanDivision, level: DivisionLevel): PlanDivision => ({
  id,
  level,
  kind,
  name,
  code,
  parentId: parent.id,
  terrain: parent.terrain,
  urbanRuralClass: null,
})
