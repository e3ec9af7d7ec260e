import { sql } from 'kysely'
import type { FlatOutline } from '#planning/topology/outline-types'
import type { DivisionKind, DivisionLevel, LonLat } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'
import type { Turn } from '../revisions.ts'
import { flatOutlineFromBinary } from '../well-known-binary.ts'

/** A version as the map draws it. Days count from 1970-01-01; `to` null = without end. */
export interface VersionToDraw {
  id: number
  level: DivisionLevel
  from: number
  to: number | null
  labelPoint: LonLat
  outline: FlatOutline
}

/** So many ids are looked through at a time. */
const idsAPage = 5000
const epoch = sql`date '1970-01-01'`

/**
 * Every version that holds on some day once a staged data set is published, by the rules of `publishStagedDivisions`; as things
 * are, where none is named.
 */
export async function* versionsToDraw(db: Database, dataSetId: string | null): AsyncGenerator<VersionToDraw[]> {
  const { last } = await db
    .selectFrom('division_versions')
    .select(({ fn }) => fn.max('id').as('last'))
    .executeTakeFirstOrThrow()
  for (let before = 0; before < (last ?? 0); before += idsAPage) {
    const page = await sql<Omit<VersionToDraw, 'outline' | 'labelPoint'> & { lon: number; lat: number; outline: Buffer }>`
      select v.id, v.level, v.valid_from - ${epoch} as from, least(v.valid_to, n.valid_from) - ${epoch} as to,
        st_x(v.label_point) as lon, st_y(v.label_point) as lat, st_asbinary(v.geometry, 'NDR') as outline
      from division_versions v left join lateral (
        select min(ends.day) as valid_from from (
          select f.valid_from as day from division_versions f
            where f.division_id = v.division_id and f.data_set_id = ${dataSetId}::uuid and not f.published
          union all select e.ends_on from division_ends e where e.division_id = v.division_id and e.data_set_id = ${dataSetId}::uuid) ends
        where v.published and (v.valid_to is null or v.valid_to > ends.day)) n on true
      where v.id > ${before} and v.id <= ${before + idsAPage} and (n.valid_from is null or v.valid_from < n.valid_from)
        and ((v.published and v.superseded_at is null) or (v.data_set_id = ${dataSetId}::uuid and not v.published))
      order by v.id`.execute(db)
    yield page.rows.map(({ lon, lat, outline, ...row }) => ({
      ...row,
      labelPoint: [lon, lat],
      outline: flatOutlineFromBinary(outline),
    }))
  }
}

/** A tile that is about to be published; `body` null where nothing is left in it. */
export interface TileToStore {
  x: number
  y: number
  versions: readonly number[] | null
  body: Uint8Array | null
}

/** Begins a set of tiles that nobody sees until it is published. It ends with the staged data set that it is made for. */
export async function stageTileSet(db: Database, dataSetId: string | null): Promise<number> {
  const row = await db
    .insertInto('division_tile_sets')
    .values({ data_set_id: dataSetId, turns: '[]' })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Adds tiles of one zoom to a staged set. */
export async function insertTiles(db: Database, setId: number, z: number, tiles: readonly TileToStore[]): Promise<void> {
  const bodies = tiles.map(({ body }) => (body === null ? null : Buffer.from(body.buffer, body.byteOffset, body.byteLength)))
  const versions = tiles.map((tile) => (tile.versions === null ? null : `{${tile.versions.join()}}`))
  await sql`
    insert into division_tiles (set_id, z, x, y, versions, body)
    select ${setId}::bigint, ${z}::smallint, x, y, versions::bigint[], body from unnest(${tiles.map(({ x }) => x)}::int[],
      ${tiles.map(({ y }) => y)}::int[], ${versions}::text[], ${bodies}::bytea[]) as t(x, y, versions, body)`.execute(db)
}

/** MD5, as hex, of every tile of a zoom that readers see now, by `x/y`. */
export async function tileDigests(db: Database, z: number): Promise<Map<string, string>> {
  const rows = await sql<{ key: string; digest: string }>`
    select distinct on (t.x, t.y) t.x || '/' || t.y as key, md5(t.body) as digest from division_tiles t
    join division_tile_sets s on s.id = t.set_id where t.z = ${z} and s.revision is not null order by t.x, t.y, s.revision desc`.execute(
    db,
  )
  return new Map(rows.rows.filter(({ digest }) => digest !== null).map(({ key, digest }) => [key, digest]))
}

/** Makes a staged set what readers see, laid over those before it. */
export async function publishTileSet(db: Database, setId: number, revision: number, turns: readonly Turn[]): Promise<void> {
  await db
    .updateTable('division_tile_sets')
    .set({ revision, turns: JSON.stringify(turns) })
    .where('id', '=', setId)
    .execute()
}

/** Forgets a staged set. */
export async function discardTileSet(db: Database, setId: number): Promise<void> {
  await sql`delete from division_tile_sets where id = ${setId} and revision is null`.execute(db)
}

/** Forgets tiles that a later set covers, in short steps. */
export async function discardCoveredTiles(db: Database): Promise<void> {
  const rowsAStep = 2000
  for (let deleted = rowsAStep; deleted === rowsAStep; ) {
    const result = await sql`
      delete from division_tiles where (z, x, y, set_id) in (
        select t.z, t.x, t.y, t.set_id from division_tiles t join division_tile_sets s on s.id = t.set_id
        join division_tiles later on later.z = t.z and later.x = t.x and later.y = t.y
        join division_tile_sets n on n.id = later.set_id and n.revision > s.revision limit ${rowsAStep})`.execute(db)
    deleted = Number(result.numAffectedRows)
  }
}

/** What a tile tells of a version that it draws. */
export interface DrawnVersion {
  versionId: number
  id: string
  code: string
  name: string
  level: DivisionLevel
  kind: DivisionKind
  parentId: string | null
  population: number | null
}

/** A tile as it was stored, with the versions drawn in it; null where there is nothing. */
export async function readDivisionTile(
  db: Database,
  { z, x, y }: { z: number; x: number; y: number },
): Promise<{ body: Buffer; versions: DrawnVersion[] } | null> {
  const rows = await sql<{ body: Buffer | null; versions: DrawnVersion[] | null }>`
    select t.body, (select json_agg(json_build_object('versionId', v.id, 'id', v.division_id, 'code', v.code, 'name', v.name, 'level', v.level,
        'kind', v.kind, 'parentId', v.parent_id, 'population', coalesce(v.counted_population, v.stated_population)))
      from division_versions v where v.id = any(t.versions)) as versions
    from division_tiles t join division_tile_sets s on s.id = t.set_id
    where t.z = ${z} and t.x = ${x} and t.y = ${y} and s.revision is not null order by s.revision desc limit 1`.execute(db)
  const [row] = rows.rows
  return row?.body ? { body: row.body, versions: row.versions ?? [] } : null
}

/** True where published divisions wait for tiles: none were ever drawn. */
export async function lacksTiles(db: Database): Promise<boolean> {
  const rows = await sql<{ lacks: boolean }>`
    select exists (select 1 from division_versions where published) and not exists (select 1 from division_tile_sets where revision is not null) as lacks`.execute(
    db,
  )
  return rows.rows[0].lacks
}
