import type { Job } from '#contract/jobs'
import { ProblemError } from '#contract/problems'
import type { Role } from '#contract/session'
import type { SitingBody } from '#contract/sitings/siting-body'
import type { Database } from '../../database/open-pool.ts'
import { countOpenJobs, createJob, findJob } from '../../repositories/jobs.ts'
import { requireScope } from '../accounts/permissions.ts'
import type { Session } from '../accounts/session.ts'
import { toJob } from '../jobs/follow-job.ts'
import { askSiting } from './siting-question.ts'

/** Who may have sites chosen, and keep them as planned facilities. */
export const siters: readonly Role[] = ['planner']

/** Sitings that one account may have waiting and running. */
const mostOpen = 5

export interface SitingStarter {
  dispatch(kind: 'siting', jobId: string): Promise<void>
}

/** Starts a siting within the account's part of the tree: where the question names no division, in all of that. Throws problems of the question before any work is done. */
export async function requestSiting(db: Database, session: Session, body: SitingBody, jobs: SitingStarter): Promise<Job> {
  const at = new Date().toISOString().slice(0, 10)
  const question = await askSiting(db, { ...body, within: body.within ?? session.scope?.id }, at)
  if (question.withinId !== null) await requireScope(db, session, question.withinId)
  if ((await countOpenJobs(db, 'siting', session.accountId)) >= mostOpen)
    throw new ProblemError(
      'too-many-requests',
      `${session.name} has ${mostOpen} sitings waiting or running; wait for one, or cancel it with DELETE /api/v1/jobs/{id}.`,
    )
  const job = await createJob(db, 'siting', question, null, session.accountId)
  await jobs.dispatch('siting', job.id)
  return toJob((await findJob(db, job.id)) ?? job)
}
