import type { GriddingBody } from '#contract/griddings/gridding-body'
import type { Job } from '#contract/jobs'
import { ProblemError } from '#contract/problems'
import type { Role } from '#contract/session'
import type { Database } from '../../database/open-pool.ts'
import { countOpenJobs, createJob, findJob } from '../../repositories/jobs.ts'
import { requireScope } from '../accounts/permissions.ts'
import type { Session } from '../accounts/session.ts'
import { resolveDivision } from '../divisions/resolve-division.ts'
import { toJob } from '../jobs/follow-job.ts'
import { askGridding } from './gridding-question.ts'

/** Who may have divisions divided. */
export const gridders: readonly Role[] = ['planner']

/** Griddings that one account may have waiting and running: each may take minutes, and they wait in one line. */
const mostOpen = 5

export interface GriddingStarter {
  dispatch(kind: 'gridding', jobId: string): Promise<void>
}

/** Starts a gridding of divisions within the account's part of the tree; throws problems of the question before any work is done. */
export async function requestGridding(db: Database, session: Session, body: GriddingBody, jobs: GriddingStarter): Promise<Job> {
  const at = new Date().toISOString().slice(0, 10)
  const named = await divisionsNamed(db, body, at)
  for (const id of named) await requireScope(db, session, id)
  const question = await askGridding(db, body, named, at)
  if ((await countOpenJobs(db, 'gridding', session.accountId)) >= mostOpen)
    throw new ProblemError(
      'too-many-requests',
      `${session.name} has ${mostOpen} griddings waiting or running; wait for one, or cancel it with DELETE /api/v1/jobs/{id}.`,
    )
  const job = await createJob(db, 'gridding', question, null, session.accountId)
  await jobs.dispatch('gridding', job.id)
  return toJob((await findJob(db, job.id)) ?? job)
}

/** Ids of the divisions that a body names, each once. */
export async function divisionsNamed(db: Database, { divisionId, divisionIds }: GriddingBody, at: string): Promise<string[]> {
  const ids = new Set<string>()
  for (const name of divisionIds ?? [divisionId!]) ids.add((await resolveDivision(db, name, at)).toLowerCase())
  return [...ids]
}
