import { sql } from 'kysely'
import type { Database } from '../database/open-pool.ts'

export interface SettingsRow {
  mapReviewNumber: string | null
  baseMapCredit: string | null
}

/** What the bureau set; nulls where it set nothing. */
export async function readSettings(db: Database): Promise<SettingsRow> {
  const row = await db.selectFrom('settings').select(['map_review_number', 'base_map_credit']).executeTakeFirstOrThrow()
  return { mapReviewNumber: row.map_review_number, baseMapCredit: row.base_map_credit }
}

/** Overwrites all settings. */
export async function writeSettings(db: Database, settings: SettingsRow): Promise<void> {
  await db
    .updateTable('settings')
    .set({
      map_review_number: settings.mapReviewNumber,
      base_map_credit: settings.baseMapCredit,
      changed_at: sql<string>`now()`,
    })
    .execute()
}
