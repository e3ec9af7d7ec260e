import { parentPort, workerData } from 'node:worker_threads'
import { ProblemError, problemDocument } from './contract/problems.ts'
import { type Connection, openPool } from './database/open-pool.ts'
import type { FromThread, ThreadQuestion, ToThread } from './jobs/job-thread.ts'
import { createAreaCache } from './usecases/coverage/area-cache.ts'
import { computeCoverage } from './usecases/coverage/compute-coverage.ts'
import { drawPart } from './usecases/coverage/draw-part.ts'
import { shareSupply } from './usecases/coverage/share-supply.ts'
import { computeGridding } from './usecases/griddings/compute-gridding.ts'
import type { GriddingQuestion } from './usecases/griddings/gridding-question.ts'
import { runImport } from './usecases/imports/run-import.ts'
import type { JobEnd, TakenJob } from './usecases/jobs/keep-job.ts'
import { computeMerges } from './usecases/merges/compute-merges.ts'
import type { MergeQuestion } from './usecases/merges/merge-question.ts'
import { findNearby } from './usecases/nearby/find-nearby.ts'
import { createPlanDesk } from './usecases/plans/desk/plan-desk.ts'
import { type PublishInput, publishPlan } from './usecases/plans/publish/publish-plan.ts'
import { findWalks } from './usecases/plans/walks/find-walks.ts'
import { computeSiting } from './usecases/sitings/compute-siting.ts'
import type { SitingQuestion } from './usecases/sitings/siting-question.ts'
import { trySites } from './usecases/sitings/try-sites.ts'
import { Cancelled, type WorkContext } from './usecases/work-context.ts'

/** The thread that does jobs: one at a time, with its own connections and the networks it has loaded. */
const { connection } = workerData as { connection: Connection }
const { db } = openPool(connection, 2)
const areas = createAreaCache()
const plans = createPlanDesk()
const say = (message: FromThread) => parentPort!.postMessage(message)
let cancelled = false

parentPort!.on('message', (message: ToThread) => {
  if (message.kind === 'cancel') cancelled = true
  else if (message.kind === 'ask') void answer(message.number, message.question)
  else void run(message.job).then((end) => say({ kind: 'end', end }))
})

async function run(job: TakenJob): Promise<JobEnd> {
  cancelled = false
  let isTooLate = false
  const context: WorkContext = {
    db,
    areas,
    plans,
    jobId: job.id,
    report(share, message) {
      say({ kind: 'progress', share, message })
      if (cancelled && !isTooLate) throw new Cancelled()
    },
    async passPointOfNoReturn() {
      // A cancel that came while the thread was busy is read first.
      await new Promise(setImmediate)
      if (cancelled) throw new Cancelled()
      isTooLate = true
      say({ kind: 'past-cancelling' })
    },
  }
  try {
    const result = await doJob(context, job)
    return { state: 'done', result, revocable: !isTooLate }
  } catch (error) {
    if (error instanceof Cancelled) return { state: 'cancelled' }
    const instance = `/api/v1/jobs/${job.id}`
    if (error instanceof ProblemError)
      return {
        state: 'failed',
        problem: problemDocument(error.kind, error.message, error.errors, instance, error.members),
        result: error.result,
      }
    console.error(error)
    return {
      state: 'failed',
      problem: problemDocument(
        'internal',
        'The job failed for a reason that is ours, not yours; the log has it. Nothing was changed.',
        undefined,
        instance,
      ),
    }
  }
}

async function doJob(context: WorkContext, { kind, input }: TakenJob): Promise<unknown> {
  if (kind === 'import') return runImport(context, input)
  if (kind === 'gridding') return { id: (await computeGridding(context, input as GriddingQuestion)).id }
  if (kind === 'merge') return { id: (await computeMerges(context, input as MergeQuestion)).id }
  if (kind === 'siting') return { id: (await computeSiting(context, input as SitingQuestion)).id }
  return kind === 'publish' ? publishPlan(context, input as PublishInput) : computeCoverage(context, input)
}

function answerOf(context: WorkContext, question: ThreadQuestion): Promise<unknown> {
  if (question.kind === 'nearby') return findNearby(context, question.input)
  if (question.kind === 'walks') return findWalks(context, question.input)
  if (question.kind === 'supply') return shareSupply(context, question.input)
  if (question.kind === 'trial') return trySites(context, question.input)
  return drawPart(context, question.input)
}

async function answer(number: number, question: ThreadQuestion): Promise<void> {
  const context: WorkContext = { db, areas, plans, jobId: null, report: () => {}, passPointOfNoReturn: async () => {} }
  try {
    const found = await answerOf(context, question)
    say({ kind: 'answer', number, answer: found })
  } catch (error) {
    if (!(error instanceof ProblemError)) console.error(error)
    const refusal =
      error instanceof ProblemError
        ? { kind: error.kind, detail: error.message }
        : { kind: 'internal' as const, detail: 'This failed for a reason that is ours, not yours; the log has it.' }
    say({ kind: 'refusal', number, refusal })
  }
}
