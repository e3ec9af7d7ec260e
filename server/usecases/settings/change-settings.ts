import type { Settings } from '#contract/settings'
import type { Database } from '../../database/open-pool.ts'
import { readSettings, writeSettings } from '../../repositories/settings.ts'

/** What the bureau set for its service. */
export async function getSettings(db: Database): Promise<Settings> {
  return readSettings(db)
}

/** Overwrites the settings and answers what holds now. */
export async function changeSettings(db: Database, settings: Settings): Promise<Settings> {
  await writeSettings(db, settings)
  return readSettings(db)
}
