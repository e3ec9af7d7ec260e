import { sql } from 'kysely'
import { type DivisionDraft, type DivisionLevel, divisionLevels, type LonLat } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'
import type { Box } from '../data-sets.ts'
import { keyedNames } from '../search/search-names.ts'
import { multiPolygonToHex } from '../well-known-binary.ts'
import { holdsOn } from './divisions.ts'

/** A division that is about to be published: the draft with its identity, parent and measures. */
export interface StagedDivision extends DivisionDraft {
  divisionId: string
  parentId: string | null
  areaSquareMeters: number
  labelPoint: LonLat
  /** The first day it holds, and the first day it no longer does. */
  validFrom: string
  validTo: string | null
}

/** Ids and levels of the divisions that hold today or will, by code. */
export async function divisionsByCode(db: Database): Promise<Map<string, { id: string; level: DivisionLevel }>> {
  const rows = await sql<{ id: string; code: string; level: DivisionLevel }>`
    select v.division_id as id, v.code, v.level from division_versions v
    where ${holdsOn(undefined)} or (v.published and v.superseded_at is null and v.valid_to is null) order by v.valid_from`.execute(
    db,
  )
  return new Map(rows.rows.map((row) => [row.code, { id: row.id, level: row.level }]))
}

/** The smallest division of a higher level that contains a point today; null where none does. */
export async function divisionAbove(db: Database, level: DivisionLevel, [lon, lat]: LonLat): Promise<string | null> {
  const rows = await sql<{ id: string }>`
    select v.division_id as id from division_versions v
    where ${holdsOn(undefined)} and v.level_rank < ${divisionLevels.indexOf(level)}
      and st_intersects(v.geometry, st_setsrid(st_makepoint(${lon}, ${lat}), 4490))
    order by v.level_rank desc, v.code limit 1`.execute(db)
  return rows.rows[0]?.id ?? null
}

/** Adds unpublished versions, to be searched once they are published; identities that do not exist yet are made. */
export async function insertStagedDivisions(
  db: Database,
  dataSetId: string,
  divisions: readonly StagedDivision[],
): Promise<void> {
  await sql`insert into divisions (id) select unnest(${divisions.map((division) => division.divisionId)}::uuid[]) on conflict do nothing`.execute(
    db,
  )
  const rows = divisions.map(({ geometry, labelPoint, level, ...division }) => ({
    ...division,
    level,
    levelRank: divisionLevels.indexOf(level),
    labelLon: labelPoint[0],
    labelLat: labelPoint[1],
    outline: multiPolygonToHex(geometry),
  }))
  const names = await keyedNames(divisions.map(({ name }) => name))
  await sql`
    with added as (insert into division_versions (division_id, data_set_id, level, level_rank, kind, code, name, parent_id, terrain, urban_rural_class,
      stated_households, stated_population, area_square_meters, label_point, geometry, valid_from, valid_to)
    select "divisionId", ${dataSetId}::uuid, level, "levelRank", kind, code, name, "parentId", terrain, "urbanRuralClass", households, population,
      "areaSquareMeters", st_setsrid(st_makepoint("labelLon", "labelLat"), 4490), st_geomfromwkb(decode(outline, 'hex'), 4490), "validFrom", "validTo"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("divisionId" uuid, level text, "levelRank" smallint, kind text, code text, name text, "parentId" uuid,
      terrain text, "urbanRuralClass" text, households float8, population float8, "areaSquareMeters" float8, "labelLon" float8, "labelLat" float8, outline text,
      "validFrom" date, "validTo" date)
      returning id, level_rank, name, code, label_point)
    insert into search_names (data_set_id, version_id, rank, name, code, folded, pinyin, initials, point)
    select ${dataSetId}::uuid, a.id, a.level_rank, a.name, a.code, k.folded, k.pinyin, k.initials, a.label_point
    from added a join ${names} on k.name = a.name`.execute(db)
}

/** Says of divisions that they end on a day, once the staged data set is published. */
export async function stageEnds(db: Database, dataSetId: string, divisionIds: readonly string[], day: string): Promise<void> {
  await sql`
    insert into division_ends (data_set_id, division_id, ends_on)
    select ${dataSetId}::uuid, id, ${day}::date from unnest(${divisionIds as string[]}::uuid[]) as ended(id)`.execute(db)
}

/** Makes staged versions the ones that hold, and ends or corrects those they follow; call it in the transaction that publishes the data set. */
export async function publishStagedDivisions(db: Database, dataSetId: string, revision: number): Promise<void> {
  await sql`
    update division_versions old set superseded_at = case when old.valid_from >= new.valid_from then now() end,
      valid_to = case when old.valid_from >= new.valid_from then old.valid_to else new.valid_from end
    from division_versions new
    where new.data_set_id = ${dataSetId}::uuid and old.division_id = new.division_id and old.published and old.superseded_at is null
      and (old.valid_to is null or old.valid_to > new.valid_from)`.execute(db)
  await sql`
    update division_versions old set superseded_at = case when old.valid_from >= e.ends_on then now() end,
      valid_to = case when old.valid_from >= e.ends_on then old.valid_to else e.ends_on end
    from division_ends e
    where e.data_set_id = ${dataSetId}::uuid and old.division_id = e.division_id and old.published and old.superseded_at is null
      and (old.valid_to is null or old.valid_to > e.ends_on)`.execute(db)
  await sql`update division_versions set published = true, revision = ${revision} where data_set_id = ${dataSetId}::uuid`.execute(
    db,
  )
}

/** The days beside today on which versions are to be counted: all that are to come, and past ones that were never counted. */
export async function daysToCount(db: Database): Promise<{ day: string; isPast: boolean }[]> {
  const today = sql`(now() at time zone 'UTC')::date`
  const rows = await sql<{ day: string; isPast: boolean }>`
    select v.valid_from as day, v.valid_from <= ${today} as "isPast" from division_versions v
    where v.published and v.superseded_at is null
      and (v.valid_from > ${today} or (v.valid_to <= ${today} and v.counted_population is null))
    group by v.valid_from order by v.valid_from`.execute(db)
  return rows.rows
}

/**
 * Writes the households and people counted in each division that holds on a day (default today), null where it holds no demand point;
 * answers the box of the divisions where that changed anything. What was counted of a day that is past stays as it was.
 */
export async function writeCounts(
  db: Database,
  counts: readonly { divisionId: string; households: number; population: number }[],
  { day, isPast }: { day?: string; isPast: boolean } = { isPast: false },
): Promise<Box | null> {
  const holds = isPast ? sql`${holdsOn(day)} and v.counted_population is null` : holdsOn(day)
  const ids = counts.map(({ divisionId }) => divisionId)
  const rows = await sql<{ west: number | null; south: number; east: number; north: number }>`
    with counted as (
      update division_versions v set counted_households = r.households, counted_population = r.population
      from unnest(${ids}::uuid[], ${counts.map(({ households }) => households)}::float8[],
        ${counts.map(({ population }) => population)}::float8[]) as r(division_id, households, population)
      where v.division_id = r.division_id and ${holds}
        and (v.counted_households, v.counted_population) is distinct from (r.households, r.population)
      returning v.geometry),
    emptied as (
      update division_versions v set counted_households = null, counted_population = null
      where ${holds} and v.counted_population is not null and v.division_id <> all(${ids}::uuid[])
      returning v.geometry)
    select st_xmin(box) as west, st_ymin(box) as south, st_xmax(box) as east, st_ymax(box) as north
    from (select st_extent(geometry) as box from (select geometry from counted union all select geometry from emptied) changed) b`.execute(
    db,
  )
  const { west, south, east, north } = rows.rows[0]
  return west === null ? null : [west, south, east, north]
}
