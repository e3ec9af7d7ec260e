import { sql } from 'kysely'
import type { Database } from '../database/open-pool.ts'

/** Tables whose change makes readers' answers stale. */
export type Touched = 'streets' | 'divisions' | 'facilities' | 'demand' | 'land'

/** The number of the last published change; 0 on an empty database. */
export async function currentRevision(db: Database): Promise<number> {
  const row = await db
    .selectFrom('revisions')
    .select(({ fn }) => fn.max('revision').as('revision'))
    .executeTakeFirst()
  return Number(row?.revision ?? 0)
}

/** The number of the last published change that touched one of these tables. */
export async function revisionOf(db: Database, touched: readonly Touched[]): Promise<number> {
  const row = await db
    .selectFrom('revisions')
    .select(({ fn }) => fn.max('revision').as('revision'))
    .where(sql<boolean>`touches && ${touched as Touched[]}::text[]`)
    .executeTakeFirst()
  return Number(row?.revision ?? 0)
}

/** For each table, the number of the last published change that touched it; 0 where none did. */
export async function revisionsByTable(db: Database): Promise<Record<Touched, number>> {
  const rows = await sql<{ touched: Touched; revision: number }>`
    select touched, max(revision)::int as revision from revisions, unnest(touches) as touched group by touched`.execute(db)
  const none = { streets: 0, divisions: 0, facilities: 0, demand: 0, land: 0 }
  return Object.assign(none, Object.fromEntries(rows.rows.map(({ touched, revision }) => [touched, revision])))
}

const publishingLock = 7264002

/**
 * Waits until nobody else publishes, and keeps the turn to the end of the transaction: revisions count up in the order in which
 * readers see what they stand for. To be taken before any row that a publication may change is locked.
 */
export async function takePublishingTurn(transaction: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(${publishingLock}::bigint)`.execute(transaction)
}

/** Records that readers see something new from now on; to be called in the transaction that makes it so, first of all. */
export async function recordRevision(db: Database, what: string, touches: readonly Touched[]): Promise<number> {
  await takePublishingTurn(db)
  const row = await db
    .insertInto('revisions')
    .values({ what, touches: touches as Touched[] })
    .returning('revision')
    .executeTakeFirstOrThrow()
  return Number(row.revision)
}
