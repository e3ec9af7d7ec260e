import type { DataSet } from '#contract/imports'
import type { Database } from '../database/open-pool.ts'
import { listDataSets as findDataSets } from '../repositories/data-sets.ts'

/** Lists where the published data came from. */
export async function listDataSets(db: Database): Promise<{ dataSets: DataSet[] }> {
  return { dataSets: await findDataSets(db) }
}
