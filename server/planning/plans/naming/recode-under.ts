import { type PlanDraft, withDivision } from '../plan-draft.ts'
import { childrenOf } from '../plan-state.ts'
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
  return recode(withDivision(draft, { id, to: { ...division, parentId } }), id, code)
}

/** Gives a division a code; codes below that began with its old one begin with the new one. */
export function recode(draft: PlanDraft, id: string, code: string): PlanDraft {
  const division = draft.state.divisions.get(id)!
  if (division.code === code) return draft
  let next = withDivision(draft, { id, to: { ...division, code } })
  for (const child of childrenOf(draft.state, id)) {
    const own = draft.state.divisions.get(child)!.code
    if (own.startsWith(division.code)) next = recode(next, child, `${code}${own.slice(division.code.length)}`)
  }
  return next
}
