import type { Database } from '../../../server/database/open-pool.ts'
import {
  insertStagedDivisions,
  publishStagedDivisions,
  type StagedDivision,
} from '../../../server/repositories/divisions/staged-divisions.ts'
import { stageAndPublish } from '../../../server/usecases/imports/stage-file.ts'
import type { WorkContext } from '../../../server/usecases/work-context.ts'

/** Publishes divisions as an import does, tiles and all; answers the revision. */
export async function publishDivisions(
  db: Database,
  name: string,
  divisions: readonly StagedDivision[],
  report: WorkContext['report'] = () => {},
): Promise<number> {
  const context = { db, jobId: null, report, passPointOfNoReturn: async () => {} } as unknown as WorkContext
  const { revision } = await stageAndPublish(
    context,
    { name, kind: 'divisions', source: 'test', licence: null, synthetic: true },
    ['divisions'],
    async (dataSetId) => {
      for (let start = 0; start < divisions.length; start += 500)
        await insertStagedDivisions(db, dataSetId, divisions.slice(start, start + 500))
      return { divisions: divisions.length }
    },
    (transaction, dataSetId, revision) => publishStagedDivisions(transaction, dataSetId, revision),
  )
  return revision
}
