import { sql } from 'kysely'
import type { stayReasons } from '#planning/merging/merging-types'
import type { Database } from '../../database/open-pool.ts'

export interface MergeFactsRow {
  divisionId: string
  stays: { reason: (typeof stayReasons)[number]; note: string | null }[]
  industry: string | null
  setBy: string
  setAt: string
}

/** What is known of some divisions; those of which nothing is are not listed. */
export async function findMergeFacts(db: Database, divisionIds: readonly string[]): Promise<Map<string, MergeFactsRow>> {
  const { rows } = await sql<Omit<MergeFactsRow, 'setAt'> & { setAt: Date }>`
    select division_id as "divisionId", stays, industry, set_by as "setBy", set_at as "setAt" from merge_facts
    where division_id = any(${divisionIds as string[]}::uuid[])`.execute(db)
  return new Map(rows.map(({ setAt, ...row }) => [row.divisionId, { ...row, setAt: setAt.toISOString() }]))
}

/** Overwrites what is known of a division. */
export async function writeMergeFacts(
  db: Database,
  { divisionId, stays, industry, setBy }: Omit<MergeFactsRow, 'setAt'>,
): Promise<void> {
  await sql`
    insert into merge_facts (division_id, stays, industry, set_by)
    values (${divisionId}::uuid, ${JSON.stringify(stays)}::jsonb, ${industry}, ${setBy})
    on conflict (division_id) do update set stays = excluded.stays, industry = excluded.industry, set_by = excluded.set_by, set_at = now()`.execute(
    db,
  )
}
