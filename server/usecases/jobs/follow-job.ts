import type { Job } from '#contract/jobs'
import { type Problem, ProblemError } from '#contract/problems'
import type { Database } from '../../database/open-pool.ts'
import { findJob, type JobRow, requestCancel } from '../../repositories/jobs.ts'

export function toJob(row: JobRow): Job {
  const { input: _, result, problem, ...job } = row
  return { ...job, ...(result === null ? {} : { result }), ...(problem === null ? {} : { problem: problem as Problem }) }
}

/** A job as it now stands. */
export async function getJob(db: Database, id: string): Promise<Job> {
  const row = await findJob(db, id)
  if (row === null) throw new ProblemError('not-found', `There is no job with the id "${id}"; ended jobs are kept for 30 days.`)
  return toJob(row)
}

/** Asks a job to stop; one that has ended stays as it is. */
export async function cancelJob(db: Database, id: string): Promise<Job> {
  const row = await requestCancel(db, id)
  if (row === null) throw new ProblemError('not-found', `There is no job with the id "${id}".`)
  return toJob(row)
}
