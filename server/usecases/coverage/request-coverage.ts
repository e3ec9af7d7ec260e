import { createHash } from 'node:crypto'
import type { CoverageBody } from '#contract/coverage'
import type { Job } from '#contract/jobs'
import { ProblemError } from '#contract/problems'
import type { Database } from '../../database/open-pool.ts'
import { findAnswer } from '../../repositories/analyses.ts'
import { findHoldings } from '../../repositories/holdings.ts'
import { createJob, findJob, findOpenJob } from '../../repositories/jobs.ts'
import { findPlan } from '../../repositories/plans/plans.ts'
import { currentRevision } from '../../repositories/revisions.ts'
import { resolveDivision } from '../divisions/resolve-division.ts'
import { toJob } from '../jobs/follow-job.ts'
import { noSuchPlan } from '../plans/no-such-plan.ts'
import { requireHoldings } from './require-holdings.ts'

/** Tells equal questions from others, whatever the order their parts were written in. */
export function questionHash(body: CoverageBody): string {
  const ordered = Object.fromEntries(
    Object.entries({ ...body, categories: [...body.categories].sort() }).sort(([a], [b]) => (a < b ? -1 : 1)),
  )
  return createHash('sha256').update(JSON.stringify(ordered)).digest('hex')
}

/** How long a question waits for its answer before it is told to come back for it. */
const patienceMilliseconds = 250

/** What starts jobs: `dispatch` sets one going; `waitForEnd` tells whether it ended within so long. */
export interface JobStarter {
  dispatch(kind: 'coverage', jobId: string): Promise<void>
  waitForEnd(jobId: string, milliseconds: number): Promise<boolean>
}

/**
 * Answers a coverage question where it was answered before at this revision or is answered within `patience` milliseconds, else with a job that will;
 * people who ask the same meanwhile get the same job, which stays that of who asked first (`accountId`; null: a visitor).
 */
export async function requestCoverage(
  db: Database,
  body: CoverageBody,
  jobs: JobStarter,
  patience = patienceMilliseconds,
  accountId: string | null = null,
): Promise<{ knownId: string } | { job: Job }> {
  const question = body.plan === undefined ? await onDay(db, body) : await onPlan(db, body.plan, body)
  const hash = questionHash(question)
  const revision = await currentRevision(db)
  const answerId = await findAnswer(db, 'coverage', hash, revision)
  if (answerId !== null) return { knownId: answerId }
  requireHoldings(await findHoldings(db), question)
  // A job that began before the last change may answer from before it.
  const jobHash = `${hash}@${revision}`
  const open = await findOpenJob(db, 'coverage', jobHash)
  if (open) return { job: toJob(open) }
  const job = await createJob(db, 'coverage', question, jobHash, accountId)
  await jobs.dispatch('coverage', job.id)
  const ended = patience > 0 && (await jobs.waitForEnd(job.id, patience)) ? await findJob(db, job.id) : null
  if (ended?.state === 'done') return { knownId: (ended.result as { id: string }).id }
  return { job: toJob(ended ?? job) }
}

/** A question with the day and the division that it is about. */
async function onDay(db: Database, body: CoverageBody): Promise<CoverageBody> {
  if (body.planVersion !== undefined) {
    const detail = 'is of no use without "plan"'
    throw new ProblemError('invalid-input', `planVersion ${detail}`, [{ detail, pointer: '/planVersion' }])
  }
  const at = body.at ?? new Date().toISOString().slice(0, 10)
  return body.within === undefined ? { ...body, at } : { ...body, at, within: await resolveDivision(db, body.within, at) }
}

/** A question about a plan with the version and the day that it is about; whether `within` is one of its divisions shows when it is opened. */
async function onPlan(db: Database, planId: string, body: CoverageBody): Promise<CoverageBody> {
  if (body.at !== undefined) {
    const detail = 'a plan has its own day: name one of "plan" and "at"'
    throw new ProblemError('invalid-input', `at: ${detail}`, [{ detail, pointer: '/at' }])
  }
  const plan = await findPlan(db, planId)
  if (plan === null) throw noSuchPlan(planId)
  const planVersion = body.planVersion ?? plan.version
  if (planVersion > plan.version) throw new ProblemError('not-found', `The plan has no version ${planVersion}.`)
  return { ...body, plan: plan.id, planVersion, at: plan.effective }
}
