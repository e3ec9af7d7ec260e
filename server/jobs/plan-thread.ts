import type { Worker } from 'node:worker_threads'
import { type ProblemEntry, ProblemError, type ProblemKind } from '#contract/problems'
import type { ProblemMembers } from '#contract/problems/problem-members'
import type { AskPlans, PlanQuestion } from '../usecases/plans/plan-calls.ts'

/** What goes into the thread that keeps plans at hand … */
export interface ToPlanThread {
  number: number
  question: PlanQuestion
}
/** … and what comes out of it. */
export type FromPlanThread =
  | { number: number; answer: unknown }
  | { number: number; problem: { kind: ProblemKind; detail: string; errors?: ProblemEntry[]; members?: ProblemMembers } }

export interface PlanThread {
  ask: AskPlans
  stop(): Promise<void>
}

/** A thread for all work on plans; it starts with the first question, and again with the next where it ended. */
export function createPlanThread(startThread: () => Worker, log: (error: unknown) => void): PlanThread {
  let worker: Worker | null = null
  let asked = 0
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>()

  const start = (): Worker => {
    const started = startThread()
    started.on('message', (message: FromPlanThread) => {
      const asker = waiting.get(message.number)
      waiting.delete(message.number)
      if ('answer' in message) asker?.resolve(message.answer)
      else {
        const { kind, detail, errors, members } = message.problem
        asker?.reject(new ProblemError(kind, detail, errors, undefined, members))
      }
    })
    started.on('error', log)
    started.once('exit', () => {
      worker = null
      const lost = [...waiting.values()]
      waiting.clear()
      for (const { reject } of lost)
        reject(
          new ProblemError('unavailable', 'The work on plans was interrupted; look whether the change is there, then try again.'),
        )
    })
    return started
  }

  return {
    ask(kind, input) {
      worker ??= start()
      const number = ++asked
      const answer = new Promise((resolve, reject) => waiting.set(number, { resolve, reject }))
      worker.postMessage({ number, question: { kind, input } } as ToPlanThread)
      return answer as Promise<never>
    },
    async stop() {
      await worker?.terminate()
    },
  }
}
