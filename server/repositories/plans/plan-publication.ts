import { sql } from 'kysely'
import type { Database } from '../../database/open-pool.ts'

/** A division of which the published map has another version after a day. */
export interface LaterVersion {
  id: string
  code: string
  name: string
  /** The last day on which it changes. */
  day: string
}

/** Which of these divisions change, or have divisions in them that begin or change, on the published map after a day. */
export async function laterVersions(db: Database, divisionIds: readonly string[], after: string): Promise<LaterVersion[]> {
  const ids = divisionIds as string[]
  const { rows } = await sql<LaterVersion>`
    with later as (
      select v.division_id, v.code, v.name, greatest(case when v.valid_from > ${after}::date then v.valid_from end, v.valid_to) as day
      from division_versions v where v.published and v.superseded_at is null and v.division_id = any(${ids}::uuid[])
        and (v.valid_from > ${after}::date or v.valid_to > ${after}::date)
      union all
      select v.division_id, v.code, v.name, v.valid_from from division_versions v
      where v.published and v.superseded_at is null and v.parent_id = any(${ids}::uuid[]) and v.valid_from > ${after}::date
        and v.division_id <> all(${ids}::uuid[]))
    select distinct on (l.division_id) l.division_id as id, l.code, l.name, l.day from later l order by l.division_id, l.day desc`.execute(
    db,
  )
  return rows
}

/** Says of codes that they ended on a day and are never given again. */
export async function retireCodes(
  db: Database,
  codes: readonly { code: string; divisionId: string }[],
  day: string,
): Promise<void> {
  await sql`
    insert into retired_codes (code, division_id, retired_on)
    select code, "divisionId", ${day}::date from jsonb_to_recordset(${JSON.stringify(codes)}::jsonb) as r(code text, "divisionId" uuid)
    on conflict do nothing`.execute(db)
}

/**
 * Ids of the versions outside some divisions that hold on a day or later and whose boxes meet one of these boxes (west, south, east, north).
 */
export async function versionsAt(
  db: Database,
  boxes: readonly (readonly [number, number, number, number])[],
  day: string,
  withoutIds: readonly string[],
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct v.id from jsonb_array_elements(${JSON.stringify(boxes)}::jsonb) b
    join division_versions v on v.geometry && st_makeenvelope((b->>0)::float8, (b->>1)::float8, (b->>2)::float8, (b->>3)::float8, 4490)
    where v.published and v.superseded_at is null and (v.valid_to is null or v.valid_to > ${day}::date)
      and v.division_id <> all(${withoutIds as string[]}::uuid[]) order by 1`.execute(db)
  return rows.map(({ id }) => id)
}
