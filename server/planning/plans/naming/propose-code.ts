import { addedDigits, codeRangesOf } from '../../rules/division-codes.ts'
import type { DivisionLevel } from '../../types.ts'
import { childrenOf } from '../plan-state.ts'
import type { PlanDivision, PlanState } from '../plan-types.ts'

/** What names and codes are chosen by: who is there, and what was ever given. */
export type NamingState = Pick<PlanState, 'divisions' | 'children' | 'takenCodes' | 'baseCodes'>

/** Whether a division may have a code: nobody else has it or had it, here or elsewhere. */
export function isCodeFree(state: NamingState, code: string, divisionId: string): boolean {
  if (state.takenCodes.has(code)) return false
  const owner = state.baseCodes.get(code)
  if (owner !== undefined && owner !== divisionId) return false
  for (const division of state.divisions.values()) if (division.code === code && division.id !== divisionId) return false
  return true
}

/** The next free code below a parent: one after the greatest of its kind, in the form of its siblings' codes; where none is left after it, the first free one. */
export function proposeCode(
  state: NamingState,
  parent: Pick<PlanDivision, 'id' | 'code'>,
  { id, level, kind }: Pick<PlanDivision, 'id' | 'level' | 'kind'>,
): string {
  const digits = siblingDigits(state, parent, level) ?? addedDigits(level)
  const { first, last } = codeRangesOf(level, kind)[0] ?? { first: 1, last: 10 ** digits - 1 }
  let greatest = first - 1
  const look = (code: string): void => {
    const number = numberBelow(parent.code, code, digits)
    if (number !== null && number >= first && number <= last) greatest = Math.max(greatest, number)
  }
  for (const code of state.takenCodes) look(code)
  for (const code of state.baseCodes.keys()) look(code)
  for (const { code } of state.divisions.values()) look(code)
  const at = (number: number): string => `${parent.code}${String(number).padStart(digits, '0')}`
  for (let number = greatest + 1; number <= last; number++) if (isCodeFree(state, at(number), id)) return at(number)
  for (let number = first; ; number++) if (isCodeFree(state, at(number), id)) return at(number)
}

/** The number that a code adds to its parent's; null where it is not of that form. */
export function numberBelow(parentCode: string, code: string, digits: number): number | null {
  if (!code.startsWith(parentCode) || code.length !== parentCode.length + digits) return null
  const rest = code.slice(parentCode.length)
  return /^\d+$/.test(rest) ? Number(rest) : null
}

function siblingDigits(state: NamingState, parent: Pick<PlanDivision, 'id' | 'code'>, level: DivisionLevel): number | null {
  for (const id of childrenOf(state, parent.id)) {
    const sibling = state.divisions.get(id)!
    if (sibling.level === level && sibling.code.startsWith(parent.code) && sibling.code.length > parent.code.length)
      return sibling.code.length - parent.code.length
  }
  return null
}
