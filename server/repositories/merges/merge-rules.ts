import { sql } from 'kysely'
import type { MergeRuleSet } from '#planning/rules/merge-rules'
import type { Database } from '../../database/open-pool.ts'

export interface MergeRulesRow {
  id: string
  version: number
  body: Omit<MergeRuleSet, 'id'>
  madeBy: string
  madeAt: string
}

const toRow = (row: { id: string; version: number; body: unknown; made_by: string; made_at: Date }): MergeRulesRow => ({
  id: row.id,
  version: row.version,
  body: row.body as MergeRulesRow['body'],
  madeBy: row.made_by,
  madeAt: row.made_at.toISOString(),
})

/** The newest stored version of every set, by id. */
export async function newestMergeRules(db: Database): Promise<MergeRulesRow[]> {
  const rows = await db
    .selectFrom('merge_rule_sets')
    .selectAll()
    .distinctOn('id')
    .orderBy('id')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(toRow)
}

/** One version of a set; null where it is not stored. */
export async function findMergeRules(db: Database, id: string, version: number): Promise<MergeRulesRow | null> {
  const row = await db
    .selectFrom('merge_rule_sets')
    .selectAll()
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return row ? toRow(row) : null
}

/** Adds a version; false where it is there already. */
export async function addMergeRules(db: Database, row: Omit<MergeRulesRow, 'madeAt'>): Promise<boolean> {
  const { rows } = await sql`
    insert into merge_rule_sets (id, version, body, made_by) values (${row.id}, ${row.version}, ${JSON.stringify(row.body)}::jsonb, ${row.madeBy})
    on conflict do nothing returning id`.execute(db)
  return rows.length > 0
}
