import { sql } from 'kysely'
import type { Database } from '../../database/open-pool.ts'

/** A code that is never given again. */
export interface EndedCode {
  code: string
  /** Who had it last; null where that is not known any more. */
  name: string | null
  /** The first day on which it was nobody's, or will be. */
  endedOn: string
}

/**
 * Which of these codes are never given again, by code: those that a plan retired, also for a day to come, and those of divisions of which every
 * version ends today or on the given day at the latest.
 */
export async function endedCodes(db: Database, codes: readonly string[], day: string): Promise<Map<string, EndedCode>> {
  const { rows } = await sql<EndedCode>`
    with held as (
      select v.code, (array_agg(v.name order by v.valid_from desc, v.id desc))[1] as name, max(coalesce(v.valid_to, 'infinity'::date)) as until
      from division_versions v
      where v.published and v.superseded_at is null and v.code = any(${codes as string[]}::text[]) group by v.code)
    select coalesce(r.code, h.code) as code, h.name, coalesce(r.retired_on, h.until) as "endedOn"
    from held h full join (select code, retired_on from retired_codes where code = any(${codes as string[]}::text[])) r on r.code = h.code
    where r.code is not null or h.until <= greatest(${day}::date, (now() at time zone 'UTC')::date)`.execute(db)
  return new Map(rows.map((row) => [row.code, row]))
}
