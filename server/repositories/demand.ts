import { sql } from 'kysely'
import type { DemandDraft, DemandKind, DemandPoint } from '#planning/types'
import type { Database } from '../database/open-pool.ts'
import { keyedNames, searchRanks } from './search/search-names.ts'

const rowsAPage = 20_000

/** Adds demand points to a staged data set. */
export async function insertDemand(db: Database, dataSetId: string, points: readonly DemandDraft[]): Promise<void> {
  const names = await keyedNames(points.flatMap(({ name }) => name ?? []))
  await sql`
    with added as (insert into demand_points (data_set_id, kind, name, geometry, households, population, age0to3, age3to6, age6to15, age60plus, age80plus, estimated, source_key)
    select ${dataSetId}::uuid, kind, name, st_setsrid(st_makepoint(lon, lat), 4490), households, population,
      "age0to3", "age3to6", "age6to15", "age60plus", "age80plus", estimated, "sourceKey"
    from jsonb_to_recordset(${JSON.stringify(points)}::jsonb) as r(kind text, name text, lon float8, lat float8, households float8, population float8,
      "age0to3" float8, "age3to6" float8, "age6to15" float8, "age60plus" float8, "age80plus" float8, estimated boolean, "sourceKey" text)
      returning kind, name, geometry)
    insert into search_names (data_set_id, rank, name, folded, pinyin, initials, point)
    select ${dataSetId}::uuid, case a.kind when 'settlement' then ${searchRanks.settlement}::int else ${searchRanks.place}::int end, a.name,
      k.folded, k.pinyin, k.initials, a.geometry
    from added a join ${names} on k.name = a.name`.execute(db)
}

/**
 * People are counted once: points `p` of published data sets `d`, but for estimates (from buildings) inside the box of an imported
 * set of demand, which knows better.
 */
export const countedDemand = sql`d.state = 'published' and not (p.estimated and d.kind <> 'demand' and exists (
  select 1 from data_sets c where c.state = 'published' and c.kind = 'demand'
    and st_x(p.geometry) between c.west and c.east and st_y(p.geometry) between c.south and c.north))`

/** All demand points that count, in the order of their ids. */
export async function loadDemand(db: Database): Promise<DemandPoint[]> {
  const points: DemandPoint[] = []
  for (let last = 0; ; ) {
    const page = await sql<Omit<DemandPoint, 'id'> & { id: number; kind: DemandKind }>`
      select p.id, p.kind, p.name, st_x(p.geometry) as lon, st_y(p.geometry) as lat, p.households, p.population,
        p.age0to3, p.age3to6, p.age6to15, p.age60plus, p.age80plus, p.estimated, p.source_key as "sourceKey"
      from demand_points p join data_sets d on d.id = p.data_set_id
      where ${countedDemand} and p.id > ${last} order by p.id limit ${rowsAPage}`.execute(db)
    for (const row of page.rows) points.push({ ...row, id: String(row.id) })
    if (page.rows.length < rowsAPage) return points
    last = page.rows[page.rows.length - 1].id
  }
}
