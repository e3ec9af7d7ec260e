import { defaultRuleSet, type RuleSet } from '../../rules/division-rules.ts'
import type { CheckFinding, RepairProposal } from '../check-types.ts'
import type { PlanState } from '../plan-types.ts'
import { repairParts } from './repair-parts.ts'
import { repairRange } from './repair-range.ts'

/** Proposes the smallest change that answers a finding; null where the finding is of another kind, or none was found. */
export function proposeRepair(
  state: PlanState,
  { rule, divisionIds: [id] }: CheckFinding,
  rules: RuleSet = defaultRuleSet,
): RepairProposal | null {
  if (rule === 'parts') return repairParts(state, id)
  return rule === 'households' || rule === 'population' ? repairRange(state, id, rule, rules) : null
}
