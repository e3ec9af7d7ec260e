import type { Worker } from 'node:worker_threads'
import type { NearbyQuery } from '#contract/nearby'
import { ProblemError, type ProblemKind } from '#contract/problems'
import type { SupplyQuestion } from '../usecases/coverage/share-supply.ts'
import type { JobEnd, TakenJob } from '../usecases/jobs/keep-job.ts'
import type { SitingTrial } from '../usecases/sitings/try-sites.ts'

/** Short questions that only the thread with the loaded data can answer, and nobody waits in line for. */
export type ThreadQuestion =
  | { kind: 'nearby'; input: NearbyQuery }
  | { kind: 'part'; input: { id: string; part: 'isochrones' | 'demand' } }
  | { kind: 'walks'; input: { known: string | null } }
  | { kind: 'trial'; input: SitingTrial }
  | { kind: 'supply'; input: SupplyQuestion }

/** What goes into the thread that does the work … */
export type ToThread =
  | { kind: 'run'; job: TakenJob }
  | { kind: 'cancel' }
  | { kind: 'ask'; number: number; question: ThreadQuestion }
/** … and what comes out of it. */
export type FromThread =
  | { kind: 'progress'; share: number; message: string }
  | { kind: 'past-cancelling' }
  | { kind: 'end'; end: JobEnd }
  | { kind: 'answer'; number: number; answer: unknown }
  | { kind: 'refusal'; number: number; refusal: { kind: ProblemKind; detail: string } }

/** How long cancelled work may take to stop by itself before its thread is ended. */
const graceMilliseconds = 1000

export interface JobThread {
  /** Does one job; `cancel` stops it for certain, at the price of a new thread where it does not listen, unless it is past cancelling. */
  run(job: TakenJob, onProgress: (share: number, message: string) => void): { end: Promise<JobEnd>; cancel(): void }
  /** Asks a short question; throws the problem that the thread answers with. */
  ask(question: ThreadQuestion): Promise<unknown>
  stop(): Promise<void>
}

/** A thread that does jobs one after the other and keeps what it loaded; it starts with the first job. */
export function createJobThread(startThread: () => Worker, log: (error: unknown) => void): JobThread {
  let worker: Worker | null = null
  let asked = 0

  const start = (): Worker => {
    const started = startThread()
    // Every question under way listens for its answer.
    started.setMaxListeners(0)
    started.once('exit', () => {
      if (worker === started) worker = null
    })
    return started
  }

  return {
    run(job, onProgress) {
      worker ??= start()
      const current = worker
      let cancelled = false
      let isTooLate = false
      let timer: NodeJS.Timeout | undefined
      const end = new Promise<JobEnd>((resolve) => {
        const finish = (outcome: JobEnd) => {
          current.off('message', onMessage)
          current.off('error', onError)
          current.off('exit', onExit)
          resolve(outcome)
        }
        const onMessage = (message: FromThread) => {
          if (message.kind === 'progress') onProgress(message.share, message.message)
          else if (message.kind === 'end') finish(message.end)
          else {
            isTooLate = true
            clearTimeout(timer)
          }
        }
        const lost = (detail: string) =>
          finish(
            cancelled
              ? { state: 'cancelled' }
              : {
                  state: 'failed',
                  problem: { type: '/problems/internal', title: 'Something went wrong on the server', status: 500, detail },
                },
          )
        const onError = (error: unknown) => {
          log(error)
          lost('The thread that did this job ended unexpectedly; nothing was changed.')
        }
        const onExit = () => lost('The thread that did this job ended unexpectedly; nothing was changed.')
        current.on('message', onMessage)
        current.on('error', onError)
        current.on('exit', onExit)
      })
      current.postMessage({ kind: 'run', job } satisfies ToThread)
      return {
        end,
        cancel() {
          if (cancelled || isTooLate) return
          cancelled = true
          current.postMessage({ kind: 'cancel' } satisfies ToThread)
          timer = setTimeout(() => void current.terminate(), graceMilliseconds)
          void end.then(() => clearTimeout(timer))
        },
      }
    },
    ask(question) {
      worker ??= start()
      const current = worker
      const number = ++asked
      return new Promise((resolve, reject) => {
        const finish = () => {
          current.off('message', onMessage)
          current.off('exit', onExit)
        }
        const onMessage = (message: FromThread) => {
          if ((message.kind !== 'answer' && message.kind !== 'refusal') || message.number !== number) return
          finish()
          if (message.kind === 'answer') resolve(message.answer)
          else reject(new ProblemError(message.refusal.kind, message.refusal.detail))
        }
        const onExit = () => {
          finish()
          reject(new ProblemError('unavailable', 'The work was interrupted before it was done; ask again.'))
        }
        current.on('message', onMessage)
        current.on('exit', onExit)
        current.postMessage({ kind: 'ask', number, question } satisfies ToThread)
      })
    },
    async stop() {
      await worker?.terminate()
      worker = null
    },
  }
}
