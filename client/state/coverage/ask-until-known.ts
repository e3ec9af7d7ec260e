import type { CoverageBody, CoverageResult } from '#contract/coverage'
import type { Job } from '#contract/jobs'
import { api, CallError } from '../../api.ts'
import { watchJob } from '../service/watch-job.ts'

/** A finished coverage answer: its id, and the answer itself where the service gave it at once. */
export interface KnownAnswer {
  id: string
  result: CoverageResult | null
}

/** Asks a coverage question and waits for its answer, telling of the job meanwhile; null where it was cancelled or is no longer wanted, a failure is thrown. */
export async function askUntilKnown(
  body: CoverageBody,
  onJob: (job: Job) => void,
  wanted: () => boolean,
): Promise<KnownAnswer | null> {
  const answer = await api.askCoverage(body)
  if ('result' in answer) return wanted() ? { id: answer.result.id, result: answer.result } : null
  onJob(answer.job)
  const job = await watchJob(answer.job, onJob, wanted)
  if (job.problem) throw new CallError(job.problem)
  return wanted() && job.state === 'done' ? { id: (job.result as { id: string }).id, result: null } : null
}
