import type { Job } from '#contract/jobs'
import type { MergeBody } from '#contract/merges/merge-body'
import { ProblemError } from '#contract/problems'
import type { Role } from '#contract/session'
import type { Database } from '../../database/open-pool.ts'
import { countOpenJobs, createJob, findJob } from '../../repositories/jobs.ts'
import { requireScope } from '../accounts/permissions.ts'
import type { Session } from '../accounts/session.ts'
import { toJob } from '../jobs/follow-job.ts'
import { askMerge } from './merge-question.ts'

/** Who may have merges proposed, change rule sets, and say what is known of divisions. */
export const mergers: readonly Role[] = ['planner']

/** Questions about merges that one account may have waiting and running. */
const mostOpen = 5

export interface MergeStarter {
  dispatch(kind: 'merge', jobId: string): Promise<void>
}

/** Starts a search for merges within the account's part of the tree. Throws problems of the question before any work is done. */
export async function requestMerges(db: Database, session: Session, body: MergeBody, jobs: MergeStarter): Promise<Job> {
  const question = await askMerge(db, body, new Date().toISOString().slice(0, 10))
  await requireScope(db, session, question.scope.divisionId)
  if ((await countOpenJobs(db, 'merge', session.accountId)) >= mostOpen)
    throw new ProblemError(
      'too-many-requests',
      `${session.name} has ${mostOpen} questions about merges waiting or running; wait for one, or cancel it with DELETE /api/v1/jobs/{id}.`,
    )
  const job = await createJob(db, 'merge', question, null, session.accountId)
  await jobs.dispatch('merge', job.id)
  return toJob((await findJob(db, job.id)) ?? job)
}
