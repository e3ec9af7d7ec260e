import type { PlanDetail } from '#contract/plans'
import type { PlanState } from '#planning/plans/plan-types'
import { type DivisionLevel, divisionLevels } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'
import { checkPlan, countFindings } from './check-plan.ts'
import type { PlanDesk } from './desk/plan-desk.ts'
import { differingDivisions } from './differing-divisions.ts'

/** How many divisions of each level a plan makes, ends and changes, and what the checks say. */
export async function describePlan(
  db: Database,
  desk: PlanDesk,
  { planId }: { planId: string },
): Promise<Pick<PlanDetail, 'counts' | 'checks'>> {
  const plan = await desk.open(db, planId)
  return { counts: countByLevel(plan.base.state, plan.state), checks: countFindings(await checkPlan(db, plan)) }
}

function countByLevel(before: PlanState, after: PlanState): PlanDetail['counts'] {
  const counts = new Map<DivisionLevel, PlanDetail['counts'][number]>(
    divisionLevels.map((level) => [level, { level, divisions: 0, appear: 0, end: 0, change: 0 }]),
  )
  for (const { level } of after.divisions.values()) counts.get(level)!.divisions++
  for (const { level } of after.units.values()) counts.get(level)!.divisions++
  for (const { before: was, after: is } of differingDivisions(before, after)) {
    const count = counts.get((is ?? was)!.level)!
    if (!was) count.appear++
    else if (!is) count.end++
    else count.change++
  }
  return [...counts.values()].filter(({ divisions, end }) => divisions + end > 0)
}
