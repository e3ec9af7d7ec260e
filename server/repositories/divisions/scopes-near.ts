import { type RawBuilder, sql } from 'kysely'

/**
 * Condition of rows whose `scope_division_id` lies in a division, or holds it; always true for null, the whole tree. `table` is where the
 * scopes stand, `row` its name in the query.
 */
export function scopesNear(table: 'plans' | 'campaigns', row: string, within: string | null): RawBuilder<boolean> {
  if (within === null) return sql<boolean>`true`
  const scope = sql.ref(`${row}.scope_division_id`)
  const above = (from: RawBuilder<unknown>) => sql`
    with recursive up(start, id) as (${from} union select up.start, v.parent_id from up join division_versions v on v.division_id = up.id
      and v.published and v.superseded_at is null and v.parent_id is not null) select start, id from up`
  return sql<boolean>`(${scope} in (select start from (${above(sql`select distinct scope_division_id, scope_division_id from ${sql.table(table)}`)}) u
      where u.id = ${within}::uuid) or ${scope} in (select id from (${above(sql`select ${within}::uuid, ${within}::uuid`)}) w))`
}
