import { fromPlanOperation } from '#contract/plan-operations'
import type { PlanChecks } from '#contract/plans'
import { loadSoundOf } from '#planning/names/name-keys'
import type { CheckResult } from '#planning/plans/check-types'
import { type CheckedState, checkChanges } from '#planning/plans/checks/check-changes'
import type { CheckedBuilding, StationWalks } from '#planning/plans/checks/check-context'
import { runChecks } from '#planning/plans/checks/run-checks'
import type { PlanState } from '#planning/plans/plan-types'
import { proposeRepair } from '#planning/plans/repair/propose-repair'
import type { Database } from '../../database/open-pool.ts'
import type { PlanStep } from '../../repositories/plans/plan-steps.ts'
import { buildingsOf } from './buildings/plan-buildings.ts'
import { changesBetween, type OpenPlan, type PlanDesk, plansKept } from './desk/plan-desk.ts'
import { walksOf } from './walks/plan-walks.ts'

/** A plan as it was checked last. */
interface LastChecked extends CheckedState {
  /** What it was checked with; where one of them is another, all is checked anew. */
  base: PlanState
  baseNumber: number
  walks: readonly StationWalks[] | undefined
  buildings: readonly CheckedBuilding[]
  /** Steps that counted then. */
  done: readonly PlanStep[]
}
const lastOf = new Map<string, LastChecked>()

/** What the checks say of a plan as it is. The first time all is looked at, then what steps touched that were done or undone since; the results are the same. */
export async function checkPlan(db: Database, plan: OpenPlan): Promise<CheckResult[]> {
  const { row, state, base, line } = plan
  const buildings = await buildingsOf(db, plan)
  const walks = walksOf(state)
  const known = lastOf.get(row.id)
  const isSame = known?.base === base.state && known.baseNumber === row.base
  const isLike = isSame && known.walks === walks && known.buildings === buildings
  if (isLike && known.state === state) return known.results
  const done = line.slice(0, row.steps)
  const options = { base: base.state, notes: base.notes, walks, buildings, soundOf: await loadSoundOf() }
  const results = isLike
    ? checkChanges(known, changesBetween(known.done, done), options, state).results
    : runChecks(state, options)
  lastOf.delete(row.id)
  lastOf.set(row.id, { base: base.state, baseNumber: row.base, walks, buildings, done, state, results })
  for (const oldest of [...lastOf.keys()].slice(0, Math.max(0, lastOf.size - plansKept))) lastOf.delete(oldest)
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
