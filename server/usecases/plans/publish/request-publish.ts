import type { z } from 'zod'
import type { Job } from '#contract/jobs'
import type { Plan, publishPlanSchema } from '#contract/plans'
import { ProblemError } from '#contract/problems'
import type { Database } from '../../../database/open-pool.ts'
import { createJob, findJob, findOpenJob } from '../../../repositories/jobs.ts'
import { stepAuthors } from '../../../repositories/plans/plan-steps.ts'
import type { PlanRow } from '../../../repositories/plans/plans.ts'
import { toJob } from '../../jobs/follow-job.ts'
import { requireDayToCome } from '../create-plan.ts'
import type { AskPlans } from '../plan-calls.ts'
import { getPlan } from '../read-plans.ts'
import { type PlanEditor, requireDraft } from '../require-plan.ts'
import type { PublishInput } from './publish-plan.ts'

const patienceMilliseconds = 250

/** What starts jobs and waits for them. */
export interface PublishStarter {
  dispatch(kind: 'publish', jobId: string): Promise<void>
  waitForEnd(jobId: string, milliseconds: number): Promise<boolean>
}

/**
 * Publishes a plan as a job, after all that forbids it was looked at; answers the plan where that took no longer than a quarter of a second.
 * Whoever asks for the same meanwhile gets the same job.
 */
export async function requestPublish(
  db: Database,
  ask: AskPlans,
  jobs: PublishStarter,
  publisher: PlanEditor,
  plan: PlanRow,
  body: z.output<typeof publishPlanSchema>,
): Promise<{ plan: Plan } | { job: Job }> {
  requireDraft(plan)
  await requireAnother(db, publisher, plan)
  if (body.version !== undefined && body.version !== plan.version)
    throw new ProblemError(
      'conflict',
      `The plan is at version ${plan.version} now, not at ${body.version}. Look at it again, then publish.`,
    )
  const effective = body.effective ?? plan.effective
  requireDayToCome(effective)
  await ask('readiness', { planId: plan.id, effective })
  const { accountId, name } = publisher
  const input: PublishInput = { planId: plan.id, version: plan.version, effective, publisher: { accountId, name } }
  const hash = `publish ${plan.id} ${plan.version} ${effective}`
  const open = await findOpenJob(db, 'publish', hash)
  if (open) return { job: toJob(open) }
  const job = await createJob(db, 'publish', input, hash, accountId)
  await jobs.dispatch('publish', job.id)
  const ended = (await jobs.waitForEnd(job.id, patienceMilliseconds)) ? await findJob(db, job.id) : null
  return ended?.state === 'done' ? { plan: await getPlan(db, plan.id) } : { job: toJob(ended ?? job) }
}

/** Four eyes: whoever drew a plan, or part of it, does not publish it. */
async function requireAnother(db: Database, { accountId, name }: PlanEditor, plan: PlanRow): Promise<void> {
  const drew = plan.authorId === accountId ? 'began this plan' : null
  const authors = await stepAuthors(db, plan.id, plan.base, plan.steps)
  const why = drew ?? (authors.includes(accountId) ? 'drew some of its steps' : null)
  if (why === null) return
  throw new ProblemError('forbidden', `${name} ${why}: publishing needs another person than those who drew it.`)
}
