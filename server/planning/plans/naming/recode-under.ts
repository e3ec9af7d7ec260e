import { type PlanDraft, withDivision } from '../plan-draft.ts'
import { childrenOf } from '../plan-state.ts'
import type { PlanDivision, PlanState } from '../plan-types.ts'
import { proposeCode } from './propose-code.ts'

/** Puts a division under another parent; a code that began with its old parent's gets the next free number under the new one, and all codes below follow. */
export function moveUnder(draft: PlanDraft, id: string, parentId: string): PlanDraft {
  const division = draft.state.divisions.get(id)!
  const parent = draft.state.divisions.get(parentId)!
  const old =
    division.parentId === null
      ? null
      : (draft.state.divisions.get(division.parentId)?.code ??
        draft.change.divisions.find(({ before }) => before?.id === division.parentId)?.before?.code ??
        null)
  const follows = old !== null && division.code.startsWith(old) && !division.code.startsWith(parent.code)
  const code = follows ? proposeCode(draft.state, parent, division) : division.code
  const below = recodedFrom(draft.state, id, code).filter((one) => one.id !== id)
  return withDivision(draft, { id, to: { ...division, parentId, code } }, ...below)
}

/** Gives a division a code; codes below that began with its old one begin with the new one. */
export function recode(draft: PlanDraft, id: string, code: string): PlanDraft {
  const recoded = recodedFrom(draft.state, id, code)
  return recoded.length === 0 ? draft : withDivision(draft, ...recoded)
}

function recodedFrom(state: PlanState, id: string, code: string): { id: string; to: PlanDivision }[] {
  const division = state.divisions.get(id)!
  if (division.code === code) return []
  const below = childrenOf(state, id).flatMap((child) => {
    const own = state.divisions.get(child)!.code
    return own.startsWith(division.code) ? recodedFrom(state, child, `${code}${own.slice(division.code.length)}`) : []
  })
  return [{ id, to: { ...division, code } }, ...below]
}
