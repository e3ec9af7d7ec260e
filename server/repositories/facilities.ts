import { sql } from 'kysely'
import type { Facility, FacilityCategory, FacilityDraft, FacilityStatus } from '#planning/types'
import type { Database } from '../database/open-pool.ts'
import { keyedNames, searchRanks } from './search/search-names.ts'

/** A facility as readers see it; `synthetic` comes from its data set. */
export type FacilityRow = Facility & { synthetic: boolean }

export interface FacilityFilter {
  category?: FacilityCategory
  status?: FacilityStatus
  bbox?: [number, number, number, number]
  limit: number
  offset: number
}

/** Adds facilities to a data set. */
export async function insertFacilities(db: Database, dataSetId: string, facilities: readonly FacilityDraft[]): Promise<string[]> {
  const names = await keyedNames(facilities.map(({ name }) => name))
  const rows = await sql<{ id: string }>`
    with added as (insert into facilities (data_set_id, category, name, status, capacity, geometry, source_key)
    select ${dataSetId}::uuid, category, name, status, capacity, st_setsrid(st_makepoint(lon, lat), 4490), "sourceKey"
    from jsonb_to_recordset(${JSON.stringify(facilities)}::jsonb) as r(category text, name text, status text, capacity float8, lon float8, lat float8, "sourceKey" text)
      returning id, name, geometry),
    named as (insert into search_names (data_set_id, facility_id, rank, name, folded, pinyin, initials, point)
      select ${dataSetId}::uuid, a.id, ${searchRanks.facility}, a.name, k.folded, k.pinyin, k.initials, a.geometry
      from added a join ${names} on k.name = a.name)
    select id from added`.execute(db)
  return rows.rows.map((row) => row.id)
}

/** Facilities that match, in the order of their ids, and how many match in all. */
export async function findFacilities(
  db: Database,
  filter: FacilityFilter,
): Promise<{ matched: number; facilities: FacilityRow[] }> {
  const conditions = sql`d.state = 'published'
    ${filter.category ? sql`and f.category = ${filter.category}` : sql``}
    ${filter.status ? sql`and f.status = ${filter.status}` : sql``}
    ${filter.bbox ? sql`and f.geometry && st_makeenvelope(${filter.bbox[0]}, ${filter.bbox[1]}, ${filter.bbox[2]}, ${filter.bbox[3]}, 4490)` : sql``}`
  const count = await sql<{
    count: number
  }>`select count(*)::int as count from facilities f join data_sets d on d.id = f.data_set_id where ${conditions}`.execute(db)
  const rows =
    await sql<FacilityRow>`${selectFacility} where ${conditions} order by f.id limit ${filter.limit} offset ${filter.offset}`.execute(
      db,
    )
  return { matched: count.rows[0].count, facilities: rows.rows }
}

/** All published facilities, in the order of their ids. */
export async function loadFacilities(db: Database): Promise<FacilityRow[]> {
  return (await sql<FacilityRow>`${selectFacility} where d.state = 'published' order by f.id`.execute(db)).rows
}

export async function findFacility(db: Database, id: string): Promise<FacilityRow | null> {
  return (
    (await sql<FacilityRow>`${selectFacility} where d.state = 'published' and f.id = ${id}::uuid`.execute(db)).rows[0] ?? null
  )
}

/** Overwrites a facility; false where there is none of that id. */
export async function updateFacility(db: Database, id: string, facility: FacilityDraft): Promise<boolean> {
  const updated = await sql`
    update facilities set category = ${facility.category}, name = ${facility.name}, status = ${facility.status}, capacity = ${facility.capacity},
      geometry = st_setsrid(st_makepoint(${facility.lon}, ${facility.lat}), 4490) where id = ${id}::uuid`.execute(db)
  await sql`
    update search_names set name = k.name, folded = k.folded, pinyin = k.pinyin, initials = k.initials,
      point = st_setsrid(st_makepoint(${facility.lon}, ${facility.lat}), 4490)
    from ${await keyedNames([facility.name])} where facility_id = ${id}::uuid`.execute(db)
  return Number(updated.numAffectedRows) === 1
}

/** Removes a facility; false where there is none of that id. */
export async function removeFacility(db: Database, id: string): Promise<boolean> {
  const removed = await db.deleteFrom('facilities').where('id', '=', id).executeTakeFirst()
  return Number(removed.numDeletedRows) === 1
}

const selectFacility = sql`
  select f.id, f.category, f.name, f.status, f.capacity, st_x(f.geometry) as lon, st_y(f.geometry) as lat, f.source_key as "sourceKey", d.synthetic
  from facilities f join data_sets d on d.id = f.data_set_id`

/** Of these points, the indexes of those with no street, division or demand point within about 5 km; none where there are no streets, divisions and people yet. */
export async function pointsFarFromEverything(db: Database, points: readonly { lon: number; lat: number }[]): Promise<number[]> {
  const near = 0.05
  const rows = await sql<{ index: number }>`
    with asked as (
      select (ordinality - 1)::int as index, st_expand(st_setsrid(st_makepoint((p->>'lon')::float8, (p->>'lat')::float8), 4490), ${near}) as box
      from jsonb_array_elements(${JSON.stringify(points)}::jsonb) with ordinality as t(p, ordinality))
    select index from asked a
    where exists (select 1 from data_sets where state = 'published' and kind in ('streets', 'divisions', 'demand', 'sample'))
      and not exists (select 1 from streets s where s.geometry && a.box)
      and not exists (select 1 from demand_points p where p.geometry && a.box)
      and not exists (select 1 from division_versions v where v.geometry && a.box and v.published and st_intersects(v.geometry, a.box))
    order by index`.execute(db)
  return rows.rows.map((row) => row.index)
}
