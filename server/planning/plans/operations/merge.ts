import { interiorPoint } from '../../geodesy/interior-point.ts'
import { isCodeFree } from '../naming/propose-code.ts'
import { moveUnder, recode } from '../naming/recode-under.ts'
import { beginDraft, finishDraft, type PlanDraft, refusal, withDivision, withUnitParents } from '../plan-draft.ts'
import { childrenOf, outlineOfDivision } from '../plan-state.ts'
import type { OperationResult, PlanOperation, PlanState } from '../plan-types.ts'
import { openForChildren, ownFace, relabel, siblings, touchingGroups } from './relabel.ts'

/** Makes one division of several that hang together; `keep` (else the first) lives on with the ground, children and units of all, the others end. */
export function merge(state: PlanState, operation: Extract<PlanOperation, { op: 'merge' }>): OperationResult {
  const ids = [...new Set(operation.divisionIds)]
  const keep = operation.keep ?? ids[0]
  if (!ids.includes(keep)) ids.push(keep)
  const family = siblings(state, ids)
  if (!family.ok) return family
  if (ids.length < 2) return refusal('too_few_divisions', ids)
  const [, ...apart] = touchingGroups(state, ids)
  if (apart.length > 0)
    return refusal(
      'not_touching',
      apart.flat(),
      apart.flat().map((id) => interiorPoint(outlineOfDivision(state, id))),
    )
  let draft = beginDraft(state)
  for (const id of ids) if (id !== keep) draft = takeOver(draft, id, keep)
  const { name = state.divisions.get(keep)!.name, code } = operation
  draft = withDivision(draft, { id: keep, to: { ...draft.state.divisions.get(keep)!, name } })
  if (code !== undefined) {
    if (!isCodeFree(draft.state, code, keep)) return refusal('code_taken', [keep])
    draft = recode(draft, keep, code)
  }
  return finishDraft(draft, { ...operation, divisionIds: ids, keep })
}

/** Ends a division; its ground, children and units go to another of its level. */
export function takeOver(draft: PlanDraft, id: string, into: string): PlanDraft {
  const children = childrenOf(draft.state, id)
  if (children.length > 0 || childrenOf(draft.state, into).length > 0) draft = openForChildren(draft, into)
  const own = ownFace(draft.state, id)
  // Children first come to their new parent, so that its own face is the free land beside them.
  for (const child of children) draft = moveUnder(draft, child, into)
  draft = relabel(draft, [own], ownFace(draft.state, into))
  draft = withUnitParents(
    draft,
    new Map([...draft.state.units.values()].filter(({ parentId }) => parentId === id).map((unit) => [unit.id, into])),
  )
  return withDivision(draft, { id, to: null })
}
