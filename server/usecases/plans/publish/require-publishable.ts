import { ProblemError } from '#contract/problems'
import type { Database } from '../../../database/open-pool.ts'
import { codesElsewhere, versionsBelow } from '../../../repositories/plans/plan-bases.ts'
import { laterVersions } from '../../../repositories/plans/plan-publication.ts'
import type { OpenPlan } from '../desk/plan-desk.ts'
import type { StagedPlan } from './stage-plan.ts'

/**
 * Throws a problem of kind conflict where the published map does not allow a plan on a day: it is not the one that the plan is drawn over any
 * more, changes a touched division later, or has given a code of the plan away.
 */
export async function requirePublishable(db: Database, plan: OpenPlan, staged: StagedPlan, day: string): Promise<void> {
  const { row, versionIds } = plan
  const now = await versionsBelow(db, row.scope.id, day)
  if (now.length !== versionIds.length || now.some((id, index) => id !== versionIds[index]))
    throw new ProblemError(
      'conflict',
      `The published map of ${day} is not the one that this plan is drawn over any more. Put the plan on it first (POST /api/v1/plans/${row.id}/rebase), look at it again, then publish.`,
    )
  await requireNothingLater(db, staged, day)
  const taken = await codesElsewhere(db, versionIds)
  const twice = staged.newCodes.filter((code) => taken.has(code))
  if (twice.length > 0)
    throw new ProblemError(
      'conflict',
      `The code ${twice.slice(0, 5).join(', ')} was given elsewhere meanwhile, and codes are never given twice; give another (recode), then publish.`,
    )
}

async function requireNothingLater(db: Database, { versions, endedIds }: StagedPlan, day: string): Promise<void> {
  const later = await laterVersions(db, [...versions.map(({ divisionId }) => divisionId), ...endedIds], day)
  if (later.length === 0) return
  const earliest = later.reduce((last, { day }) => (day > last ? day : last), later[0].day)
  const named = later.slice(0, 5).map(({ name, code, day }) => `"${name}" (${code}) on ${day}`)
  throw new ProblemError(
    'conflict',
    `The published map already changes ${named.join(', ')}${later.length > named.length ? ` and ${later.length - named.length} more` : ''}, after ${day}; nothing was changed. Choose an effective day from ${earliest} on.`,
    undefined,
    undefined,
    { divisionIds: later.map(({ id }) => id), earliest },
  )
}
