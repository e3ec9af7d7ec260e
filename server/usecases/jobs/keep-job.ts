import { type Problem, problemDocument } from '#contract/problems'
import type { Database } from '../../database/open-pool.ts'
import { discardAbandoned } from '../../repositories/data-sets.ts'
import { beginJob, endJob, forgetOldJobs, recoverLostJobs, reportJob, returnJob } from '../../repositories/jobs.ts'
import { removeAbandonedUploads, removeUpload } from '../../repositories/uploads.ts'

/** What the queue hands to a worker. */
export interface TakenJob {
  id: string
  kind: 'import' | 'coverage' | 'publish' | 'gridding' | 'siting' | 'merge'
  input: unknown
}
/** How a job ended; `revocable` work has published nothing, so that a cancel that came at its very end still holds. */
export type JobEnd =
  | { state: 'done'; result: unknown; revocable?: boolean }
  | { state: 'failed'; problem: Problem; result?: unknown }
  | { state: 'cancelled' }

/** Takes a queued job; null where it was cancelled or taken meanwhile. */
export async function takeJob(db: Database, id: string): Promise<TakenJob | null> {
  return beginJob(db, id)
}

/** Stores progress; answers whether the job is to be stopped. */
export async function noteProgress(db: Database, id: string, progress: number, message: string): Promise<boolean> {
  return (await reportJob(db, id, progress, message)).cancelRequested
}

/** Ends a job and forgets what it left behind. */
export async function finishJob(db: Database, job: TakenJob, end: JobEnd): Promise<void> {
  await endJob(db, job.id, end)
  const uploadId = (job.input as { uploadId?: string }).uploadId
  if (uploadId) await removeUpload(db, uploadId)
  if (end.state !== 'done') await discardAbandoned(db)
}

/** Gives a job back that this worker will not finish, because it is told to end; the next worker begins it anew. */
export async function giveBackJob(db: Database, id: string): Promise<void> {
  await returnJob(db, id)
  await discardAbandoned(db)
}

/** Seconds without a sign of life after which a running job counts as lost; workers report every second or so. */
const silentSeconds = 30

/**
 * Sweeps up after workers that died: lost jobs run once more, then fail; abandoned uploads and staged rows go.
 * `alone` says that no other worker can be alive (the embedded database). Answers the jobs to queue again.
 */
export async function tidyJobs(db: Database, alone: boolean): Promise<{ id: string; kind: TakenJob['kind'] }[]> {
  const problem = problemDocument(
    'unavailable',
    'The service stopped while this job ran, twice; nothing was changed. Start it again.',
  )
  const again = await recoverLostJobs(db, alone ? 0 : silentSeconds, problem)
  await discardAbandoned(db)
  await removeAbandonedUploads(db)
  await forgetOldJobs(db)
  return again
}
