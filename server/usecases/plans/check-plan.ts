import { fromPlanOperation } from '#contract/plan-operations'
import type { PlanChecks } from '#contract/plans'
import type { CheckResult } from '#planning/plans/check-types'
import type { CheckedBuilding, StationWalks } from '#planning/plans/checks/check-context'
import { runChecks } from '#planning/plans/checks/run-checks'
import type { PlanState } from '#planning/plans/plan-types'
import { proposeRepair } from '#planning/plans/repair/propose-repair'
import type { Database } from '../../database/open-pool.ts'
import { buildingsOf } from './buildings/plan-buildings.ts'
import type { OpenPlan, PlanDesk } from './desk/plan-desk.ts'
import { walksOf } from './walks/plan-walks.ts'

interface Checked {
  walks: readonly StationWalks[] | undefined
  buildings: readonly CheckedBuilding[]
  results: CheckResult[]
}
const checked = new WeakMap<PlanState, Checked>()

/** What the checks say of a plan as it is; they run once for every state. */
export async function checkPlan(db: Database, plan: OpenPlan): Promise<CheckResult[]> {
  const { state, base } = plan
  const buildings = await buildingsOf(db, plan)
  const walks = walksOf(state)
  const known = checked.get(state)
  if (known && known.walks === walks && known.buildings === buildings) return known.results
  const results = runChecks(state, { base: base.state, notes: base.notes, walks, buildings })
  checked.set(state, { walks, buildings, results })
  return results
}

/** How many findings of each severity. */
export function countFindings(results: readonly CheckResult[]): { error: number; warning: number; info: number } {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { findings } of results) for (const { severity } of findings) counts[severity]++
  return counts
}

/** So many repairs are looked for at most: each tries operations. */
const mostRepairs = 20

/** The checks of a plan, rule by rule, with the smallest changes that would answer what they found. */
export async function getChecks(db: Database, desk: PlanDesk, { planId }: { planId: string }): Promise<PlanChecks> {
  const plan = await desk.open(db, planId)
  const rules = await checkPlan(db, plan)
  const repairs: PlanChecks['repairs'] = []
  for (const [rule, { findings }] of rules.entries())
    for (const [finding, found] of findings.entries()) {
      if (repairs.length === mostRepairs) break
      const repair = found.severity === 'info' ? null : proposeRepair(plan.state, found)
      if (repair) repairs.push({ rule, finding, repair: { ...repair, operations: repair.operations.map(fromPlanOperation) } })
    }
  return { planId, version: plan.row.version, ok: countFindings(rules).error === 0, rules, repairs }
}
