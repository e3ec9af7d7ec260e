import type { CheckResult, CheckSeverity, RepairProposal } from '#planning/plans/check-types'
import type { LonLat } from '#planning/types'
import { createStore } from '../../state/create-store.ts'

interface Findings {
  state: 'unknown' | 'running' | 'known' | 'failed'
  results: readonly CheckResult[]
  /** By `rule:finding`, once it was asked for; null: there is none. */
  repairs: ReadonlyMap<string, RepairProposal | null>
}

/** What the checks found on the plan as it is. */
export const findings = createStore<Findings>({ state: 'unknown', results: [], repairs: new Map() })

let marks: { results: readonly CheckResult[]; list: { at: LonLat; severity: CheckSeverity }[] } = { results: [], list: [] }

/** Most signs that are drawn; more would hide the map. */
const mostMarks = 400

/** Where the findings are, for the map: errors and warnings, one sign each. */
export function findingMarks(): readonly { at: LonLat; severity: CheckSeverity }[] {
  const { results } = findings.get()
  if (marks.results !== results) {
    const list = results
      .flatMap((result) => result.findings)
      .filter(({ severity, at }) => severity !== 'info' && at.length > 0)
      .map(({ severity, at }) => ({ at: at[0], severity }))
      .sort((a, b) => (a.severity === b.severity ? 0 : a.severity === 'error' ? 1 : -1))
    marks = { results, list: list.slice(-mostMarks) }
  }
  return marks.list
}
