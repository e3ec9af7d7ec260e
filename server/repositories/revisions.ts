import { sql } from 'kysely'
import type { Database } from '../database/open-pool.ts'

/** Tables whose change makes readers' answers stale; `counts` are the people added up in each division. */
export type Touched = 'streets' | 'divisions' | 'facilities' | 'demand' | 'land' | 'counts'

/** The number of the last published change; 0 on an empty database. */
export async function currentRevision(db: Database): Promise<number> {
  const row = await db
    .selectFrom('revisions')
    .select(({ fn }) => fn.max('revision').as('revision'))
    .executeTakeFirst()
  return Number(row?.revision ?? 0)
}

/** The number of the last published change, earlier than `before` where that is given, that touched one of these tables. */
export async function revisionOf(db: Database, touched: readonly Touched[], before = Number.MAX_SAFE_INTEGER): Promise<number> {
  const row = await db
    .selectFrom('revisions')
    .select(({ fn }) => fn.max('revision').as('revision'))
    .where('revision', '<', before)
    .where(sql<boolean>`touches && ${touched as Touched[]}::text[]`)
    .executeTakeFirst()
  return Number(row?.revision ?? 0)
}

/** For each table, the number of the last published change that touched it; 0 where none did. */
export async function revisionsByTable(db: Database): Promise<Record<Touched, number>> {
  const rows = await sql<{ touched: Touched; revision: number }>`
    select touched, max(revision)::int as revision from revisions, unnest(touches) as touched group by touched`.execute(db)
  const none = { streets: 0, divisions: 0, facilities: 0, demand: 0, land: 0, counts: 0 }
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

/** Ground that a revision touched, in degrees, at these zooms of the map (all of them, where none is named). */
export interface TouchedArea {
  touched: Touched
  /** West, south, east, north. */
  box: readonly [number, number, number, number]
  fromZoom?: number
  toZoom?: number
}

const wholeWorld = [-180, -90, 180, 90] as const
const lastZoom = 30

/**
 * Records that readers see something new from now on; to be called in the transaction that makes it so, first of all. Without
 * `areas` it may have touched any ground; what becomes known later in the transaction is added by `addTouchedAreas`.
 */
export async function recordRevision(
  db: Database,
  what: string,
  touches: readonly Touched[],
  areas: readonly TouchedArea[] = touches.map((touched) => ({ touched, box: wholeWorld })),
): Promise<number> {
  await takePublishingTurn(db)
  const row = await db
    .insertInto('revisions')
    .values({ what, touches: touches as Touched[] })
    .returning('revision')
    .executeTakeFirstOrThrow()
  const revision = Number(row.revision)
  await addTouchedAreas(db, revision, areas)
  return revision
}

/** Says which ground a revision touched; to be called in the transaction that recorded it. */
export async function addTouchedAreas(db: Database, revision: number, areas: readonly TouchedArea[]): Promise<void> {
  if (areas.length === 0) return
  const rows = areas.map(({ touched, box: [west, south, east, north], fromZoom = 0, toZoom = lastZoom }) => ({
    revision,
    touched,
    from_zoom: fromZoom,
    to_zoom: toZoom,
    west,
    south,
    east,
    north,
  }))
  await sql`
    insert into revision_areas select * from jsonb_populate_recordset(null::revision_areas, ${JSON.stringify(rows)}::jsonb)`.execute(
    db,
  )
}

/** Ground (west, south, east, north) on which the divisions that a zoom shows change on a day (since 1970). */
export interface Turn {
  day: number
  zoom: number
  boxes: (readonly [number, number, number, number])[]
}

/** What changed since a revision that the caller knows: everything that the map's tiles must know to be never stale. */
export interface NewsForTiles {
  /** The last revision of all. */
  last: number
  areas: { revision: number; touched: Touched; fromZoom: number; toZoom: number; box: [number, number, number, number] }[]
  /** In the order of days; null where no divisions were drawn since. */
  turns: Turn[] | null
}

/** Reads in one glance what was published after a revision. */
export async function newsForTiles(db: Database, since: number): Promise<NewsForTiles> {
  const rows = await sql<NewsForTiles>`
    select (select coalesce(max(revision), 0) from revisions)::int as last,
      (select coalesce(json_agg(json_build_object('revision', revision, 'touched', touched, 'fromZoom', from_zoom, 'toZoom', to_zoom,
        'box', json_build_array(west, south, east, north)) order by revision), '[]') from revision_areas where revision > ${since}) as areas,
      (select turns from division_tile_sets where revision > ${since} order by revision desc limit 1) as turns`.execute(db)
  return rows.rows[0]
}
