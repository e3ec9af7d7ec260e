import type { Worker } from 'node:worker_threads'
import { finishJob, giveBackJob, type JobEnd, noteProgress, takeJob, tidyJobs } from '../usecases/jobs/keep-job.ts'
import { createJobThread, type ThreadQuestion } from './job-thread.ts'
import { type Line, lines, type Queue } from './queue.ts'

type Database = Parameters<typeof takeJob>[0]

const reportMilliseconds = 300
const tidyMilliseconds = 15_000

export interface Workers {
  /** Sets a job going: here and now where it is no import and its line is free; else through the queue, so that any worker may take it. */
  dispatch(line: Line, jobId: string): Promise<void>
  /** Whether a job that runs here has ended within so long; false for one that runs elsewhere. */
  waitForEnd(jobId: string, milliseconds: number): Promise<boolean>
  /** Asks the thread that holds the loaded data; equal questions under way share one answer. */
  ask(question: ThreadQuestion): Promise<unknown>
  stop(): Promise<void>
}

/** Works off every line of the queue, each in a thread of its own; keeps jobs' progress, obeys cancels, sweeps up after workers that died. */
export async function workJobs(options: {
  db: Database
  queue: Queue
  startThread(): Worker
  alone: boolean
  onError(error: unknown): void
}): Promise<Workers> {
  const { db, queue, onError } = options
  const threads = new Map(lines.map((line) => [line, createJobThread(options.startThread, onError)]))
  const atWork = new Set<string>()
  const running = new Map<string, Promise<void>>()
  const turns = new Map<Line, Promise<void>>()
  const questions = new Map<string, Promise<unknown>>()
  let stopping = false

  const runJob = async (line: Line, jobId: string): Promise<void> => {
    const job = await takeJob(db, jobId)
    if (job === null) return
    if (stopping) return giveBackJob(db, jobId)
    atWork.add(jobId)
    let latest = { share: 0, message: '' }
    const work = threads.get(line)!.run(job, (share, message) => {
      latest = { share, message }
    })
    let ended = false
    const watch = (async () => {
      while (!ended) {
        if (await noteProgress(db, jobId, latest.share, latest.message)) work.cancel()
        await Promise.race([work.end, new Promise((resolve) => setTimeout(resolve, reportMilliseconds))])
      }
    })().catch(onError)
    const end: JobEnd = await work.end
    ended = true
    await watch
    if (stopping) return
    await finishJob(db, job, end)
    atWork.delete(jobId)
  }

  /** One job of a line at a time, whichever way it came. */
  const runInTurn = (line: Line, jobId: string): Promise<void> => {
    const mine = (turns.get(line) ?? Promise.resolve()).then(() => runJob(line, jobId)).catch(onError)
    turns.set(line, mine)
    running.set(jobId, mine)
    void mine.then(() => {
      running.delete(jobId)
      if (turns.get(line) === mine) turns.delete(line)
    })
    return mine
  }

  const tidy = async (alone: boolean) => {
    for (const { id, kind } of await tidyJobs(db, alone)) await queue.enqueue(kind, id)
  }
  await tidy(options.alone)
  const timer = setInterval(() => void tidy(false).catch(onError), tidyMilliseconds)
  for (const line of lines) await queue.work(line, (jobId) => runInTurn(line, jobId))

  return {
    async dispatch(line, jobId) {
      if (line === 'import' || turns.has(line)) await queue.enqueue(line, jobId)
      else void runInTurn(line, jobId)
    },
    async waitForEnd(jobId, milliseconds) {
      const end = running.get(jobId)
      if (end === undefined) return false
      let timer: NodeJS.Timeout | undefined
      const patience = new Promise<boolean>((resolve) => {
        timer = setTimeout(() => resolve(false), milliseconds)
      })
      return Promise.race([end.then(() => true), patience]).finally(() => clearTimeout(timer))
    },
    ask(question) {
      const key = JSON.stringify(question)
      const known = questions.get(key)
      if (known) return known
      const answer = threads
        .get('coverage')!
        .ask(question)
        .finally(() => questions.delete(key))
      questions.set(key, answer)
      return answer
    },
    async stop() {
      stopping = true
      clearInterval(timer)
      await Promise.all([...threads.values()].map((thread) => thread.stop()))
      for (const jobId of atWork) await giveBackJob(db, jobId)
    },
  }
}
