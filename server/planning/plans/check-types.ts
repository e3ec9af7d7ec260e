import type { Bilingual, RuleMark } from '../rules/facility-rules.ts'
import type { LonLat } from '../types.ts'
import type { Counts, PlanOperation } from './plan-types.ts'

/** Rules that a plan is checked by, in the order in which they are shown. */
export const checkRules = [
  'overlap',
  'unassigned',
  'parts',
  'households',
  'population',
  'area',
  'compactness',
  'units_cut',
  'buildings_cut',
  'code_unique',
  'code_form',
  'name_unique',
  'service_radius',
] as const
export type CheckRule = (typeof checkRules)[number]

/** `error` forbids publishing, `warning` asks for a reason, `info` only tells. */
export type CheckSeverity = 'error' | 'warning' | 'info'

/** One thing that a rule found. Words are put together by whoever shows it, from `rule`, `value` and `limit`. */
export interface CheckFinding {
  rule: CheckRule
  severity: CheckSeverity
  divisionIds: string[]
  /** Where it is, to zoom to. */
  at: LonLat[]
  /** What was measured (households, people, square meters, parts, a share, meters …), and the range that the rule allows; null: no such limit. */
  value: number | null
  limit: { min: number | null; max: number | null } | null
  /** The codes or names that are taken twice, or what else names it. */
  text: string | null
}

/** One rule's result; `findings` empty: it holds for all that was looked at. */
export interface CheckResult {
  rule: CheckRule
  /** How many divisions (or pairs, or places) were looked at. */
  checked: number
  findings: CheckFinding[]
  /** Where the limit comes from, and how certain it is; null where the rule is no standard's. */
  source: Bilingual | null
  mark: RuleMark | null
}

/** The smallest change that answers a finding; proposed, never applied by itself. */
export interface RepairProposal {
  operations: PlanOperation[]
  /** Who would change division. */
  moved: Counts
}

/** What a rule set asks of divisions of one kind; null: no limit. */
export interface SizeRule {
  kind: string
  households: { min: number | null; max: number | null } | null
  population: { min: number | null; max: number | null } | null
  areaSquareMeters: { min: number | null; max: number | null } | null
  severity: CheckSeverity
  source: Bilingual
  mark: RuleMark
}
