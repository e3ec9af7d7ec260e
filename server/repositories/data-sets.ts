import { sql } from 'kysely'
import type { Provenance } from '#planning/types'
import type { Database } from '../database/open-pool.ts'
import { takePublishingTurn } from './revisions.ts'

export interface DataSetRow {
  id: string
  name: string
  kind: string
  source: string
  licence: string | null
  synthetic: boolean
  publishedAt: string
  counts: Record<string, number>
  bbox: Box | null
}
/** West, south, east, north in degrees. */
export type Box = [number, number, number, number]

/** Begins a data set whose rows nobody sees until it is published. */
export async function stageDataSet(
  db: Database,
  provenance: Omit<Provenance, 'kind'> & { kind: string },
  jobId: string | null,
): Promise<string> {
  const { name, kind, source, licence, synthetic } = provenance
  const row = await db
    .insertInto('data_sets')
    .values({ name, kind, source, licence, synthetic, job_id: jobId, counts: '{}' })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/**
 * Makes a staged data set visible and ends the one of the same kind and name before it, rows and all; `boxes` are the grounds of both.
 * Call it in a transaction.
 */
export async function publishDataSet(
  db: Database,
  id: string,
  counts: Record<string, number>,
): Promise<{ replaced: boolean; boxes: Box[] }> {
  await takePublishingTurn(db)
  const { name, kind } = await db.selectFrom('data_sets').select(['name', 'kind']).where('id', '=', id).executeTakeFirstOrThrow()
  const older = await db
    .updateTable('data_sets')
    .set({ state: 'replaced' })
    .where('name', '=', name)
    .where('kind', '=', kind)
    .where('state', '=', 'published')
    .returning('id')
    .executeTakeFirst()
  const boxes = [await groundOf(db, id), older ? await groundOf(db, older.id) : null].filter((box) => box !== null)
  if (older) {
    for (const table of ['streets', 'barriers', 'demand_points', 'facilities', 'land_areas'] as const)
      await db.deleteFrom(table).where('data_set_id', '=', older.id).execute()
    // Versions of divisions stay for their history, and so do their names.
    await db.deleteFrom('search_names').where('data_set_id', '=', older.id).where('version_id', 'is', null).execute()
  }
  await db
    .updateTable('data_sets')
    .set({ state: 'published', published_at: sql<string>`now()`, counts: JSON.stringify(counts) })
    .where('id', '=', id)
    .execute()
  await measureBox(db, id)
  return { replaced: older !== undefined, boxes }
}

/** The box of all that the map shows of a data set but divisions, also of rivers and waters that reach far beyond its streets; null where there is nothing. */
async function groundOf(db: Database, id: string): Promise<Box | null> {
  const tables = ['streets', 'barriers', 'land_areas', 'demand_points', 'facilities']
  const parts = tables.map(
    (table) => sql`select st_extent(geometry)::geometry as g from ${sql.table(table)} where data_set_id = ${id}::uuid`,
  )
  const rows = await sql<{ west: number | null; south: number; east: number; north: number }>`
    select st_xmin(b.box) as west, st_ymin(b.box) as south, st_xmax(b.box) as east, st_ymax(b.box) as north
    from (select st_extent(g) as box from (${sql.join(parts, sql` union all `)}) parts) b`.execute(db)
  const { west, south, east, north } = rows.rows[0]
  return west === null ? null : [west, south, east, north]
}

async function measureBox(db: Database, id: string): Promise<void> {
  await sql`
    update data_sets set west = st_xmin(b.box), south = st_ymin(b.box), east = st_xmax(b.box), north = st_ymax(b.box)
    from (select st_extent(g) as box from (
      select st_extent(geometry)::geometry as g from streets where data_set_id = ${id}::uuid
      union all select st_extent(geometry)::geometry from demand_points where data_set_id = ${id}::uuid
      union all select st_extent(geometry)::geometry from facilities where data_set_id = ${id}::uuid
      union all select st_extent(geometry)::geometry from division_versions where data_set_id = ${id}::uuid) parts) b
    where id = ${id}::uuid`.execute(db)
}

/** Forgets a staged data set and every row of it. */
export async function discardDataSet(db: Database, id: string): Promise<void> {
  await db.deleteFrom('data_sets').where('id', '=', id).where('state', '=', 'staging').execute()
}

/** Forgets what was staged by jobs that no longer run (a process was killed, or a job cancelled), or by a command line a day ago. */
export async function discardAbandoned(db: Database): Promise<void> {
  await sql`
    delete from data_sets d where d.state = 'staging' and case when d.job_id is null then d.created_at < now() - interval '1 day'
      else not exists (select 1 from jobs j where j.id = d.job_id and j.state = 'running') end`.execute(db)
}

/** The data set that holds what was entered by hand; made when it is first needed. Call it in a transaction. */
export async function manualDataSet(db: Database): Promise<string> {
  await takePublishingTurn(db)
  const known = await db
    .selectFrom('data_sets')
    .select('id')
    .where('kind', '=', 'manual')
    .where('state', '=', 'published')
    .executeTakeFirst()
  if (known) return known.id
  const id = await stageDataSet(
    db,
    { name: 'entered by hand', kind: 'manual', source: 'entered by hand', licence: null, synthetic: false },
    null,
  )
  await publishDataSet(db, id, {})
  return id
}

/** Published data sets, latest first, with the box their streets, places and divisions fill. */
export async function listDataSets(db: Database): Promise<DataSetRow[]> {
  const rows = await db
    .selectFrom('data_sets')
    .selectAll()
    .where('state', '=', 'published')
    .orderBy('published_at', 'desc')
    .execute()
  return rows.map(({ id, name, kind, source, licence, synthetic, published_at, counts, west, south, east, north }) => ({
    id,
    name,
    kind,
    source,
    licence,
    synthetic,
    publishedAt: published_at!.toISOString(),
    counts,
    bbox: west === null ? null : [west, south!, east!, north!],
  }))
}

/** True where some published data set is synthetic. */
export async function holdsSyntheticData(db: Database): Promise<boolean> {
  const row = await db
    .selectFrom('data_sets')
    .select('id')
    .where('state', '=', 'published')
    .where('synthetic', '=', true)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** True where nothing was ever published. */
export async function isEmpty(db: Database): Promise<boolean> {
  return (await db.selectFrom('data_sets').select('id').where('state', '<>', 'staging').limit(1).executeTakeFirst()) === undefined
}
