import { isEmpty } from '../repositories/data-sets.ts'
import { insertDemand } from '../repositories/demand.ts'
import { insertFacilities } from '../repositories/facilities.ts'
import { insertStagedDivisions, publishStagedDivisions } from '../repositories/staged-divisions.ts'
import { insertBarriers, insertStreets } from '../repositories/streets.ts'
import { generateDistrict } from '../sample/generate-district.ts'
import { defaultSampleSeed, provenanceOfSample } from '../sample/sample-provenance.ts'
import { recountDivisions } from './divisions/recount-divisions.ts'
import { stageDivisions } from './imports/stage-divisions.ts'
import { inBatches, stageAndPublish } from './imports/stage-file.ts'
import type { WorkContext } from './work-context.ts'

/** From this day on the sample's divisions hold, so that asking "as of" a past day finds them. */
const sampleValidFrom = '2020-01-01'

/** Fills an empty database with the generated sample, marked synthetic; answers false where it is not empty. */
export async function loadSample(
  context: WorkContext,
  options: { seed: number; scale?: number } = { seed: defaultSampleSeed },
): Promise<boolean> {
  const { db } = context
  if (!(await isEmpty(db))) return false
  const sample = generateDistrict(options)
  const { staged } = await stageDivisions(db, sample.divisions)
  const counts = {
    divisions: staged.length,
    streets: sample.streets.length,
    barriers: sample.barriers.length,
    demand: sample.demand.length,
    facilities: sample.facilities.length,
  }
  await stageAndPublish(
    context,
    provenanceOfSample(options),
    ['divisions', 'streets', 'demand', 'facilities'],
    counts,
    async (id) => {
      await inBatches(context, staged, 500, [0, 0.2], 'sample divisions', (batch) =>
        insertStagedDivisions(db, id, sampleValidFrom, batch),
      )
      await inBatches(context, sample.streets, 2000, [0.2, 0.6], 'sample streets', (batch) => insertStreets(db, id, batch))
      await inBatches(context, sample.barriers, 2000, [0.6, 0.7], 'sample barriers', (batch) => insertBarriers(db, id, batch))
      await inBatches(context, sample.demand, 2000, [0.7, 0.85], 'sample people', (batch) => insertDemand(db, id, batch))
      await inBatches(context, sample.facilities, 2000, [0.85, 0.95], 'sample facilities', async (batch) => {
        await insertFacilities(db, id, batch)
      })
    },
    (transaction, dataSetId, revision) => publishStagedDivisions(transaction, dataSetId, revision),
  )
  await recountDivisions(db)
  return true
}
