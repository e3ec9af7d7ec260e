import type { Health } from '#contract/health'
import type { Database } from '../database/open-pool.ts'
import { currentRevision } from '../repositories/revisions.ts'

/** Tells that the service and its database answer, and at which revision the data stands. */
export async function checkHealth(db: Database, database: Health['database'], version: string): Promise<Health> {
  return { status: 'ok', database, revision: await currentRevision(db), version }
}
