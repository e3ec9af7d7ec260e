import { isUnassigned, unassignedIn } from '../../topology/edit/division-map.ts'
import { giveRegion } from '../../topology/edit/draft/give-region.ts'
import { outlineLines } from '../../topology/edit/draft/outline-lines.ts'
import { refuse } from '../../topology/edit/edit-result.ts'
import { reshapeDivision } from '../../topology/edit/operations/reshape-division.ts'
import { beginDraft, finishDraft } from '../plan-draft.ts'
import { childrenOf } from '../plan-state.ts'
import type { OperationResult, PlanOperation, PlanState } from '../plan-types.ts'
import { editSiblings } from './edit-siblings.ts'
import { fromEdit, siblings } from './relabel.ts'

/** The stretch of border between the line's two ends becomes the line; the neighbours of the same parent follow, and all that lies below. */
export function reshape(state: PlanState, operation: Extract<PlanOperation, { op: 'reshape' }>): OperationResult {
  const { divisionId, line } = operation
  const family = siblings(state, [divisionId])
  if (!family.ok) return family
  const edited = editSiblings(beginDraft(state), family.parentId, (map) => reshapeDivision(map, divisionId, line))
  return edited.ok ? finishDraft(edited.draft, operation) : edited
}

/** Gives the part of an area that is its siblings' or free to a division; ground of other parents stays. No sibling may lose all. */
export function paint(state: PlanState, operation: Extract<PlanOperation, { op: 'paint' }>): OperationResult {
  const { to, geometry } = operation
  const family = siblings(state, [to])
  if (!family.ok) return family
  const border = outlineLines([{ id: 'area', geometry }])
  if (!border.ok) return { ...fromEdit(border), ids: [to] }
  const { parentId } = family
  const own = new Set([...childrenOf(state, parentId), unassignedIn(parentId)])
  const edited = editSiblings(beginDraft(state), parentId, (map) =>
    giveRegion(map, border.lines, to, (inside) => {
      const takes = inside.filter(({ face }) => own.has(face) || isUnassigned(face))
      if (takes.length === 0) return refuse('no_change', [], [to])
      return ({ face }) => own.has(face) || face === '#unassigned'
    }),
  )
  return edited.ok ? finishDraft(edited.draft, operation) : edited
}
