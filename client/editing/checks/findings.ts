import type { CheckFinding, CheckResult, CheckRule, RepairProposal } from '#planning/plans/check-types'
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

/** A sign on the map: for a division as a whole, or for a place. */
export interface FindingMark {
  severity: 'error' | 'warning'
  at: LonLat
  /** null: what is wrong is at the place, not with a division. */
  divisionId: string | null
}

/** What these find is wrong with a division as a whole. */
const rulesOfWhole: readonly CheckRule[] = ['households', 'population', 'area', 'compactness']

let marked: { results: readonly CheckResult[]; marks: readonly FindingMark[] } = { results: [], marks: [] }

/** Signs for the errors and warnings that have a place, the same list while nothing else was found. */
export function findingMarks(): readonly FindingMark[] {
  const { results } = findings.get()
  if (marked.results !== results) marked = { results, marks: results.flatMap((result) => result.findings.flatMap(markOf)) }
  return marked.marks
}

function markOf({ rule, severity, at, divisionIds }: CheckFinding): FindingMark[] {
  if (severity === 'info' || at.length === 0) return []
  if (rulesOfWhole.includes(rule)) return [{ severity, at: at[0], divisionId: divisionIds[0] }]
  return at.map((place) => ({ severity, at: place, divisionId: null }))
}
