import { unassignedIn } from '../../topology/edit/division-map.ts'
import { createDivision } from '../../topology/edit/operations/create-division.ts'
import { type DivisionKind, type DivisionLevel, divisionLevels } from '../../types.ts'
import { isCodeFree, proposeCode } from '../naming/propose-code.ts'
import { beginDraft, finishDraft, refusal, withDivision, withGround } from '../plan-draft.ts'
import { childrenOf } from '../plan-state.ts'
import type { IdMaker, OperationResult, PlanDivision, PlanOperation, PlanState } from '../plan-types.ts'
import { fromEdit, openForChildren } from './relabel.ts'

/** What a division of a level is where nobody says. */
const usualKind: Record<DivisionLevel, DivisionKind> = {
  province: 'province',
  prefecture: 'prefecture',
  county: 'county',
  town: 'town',
  village: 'village',
  group: 'villager_group',
  grid_1: 'basic_grid',
  grid_2: 'micro_grid',
  grid_3: 'micro_grid',
  grid_4: 'micro_grid',
  compound: 'compound',
  building: 'building',
}

/** Makes a division of land of its parent that no child has; a parent without children is free as a whole. */
export function create(state: PlanState, operation: Extract<PlanOperation, { op: 'create' }>, newId: IdMaker): OperationResult {
  const { level, parentId, geometry, clip = false } = operation
  const parent = state.divisions.get(parentId)
  if (!parent) return refusal('unknown_division', [parentId])
  const present = childrenOf(state, parentId)
  const tiling = present.length > 0 ? state.divisions.get(present[0])!.level : level
  const isBelow = divisionLevels.indexOf(level) > divisionLevels.indexOf(parent.level)
  if (!isBelow || level !== tiling || level === 'compound' || level === 'building') return refusal('wrong_level', [parentId])
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
