import type { Worker } from 'node:worker_threads'
import { finishJob, giveBackJob, type JobEnd, noteProgress, takeJob, tidyJobs } from '../usecases/jobs/keep-job.ts'
import { createJobThread } from './job-thread.ts'
import { type Line, lines, type Queue } from './queue.ts'

type Database = Parameters<typeof takeJob>[0]

const reportMilliseconds = 300
const tidyMilliseconds = 15_000

export interface Workers {
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
  let stopping = false

  const runJob = async (line: Line, jobId: string): Promise<void> => {
    const job = await takeJob(db, jobId)
    if (job === null) return
    if (stopping) return giveBackJob(db, jobId)
    atWork.add(jobId)
    let latest = { share: 0, message: '' }
    const running = threads.get(line)!.run(job, (share, message) => {
      latest = { share, message }
    })
    let ended = false
    const watch = (async () => {
      while (!ended) {
        if (await noteProgress(db, jobId, latest.share, latest.message)) running.cancel()
        await Promise.race([running.end, new Promise((resolve) => setTimeout(resolve, reportMilliseconds))])
      }
    })().catch(onError)
    const end: JobEnd = await running.end
    ended = true
    await watch
    if (stopping) return
    await finishJob(db, job, end)
    atWork.delete(jobId)
  }

  const tidy = async (alone: boolean) => {
    for (const { id, kind } of await tidyJobs(db, alone)) await queue.enqueue(kind, id)
  }
  await tidy(options.alone)
  const timer = setInterval(() => void tidy(false).catch(onError), tidyMilliseconds)
  for (const line of lines) await queue.work(line, (jobId) => runJob(line, jobId).catch(onError))

  return {
    async stop() {
      stopping = true
      clearInterval(timer)
      await Promise.all([...threads.values()].map((thread) => thread.stop()))
      for (const jobId of atWork) await giveBackJob(db, jobId)
    },
  }
}
