import type { CheckFinding } from '../../check-types.ts'
import type { CheckContext } from '../check-context.ts'

/** Finds codes that two divisions or units of the plan have, that another had when the plan began, or that are taken outside it or were retired. An error; a warning where the base had the same. */
export function checkCodeUnique({ state, base }: CheckContext): CheckFinding[] {
  const owners = new Map<string, string[]>()
  for (const { id, code } of [...state.divisions.values(), ...state.units.values()]) {
    const known = owners.get(code)
    if (known) known.push(id)
    else owners.set(code, [id])
  }
  const codeBefore = (id: string): string | undefined => base?.divisions.get(id)?.code ?? base?.units.get(id)?.code
  const findings: CheckFinding[] = []
  for (const [code, ids] of owners) {
    const owner = state.baseCodes.get(code)
    const isAnothers = owner !== undefined && !ids.includes(owner)
    if (ids.length < 2 && !isAnothers && !state.takenCodes.has(code)) continue
    const severity = ids.every((id) => codeBefore(id) === code) ? 'warning' : 'error'
    findings.push({ rule: 'code_unique', severity, divisionIds: ids.sort(), at: [], value: null, limit: null, text: code })
  }
  return findings.sort((a, b) => (a.text! < b.text! ? -1 : 1))
}
