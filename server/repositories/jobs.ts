import { sql } from 'kysely'
import type { Database } from '../database/open-pool.ts'

export type JobKind = 'import' | 'coverage' | 'publish' | 'gridding' | 'siting' | 'merge'
export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
export interface JobRow {
  id: string
  kind: JobKind
  input: unknown
  state: JobState
  progress: number
  message: string
  result: unknown
  problem: unknown
  /** Who started it; null: a visitor. */
  accountId: string | null
}

const columns = ['id', 'kind', 'input', 'state', 'progress', 'message', 'result', 'problem', 'account_id as accountId'] as const

/** Records a job to be done; its input is plain JSON. `accountId`: who starts it, where that is not a visitor. */
export async function createJob(
  db: Database,
  kind: JobKind,
  input: unknown,
  inputHash: string | null = null,
  accountId: string | null = null,
): Promise<JobRow> {
  return db
    .insertInto('jobs')
    .values({ kind, input: JSON.stringify(input), input_hash: inputHash, account_id: accountId })
    .returning(columns)
    .executeTakeFirstOrThrow()
}

export async function findJob(db: Database, id: string): Promise<JobRow | null> {
  return (await db.selectFrom('jobs').select(columns).where('id', '=', id).executeTakeFirst()) ?? null
}

/** A queued or running job of the same kind and input, so that many who ask the same share one answer. */
export async function findOpenJob(db: Database, kind: JobKind, inputHash: string): Promise<JobRow | null> {
  const job = await db
    .selectFrom('jobs')
    .select(columns)
    .where('kind', '=', kind)
    .where('input_hash', '=', inputHash)
    .where('state', 'in', ['queued', 'running'])
    .where('cancel_requested', '=', false)
    .executeTakeFirst()
  return job ?? null
}

/** How many jobs of a kind an account has waiting or running. */
export async function countOpenJobs(db: Database, kind: JobKind, accountId: string): Promise<number> {
  const { count } = await db
    .selectFrom('jobs')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('kind', '=', kind)
    .where('account_id', '=', accountId)
    .where('state', 'in', ['queued', 'running'])
    .where('cancel_requested', '=', false)
    .executeTakeFirstOrThrow()
  return count
}

/** Takes a queued job to work on it; null where it was cancelled or taken meanwhile. */
export async function beginJob(db: Database, id: string): Promise<JobRow | null> {
  const job = await db
    .updateTable('jobs')
    .set(({ eb }) => ({ state: 'running', attempts: eb('attempts', '+', 1), heartbeat_at: sql<string>`now()` }))
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .returning(columns)
    .executeTakeFirst()
  return job ?? null
}

/** Stores how far a running job is; answers whether somebody asked to cancel it. */
export async function reportJob(
  db: Database,
  id: string,
  progress: number,
  message: string,
): Promise<{ cancelRequested: boolean }> {
  const row = await db
    .updateTable('jobs')
    .set({ progress, message, heartbeat_at: sql<string>`now()` })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .returning('cancel_requested')
    .executeTakeFirst()
  return { cancelRequested: row === undefined || row.cancel_requested }
}

/** Ends a running job. */
export async function endJob(
  db: Database,
  id: string,
  end:
    | { state: 'done'; result: unknown; revocable?: boolean }
    | { state: 'failed'; problem: unknown; result?: unknown }
    | { state: 'cancelled' },
): Promise<void> {
  // A cancel that was answered before the job ended holds, unless the job has published something.
  const isWithdrawn = end.state === 'done' && end.revocable ? sql<boolean>`cancel_requested` : sql<boolean>`false`
  await db
    .updateTable('jobs')
    .set({
      state: sql<JobState>`case when ${isWithdrawn} then 'cancelled' else ${end.state} end`,
      finished_at: sql<string>`now()`,
      ...(end.state === 'done'
        ? {
            progress: sql<number>`case when ${isWithdrawn} then progress else 1 end`,
            message: '',
            result: sql<string>`case when ${isWithdrawn} then null else ${JSON.stringify(end.result)}::jsonb end`,
          }
        : {}),
      ...(end.state === 'failed'
        ? { problem: JSON.stringify(end.problem), result: end.result === undefined ? null : JSON.stringify(end.result) }
        : {}),
    })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()
}

/** Puts a running job back as if it had not been begun: its worker ends in good order. */
export async function returnJob(db: Database, id: string): Promise<void> {
  await db
    .updateTable('jobs')
    .set(({ eb }) => ({ state: 'queued', progress: 0, message: '', attempts: eb('attempts', '-', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()
}

/** Cancels a queued job at once and asks a running one to stop; the job as it then is, null where there is none. */
export async function requestCancel(db: Database, id: string): Promise<JobRow | null> {
  await db
    .updateTable('jobs')
    .set({ state: 'cancelled', finished_at: sql<string>`now()` })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .execute()
  await db.updateTable('jobs').set({ cancel_requested: true }).where('id', '=', id).where('state', '=', 'running').execute()
  return findJob(db, id)
}

/**
 * Running jobs whose worker has not been heard of for so long go back to the queue once, then fail. Answers these, and the jobs
 * that have waited so long that their call to the queue must have been lost.
 */
export async function recoverLostJobs(
  db: Database,
  silentSeconds: number,
  problem: unknown,
): Promise<{ id: string; kind: JobKind }[]> {
  const lost = sql<boolean>`state = 'running' and heartbeat_at < now() - make_interval(secs => ${silentSeconds})`
  await db
    .updateTable('jobs')
    .set({ state: 'cancelled', finished_at: sql<string>`now()` })
    .where(lost)
    .where('cancel_requested', '=', true)
    .execute()
  await db
    .updateTable('jobs')
    .set({ state: 'failed', finished_at: sql<string>`now()`, problem: JSON.stringify(problem) })
    .where(lost)
    .where('attempts', '>=', 2)
    .execute()
  const waiting = await db
    .selectFrom('jobs')
    .select(['id', 'kind'])
    .where('state', '=', 'queued')
    .where(sql<boolean>`created_at < now() - make_interval(secs => ${silentSeconds})`)
    .execute()
  const again = await db.updateTable('jobs').set({ state: 'queued', progress: 0 }).where(lost).returning(['id', 'kind']).execute()
  return [...again, ...waiting]
}

/** Forgets jobs that ended more than 30 days ago. */
export async function forgetOldJobs(db: Database): Promise<void> {
  await db.deleteFrom('jobs').where('finished_at', '<', sql<Date>`now() - interval '30 days'`).execute()
}
