import { isCodeFree } from '../naming/propose-code.ts'
import { recode } from '../naming/recode-under.ts'
import { beginDraft, finishDraft, refusal, withDivision } from '../plan-draft.ts'
import type { OperationResult, PlanOperation, PlanState } from '../plan-types.ts'

type Of<K extends PlanOperation['op']> = Extract<PlanOperation, { op: K }>

/** Gives a division another name. */
export function rename(state: PlanState, operation: Of<'rename'>): OperationResult {
  const division = state.divisions.get(operation.divisionId)
  if (!division) return refusal('unknown_division', [operation.divisionId])
  const name = operation.name.trim()
  if (name === '') return refusal('bad_name', [division.id])
  if (name === division.name) return refusal('no_change', [division.id])
  return finishDraft(withDivision(beginDraft(state), { id: division.id, to: { ...division, name } }), { ...operation, name })
}

/** Gives a division another code; codes below it follow. */
export function giveCode(state: PlanState, operation: Of<'recode'>): OperationResult {
  const { divisionId, code } = operation
  const division = state.divisions.get(divisionId)
  if (!division) return refusal('unknown_division', [divisionId])
  if (code === division.code) return refusal('no_change', [divisionId])
  if (!/^[0-9A-Za-z-]{1,32}$/.test(code)) return refusal('bad_code', [divisionId])
  if (!isCodeFree(state, code, divisionId)) return refusal('code_taken', [divisionId])
  const draft = recode(beginDraft(state), divisionId, code)
  const taken = draft.change.divisions.find(({ after }) => after && !isCodeFree(draft.state, after.code, after.id))
  if (taken) return refusal('code_taken', [taken.after!.id])
  return finishDraft(draft, operation)
}
