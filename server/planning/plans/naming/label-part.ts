import type { PlanDivision } from '../plan-types.ts'
import { type NamingState, proposeCode } from './propose-code.ts'
import { proposeGridName } from './propose-names.ts'

/** Code and name of a division that a division is to have below it: those that are given, else the next code, and of a grid its usual name; empty where none can be told. */
export function labelPart(
  state: NamingState,
  parent: Pick<PlanDivision, 'id' | 'code' | 'name'>,
  { id, level, kind }: Pick<PlanDivision, 'id' | 'level' | 'kind'>,
  given: { code?: string; name?: string },
): { code: string; name: string } {
  const code = given.code ?? proposeCode(state, parent, { id, level, kind })
  return { code, name: (given.name ?? proposeGridName(state, parent, { level, code }) ?? '').trim() }
}
