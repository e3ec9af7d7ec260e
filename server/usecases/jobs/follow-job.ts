import type { Job } from '#contract/jobs'
import { type Problem, ProblemError } from '#contract/problems'
import type { Database } from '../../database/open-pool.ts'
import { findJob, type JobRow, requestCancel } from '../../repositories/jobs.ts'
import type { Session } from '../accounts/session.ts'

export function toJob(row: JobRow): Job {
  const { input: _, accountId: __, result, problem, ...job } = row
  return { ...job, ...(result === null ? {} : { result }), ...(problem === null ? {} : { problem: problem as Problem }) }
}

/** A job as it now stands. */
export async function getJob(db: Database, id: string): Promise<Job> {
  const row = await findJob(db, id)
  if (row === null) throw new ProblemError('not-found', `There is no job with the id "${id}"; ended jobs are kept for 30 days.`)
  return toJob(row)
}

/**
 * Asks a job to stop; one that has ended stays as it is. What an account started only that account stops, or an administrator. A
 * visitor's coverage anyone may take back who knows its id; every other job of nobody is the administrators'.
 */
export async function cancelJob(db: Database, session: Session | null, id: string): Promise<Job> {
  const job = await findJob(db, id)
  if (job === null) throw new ProblemError('not-found', `There is no job with the id "${id}".`)
  const isAnyones = job.accountId === null && job.kind === 'coverage'
  if (!isAnyones && session === null) throw new ProblemError('not-signed-in', 'Only who started this job may cancel it; sign in.')
  if (!isAnyones && session?.role !== 'administrator' && session?.accountId !== job.accountId)
    throw new ProblemError('forbidden', 'Only who started this job may cancel it, or an administrator.')
  return toJob((await requestCancel(db, id)) ?? job)
}
