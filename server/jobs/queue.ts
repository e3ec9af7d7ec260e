import type pg from 'pg'
import PgBoss from 'pg-boss'

/** Kinds of work that wait in lines of their own, so that a long import does not hold up a coverage. */
export const lines = ['import', 'coverage', 'publish', 'gridding', 'siting', 'merge'] as const
export type Line = (typeof lines)[number]

/** Long enough for any job; a lost worker is noticed by its silence, not by this. */
const longestJobSeconds = 12 * 3600
const pollSeconds = 0.5
const stopMilliseconds = 5000

export interface Queue {
  /** Puts a job in its line. Safe to repeat: a job that was taken is not taken again. */
  enqueue(line: Line, jobId: string): Promise<void>
  /** Takes jobs from a line, one at a time, until the queue stops. */
  work(line: Line, run: (jobId: string) => Promise<void>): Promise<void>
  stop(): Promise<void>
}

/** Opens the queue in its own schema of the same database. */
export async function openQueue(pool: pg.Pool, onError: (error: Error) => void): Promise<Queue> {
  const boss = new PgBoss({ db: { executeSql: (text, values) => pool.query(text, values) }, schedule: false })
  boss.on('error', onError)
  await boss.start()
  for (const line of lines) await boss.createQueue(line)
  const workers = new Map<Line, string>()
  return {
    async enqueue(line, jobId) {
      await boss.send(line, { jobId }, { expireInSeconds: longestJobSeconds, retryLimit: 0 })
      const worker = workers.get(line)
      if (worker) boss.notifyWorker(worker)
    },
    async work(line, run) {
      const worker = await boss.work<{ jobId: string }>(
        line,
        { pollingIntervalSeconds: pollSeconds, batchSize: 1 },
        async ([job]) => run(job.data.jobId),
      )
      workers.set(line, worker)
    },
    // Jobs at hand are written off while the connections still stand.
    stop: () => boss.stop({ graceful: true, wait: true, close: false, timeout: stopMilliseconds }) as Promise<void>,
  }
}
