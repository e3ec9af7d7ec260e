import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../database/open-pool.ts'
import { holdsOn } from './divisions.ts'

/** Deeper than any tree of divisions is; ends the climb where two divisions name each other as parent. */
const mostLevels = 20

/** `code, name, level, parent_id` of a division as today's published map has it, else as it was last, else as it will be. */
export function latestVersion(divisionId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select v.code, v.name, v.level, v.parent_id from division_versions v
    where v.division_id = ${divisionId} and v.published
    order by (${holdsOn(undefined)}) desc, (v.superseded_at is null) desc,
      (v.valid_from <= (now() at time zone 'UTC')::date) desc, v.valid_from desc, v.id desc
    limit 1)`
}

/** Whether a division is `ancestorId` itself or lies below it in the tree. */
export async function isBelow(db: Database, divisionId: string, ancestorId: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    with recursive upwards (id, step) as (
      select ${divisionId}::uuid, 0
      union all
      select latest.parent_id, upwards.step + 1
      from upwards cross join lateral ${latestVersion(sql`upwards.id`)} latest
      where latest.parent_id is not null and upwards.step < ${mostLevels}
    )
    select exists (select 1 from upwards where id = ${ancestorId}::uuid) as found`.execute(db)
  return rows[0].found
}

/** How a division is called; null where no published version of it was ever there. */
export async function findDivisionName(
  db: Database,
  divisionId: string,
): Promise<{ code: string; name: string; level: string } | null> {
  const { rows } = await sql<{ code: string; name: string; level: string }>`
    select code, name, level from ${latestVersion(sql`${divisionId}::uuid`)} latest`.execute(db)
  return rows[0] ?? null
}

/** A division and what lies above it, upwards, as `latestVersion` knows them. */
export async function divisionsAbove(db: Database, divisionId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    with recursive upwards (id, name, parent_id, step) as (
      select ${divisionId}::uuid, latest.name, latest.parent_id, 0 from ${latestVersion(sql`${divisionId}::uuid`)} latest
      union all
      select upwards.parent_id, latest.name, latest.parent_id, upwards.step + 1
      from upwards cross join lateral ${latestVersion(sql`upwards.parent_id`)} latest
      where upwards.parent_id is not null and upwards.step < ${mostLevels}
    )
    select id, name from upwards order by step`.execute(db)
  return rows
}
