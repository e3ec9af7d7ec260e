import { type RawBuilder, sql } from 'kysely'
import { createNameKeyer, type NameKeys } from '#planning/names/name-keys'
import { divisionLevels, type Street } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'
import { holdsOn } from '../divisions/divisions.ts'
import { afterAll, type SearchText } from './search-text.ts'

/** Ranks of what is no division, after the ranks of the levels: what is found first among equals. */
export const searchRanks = { settlement: 20, facility: 21, street: 22, place: 23 } as const

let keyer: Promise<(name: string) => NameKeys> | null = null

/** The distinct names among these with their keys, as the rows `k(name, folded, pinyin, initials)` of a query. */
export async function keyedNames(names: readonly string[]): Promise<RawBuilder<unknown>> {
  keyer ??= createNameKeyer()
  const keysOf = await keyer
  const keys = [...new Set(names)].map(keysOf)
  return sql`jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k(name text, folded text, pinyin text, initials text)`
}

/** Adds the names of streets to a staged data set, each once, at the middle of the longest of these streets that bears it. */
export async function insertStreetNames(db: Database, dataSetId: string, streets: readonly Street[]): Promise<void> {
  const longest = new Map<string, { degrees: number; lon: number; lat: number }>()
  for (const { name, coordinates } of streets) {
    if (name === null) continue
    const degrees = coordinates.reduce((sum, [lon, lat], index) => {
      const [lastLon, lastLat] = coordinates[Math.max(0, index - 1)]
      return sum + Math.hypot(lon - lastLon, lat - lastLat)
    }, 0)
    const [lon, lat] = coordinates[coordinates.length >> 1]
    if (degrees > (longest.get(name)?.degrees ?? -1)) longest.set(name, { degrees, lon, lat })
  }
  if (longest.size === 0) return
  const points = [...longest].map(([name, { lon, lat }]) => ({ name, lon, lat }))
  await sql`
    insert into search_names (data_set_id, rank, name, folded, pinyin, initials, point)
    select ${dataSetId}::uuid, ${searchRanks.street}, k.name, k.folded, k.pinyin, k.initials, st_setsrid(st_makepoint(p.lon, p.lat), 4490)
    from ${await keyedNames([...longest.keys()])}
      join jsonb_to_recordset(${JSON.stringify(points)}::jsonb) as p(name text, lon float8, lat float8) on p.name = k.name
    on conflict do nothing`.execute(db)
}

export interface FoundName {
  id: number
  rank: number
  name: string
  /** Of the division or facility; null for streets and places. */
  ownId: string | null
  code: string | null
  category: string | null
  lon: number
  lat: number
  /** 0 the whole, 1 the beginning, 2 inside. */
  match: number
}

const allRanks: readonly number[] = [...divisionLevels.keys(), ...Object.values(searchRanks)]

/**
 * The names `s` that readers see: of divisions that hold on the day, and of published data sets. As single values, not `exists`, which
 * the planner may turn into a hash of the whole table.
 */
function isVisible(at: string | undefined): RawBuilder<unknown> {
  return sql`case when s.version_id is null then (select d.state = 'published' from data_sets d where d.id = s.data_set_id)
    else (select ${holdsOn(at)} from division_versions v where v.id = s.version_id) end`
}

/** Rows of search_names with what matched (`key`) and how well (`match`), told in full; each row once, by its best match. */
function told(rows: RawBuilder<unknown>, limit: number): RawBuilder<FoundName> {
  const order = sql`s.match, s.rank, length(s.key), s.key, s.code, s.id`
  return sql<FoundName>`
    select s.id, s.rank, s.name, coalesce(v.division_id, s.facility_id) as "ownId", s.code, f.category, st_x(s.point) as lon, st_y(s.point) as lat, s.match
    from (select s.* from (select distinct on (s.id) s.* from (${rows}) s order by s.id, s.match, length(s.key)) s order by ${order} limit ${limit}) s
    left join division_versions v on v.id = s.version_id left join facilities f on f.id = s.facility_id order by ${order}`
}

/** Names, codes and pinyin that are the text or begin with it; reads a few rows of each rank from the indexes, however many there are. */
export async function namesBeginning(
  db: Database,
  { folded, letters, pattern }: SearchText,
  at: string | undefined,
  limit: number,
): Promise<FoundName[]> {
  const byRank = (key: RawBuilder<unknown>, text: string, more: RawBuilder<unknown>) => sql`
    select s.* from unnest(${allRanks}::smallint[]) as r(rank) cross join lateral (
      select s.*, ${key} as key, case when ${key} = ${text} then 0 else 1 end as match from search_names s
      where s.rank = r.rank and ${key} >= ${text} and ${key} < ${text + afterAll} ${more} and ${isVisible(at)} order by ${key} limit ${limit}) s`
  const parts = [byRank(sql`s.folded`, folded, sql``), byRank(sql`s.code`, folded, sql``)]
  if (letters !== null) parts.push(byRank(sql`lower(s.pinyin)`, letters, sql`and s.pinyin is not null`))
  if (letters !== null && pattern !== null)
    parts.push(byRank(sql`s.initials`, letters[0], sql`and s.pinyin is not null and s.pinyin ~ ${`^${pattern}`}`))
  return (await told(sql.join(parts, sql` union all `), limit).execute(db)).rows
}

/** How many rows that hold the text somewhere are looked at, the largest divisions first. */
const mostInside = 500

/** Names and pinyin that hold the text somewhere; reads every name once. */
export async function namesHolding(
  db: Database,
  { folded, letters, pattern }: SearchText,
  at: string | undefined,
  limit: number,
): Promise<FoundName[]> {
  const inPinyin =
    letters === null || letters.length < 2 || pattern === null
      ? sql`false`
      : sql`(strpos(lower(s.pinyin), ${letters}) > 0 and s.pinyin ~ ${pattern}) or (length(${letters}) > 2 and strpos(s.initials, ${letters}) > 0)`
  const rows = sql`
    select s.*, s.folded as key, 2 as match from (
      select s.* from search_names s where (strpos(s.folded, ${folded}) > 0 or ${inPinyin})
        and s.data_set_id in (select id from data_sets where state <> 'staging')
      order by s.rank limit ${mostInside}) s where ${isVisible(at)}`
  return (await told(rows, limit).execute(db)).rows
}

/** Names of the divisions around each found name on a day, smallest first, without itself. */
export async function divisionsAround(db: Database, found: readonly FoundName[], at: string | undefined): Promise<string[][]> {
  const asked = found.map(({ rank, ownId, lon, lat }, index) => ({ index, rank, ownId, lon, lat }))
  const rows = await sql<{ index: number; names: string[] }>`
    with recursive asked as (select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a(index int, rank int, "ownId" uuid, lon float8, lat float8)),
    around as (
      select a.index, a."ownId" as id, 0 as step from asked a where a.rank < ${divisionLevels.length}
      union all
      select o.index, p.id, o.step + 1 from around o cross join lateral (
        select v.parent_id as id from division_versions v where v.division_id = o.id and v.parent_id is not null and ${holdsOn(at)} limit 1) p
        where o.step < ${divisionLevels.length})
    select o.index, array_agg(n.name order by o.step) as names from around o cross join lateral (
      select v.name from division_versions v where v.division_id = o.id and ${holdsOn(at)} limit 1) n
    where o.step > 0 group by o.index
    union all
    select a.index, n.names from asked a cross join lateral (
      select array_agg(v.name order by v.level_rank desc, v.area_square_meters, v.code) as names from division_versions v
      where ${holdsOn(at)} and st_intersects(v.geometry, st_setsrid(st_makepoint(a.lon, a.lat), 4490))) n
    where a.rank >= ${divisionLevels.length}`.execute(db)
  const names: string[][] = found.map(() => [])
  for (const row of rows.rows) names[row.index] = row.names ?? []
  return names
}
