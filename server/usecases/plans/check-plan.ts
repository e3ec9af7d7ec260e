import type { PlanChecks } from '#contract/plans'
import type { CheckResult } from '#planning/plans/check-types'
import type { Database } from '../../database/open-pool.ts'
import type { OpenPlan, PlanDesk } from './desk/plan-desk.ts'

const checked = new WeakMap<object, CheckResult[]>()

/** What the checks say of a plan as it is; looked at once for every state. */
export function checkPlan({ state }: OpenPlan): CheckResult[] {
  const known = checked.get(state)
  if (known) return known
  const results: CheckResult[] = []
  checked.set(state, results)
  return results
}

/** The checks of a plan, rule by rule. */
export async function getChecks(db: Database, desk: PlanDesk, { planId }: { planId: string }): Promise<PlanChecks> {
  const plan = await desk.open(db, planId)
  const rules = checkPlan(plan)
  const ok = rules.every(({ findings }) => findings.every(({ severity }) => severity !== 'error'))
  return { planId, version: plan.row.version, ok, rules, repairs: [] }
}
