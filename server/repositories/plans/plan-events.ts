import { sql } from 'kysely'
import type { Database } from '../../database/open-pool.ts'
import type { Author } from './plans.ts'

export const planEventKinds = ['create', 'change', 'undo', 'redo', 'rebase', 'edit', 'comment', 'publish', 'withdraw'] as const
export type PlanEventKind = (typeof planEventKinds)[number]

export interface PlanEvent {
  id: number
  version: number
  kind: PlanEventKind
  base: number
  step: number | null
  by: string
  at: string
  touched: string[]
}

/** Notes what happened to a plan; call it in the transaction that makes it so, with the plan's row locked. */
export async function insertEvent(
  transaction: Database,
  planId: string,
  author: Author,
  event: { version: number; kind: PlanEventKind; base: number; step?: number; touched?: readonly string[] },
): Promise<void> {
  await transaction
    .insertInto('plan_events')
    .values({
      plan_id: planId,
      version: event.version,
      kind: event.kind,
      base: event.base,
      step: event.step ?? null,
      account_id: author.accountId,
      account_name: author.name,
      touched: (event.touched ?? []) as string[],
    })
    .execute()
}

/** What happened to a plan after an event, or after a version, oldest first. */
export async function eventsAfter(
  db: Database,
  planId: string,
  after: { id: number } | { version: number },
  limit = 100_000,
): Promise<PlanEvent[]> {
  const from = 'id' in after ? sql`e.id > ${after.id}` : sql`e.version > ${after.version}`
  const { rows } = await sql<Omit<PlanEvent, 'at'> & { at: Date }>`
    select e.id, e.version, e.kind, e.base, e.step, e.account_name as by, e.happened_at as at, e.touched from plan_events e
    where e.plan_id = ${planId}::uuid and ${from} order by e.id limit ${limit}`.execute(db)
  return rows.map(({ at, ...event }) => ({ ...event, at: at.toISOString() }))
}

/** The id of the last event of each of these plans. */
export async function lastEvents(db: Database, planIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ planId: string; id: number }>`
    select plan_id as "planId", max(id) as id from plan_events where plan_id = any(${planIds as string[]}::uuid[]) group by plan_id`.execute(
    db,
  )
  return new Map(rows.map(({ planId, id }) => [planId, id]))
}

/** Who touched a division last. */
export interface LastTouch {
  version: number
  by: string
  at: string
  comment: string | null
}

/** For each of these divisions, its last touch up to a version; absent where there was none. */
export async function lastTouches(
  db: Database,
  planId: string,
  divisionIds: readonly string[],
  upToVersion: number,
): Promise<Map<string, LastTouch>> {
  const { rows } = await sql<Omit<LastTouch, 'at'> & { divisionId: string; at: Date }>`
    select distinct on (t.id) t.id as "divisionId", e.version, e.account_name as by, e.happened_at as at,
      (select s.comment from plan_steps s where s.plan_id = e.plan_id and s.base = e.base and s.number = e.step) as comment
    from plan_events e join unnest(${divisionIds as string[]}::text[]) as t(id) on t.id = any(e.touched)
    where e.plan_id = ${planId}::uuid and e.version <= ${upToVersion} order by t.id, e.id desc`.execute(db)
  return new Map(rows.map(({ divisionId, at, ...touch }) => [divisionId, { ...touch, at: at.toISOString() }]))
}
