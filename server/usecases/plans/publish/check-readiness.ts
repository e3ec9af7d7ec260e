import { ProblemError } from '#contract/problems'
import type { Database } from '../../../database/open-pool.ts'
import { loadVersions } from '../../../repositories/plans/plan-bases.ts'
import { checkPlan } from '../check-plan.ts'
import type { PlanDesk } from '../desk/plan-desk.ts'
import { requirePublishable } from './require-publishable.ts'
import { stagePlan } from './stage-plan.ts'

const mostFindings = 200

/** Throws the first problem that forbids publishing a plan on a day: nothing in it, what the checks found, the map. */
export async function checkReadiness(
  db: Database,
  desk: PlanDesk,
  { planId, effective }: { planId: string; effective: string },
): Promise<null> {
  const plan = await desk.open(db, planId)
  const staged = stagePlan(plan.base.state, plan.state, await loadVersions(db, plan.versionIds), effective)
  if (staged.versions.length + staged.endedIds.length === 0)
    throw new ProblemError('conflict', 'The plan changes nothing: there is nothing to publish.')
  const errors = (await checkPlan(db, plan)).flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'error'))
  if (errors.length > 0)
    throw new ProblemError(
      'checks-failed',
      `The checks found ${errors.length} ${errors.length === 1 ? 'error' : 'errors'} that forbid publishing: ${[...new Set(errors.map(({ rule }) => rule))].join(', ')}. GET /api/v1/plans/${planId}/checks lists them.`,
      undefined,
      undefined,
      {
        findings: errors
          .slice(0, mostFindings)
          .map(({ at, ...finding }) => ({ ...finding, at: at.map(([lon, lat]) => [lon, lat]) })),
        divisionIds: [...new Set(errors.flatMap(({ divisionIds }) => divisionIds))].slice(0, mostFindings),
      },
    )
  await requirePublishable(db, plan, staged, effective)
  return null
}
