import { unassignedIn } from '../../topology/edit/division-map.ts'
import { createDivision } from '../../topology/edit/operations/create-division.ts'
import { isCodeFree, proposeCode } from '../naming/propose-code.ts'
import { beginDraft, finishDraft, refusal, withDivision, withGround } from '../plan-draft.ts'
import type { IdMaker, OperationResult, PlanDivision, PlanOperation, PlanState } from '../plan-types.ts'
import { canHold, usualKind } from './divide/levels-below.ts'
import { fromEdit, openForChildren } from './relabel.ts'

/** Makes a division of land of its parent that no child has; a parent without children is free as a whole. */
export function create(state: PlanState, operation: Extract<PlanOperation, { op: 'create' }>, newId: IdMaker): OperationResult {
  const { level, parentId, geometry, clip = false } = operation
  const parent = state.divisions.get(parentId)
  if (!parent) return refusal('unknown_division', [parentId])
  if (!canHold(state, parent, level)) return refusal('wrong_level', [parentId])
  const id = operation.id ?? newId()
  if (state.divisions.has(id) || state.units.has(id)) return refusal('id_taken', [id])
  const name = operation.name.trim()
  if (name === '') return refusal('bad_name', [parentId])
  const kind = operation.kind ?? usualKind[level]
  const draft = openForChildren(beginDraft(state), parentId)
  const made = createDivision(draft.state.map, id, geometry, { clip, from: unassignedIn(parentId) })
  if (!made.ok) return fromEdit(made)
  const division: PlanDivision = {
    id,
    level,
    kind,
    name,
    parentId,
    code: operation.code ?? proposeCode(state, parent, { id, level, kind }),
    terrain: parent.terrain,
    urbanRuralClass: null,
  }
  if (!isCodeFree(state, division.code, id)) return refusal('code_taken', [id])
  return finishDraft(withDivision(withGround(draft, made), { id, to: division }), {
    ...operation,
    id,
    name,
    code: division.code,
    kind,
  })
}
