import type { CheckFinding } from '../../check-types.ts'
import type { CheckContext } from '../check-context.ts'

/** Finds codes that two divisions or units of the plan have, that another had when the plan began, or that are taken outside it or were retired. An error; a warning where the base had the same. */
export function checkCodeUnique({ state, base }: CheckContext): CheckFinding[] {
  const owners = new Map<string, string | string[]>()
  for (const members of [state.divisions, state.units]) {
    for (const { id, code } of members.values()) {
      const known = owners.get(code)
      owners.set(code, known === undefined ? id : [known, id].flat())
    }
  }
  const codeBefore = (id: string): string | undefined => base?.divisions.get(id)?.code ?? base?.units.get(id)?.code
  const findings: CheckFinding[] = []
  for (const [code, holders] of owners) {
    const owner = state.baseCodes.get(code)
    if (holders === owner && !state.takenCodes.has(code)) continue
    const ids = [holders].flat()
    const isAnothers = owner !== undefined && !ids.includes(owner)
    if (ids.length < 2 && !isAnothers && !state.takenCodes.has(code)) continue
    const severity = ids.every((id) => codeBefore(id) === code) ? 'warning' : 'error'
    findings.push({ rule: 'code_unique', severity, divisionIds: ids.sort(), at: [], value: null, limit: null, text: code })
  }
  return findings.sort((a, b) => (a.text! < b.text! ? -1 : 1))
}
