import { isEmpty } from '../../repositories/data-sets.ts'
import { insertDemand } from '../../repositories/demand.ts'
import { insertLineage } from '../../repositories/divisions/division-lineage.ts'
import { publishStagedDivisions } from '../../repositories/divisions/staged-divisions.ts'
import { insertFacilities } from '../../repositories/facilities.ts'
import { insertLand } from '../../repositories/land.ts'
import { insertBarriers, insertStreets } from '../../repositories/streets.ts'
import { generateSample } from '../../sample/generate-sample.ts'
import type { SampleOptions, SamplePreset } from '../../sample/sample-content.ts'
import { provenanceOfSample } from '../../sample/sample-provenance.ts'
import { recountDivisions } from '../divisions/recount-divisions.ts'
import { stageAndPublish } from '../imports/stage-file.ts'
import type { WorkContext } from '../work-context.ts'
import { createSampleDivisionWriter } from './write-sample-divisions.ts'

const rowsAStep = 2000

/** Fills an empty database with a generated sample, marked synthetic; answers false where it is not empty. */
export async function loadSample(context: WorkContext, preset: SamplePreset, options: SampleOptions): Promise<boolean> {
  const { db } = context
  if (!(await isEmpty(db))) return false
  context.report(0, `generating the ${preset}`)
  const sample = generateSample(preset, options)
  const counts: Record<string, number> = {}

  /** Writes one part of the sample in short steps, counting its rows. */
  const store = async <T>(
    part: string,
    items: Iterable<T>,
    [from, to]: [number, number],
    write: (batch: T[]) => Promise<unknown>,
  ) => {
    counts[part] = 0
    let batch: T[] = []
    const flush = async () => {
      await write(batch)
      counts[part] += batch.length
      batch = []
      // How many there will be is not known beforehand: the bar draws near to the part's end.
      context.report(to - (to - from) / (1 + counts[part] / 50_000), `sample ${part} ${counts[part].toLocaleString('en')}`)
    }
    for (const item of items) if (batch.push(item) === rowsAStep) await flush()
    if (batch.length > 0) await flush()
  }

  const divisions = createSampleDivisionWriter(db)
  await stageAndPublish(
    context,
    provenanceOfSample(preset, options),
    ['divisions', 'streets', 'land', 'demand', 'facilities'],
    async (id) => {
      await store('divisions', sample.divisions, [0.05, 0.35], (batch) => divisions.write(id, batch))
      await store('lineage', sample.lineage, [0.35, 0.36], (batch) => insertLineage(db, divisions.withIds(batch)))
      await store('streets', sample.streets, [0.36, 0.6], (batch) => insertStreets(db, id, batch))
      await store('barriers', sample.barriers, [0.6, 0.65], (batch) => insertBarriers(db, id, batch))
      await store('land', sample.land, [0.65, 0.75], (batch) => insertLand(db, id, batch))
      await store('demand', sample.demand, [0.75, 0.85], (batch) => insertDemand(db, id, batch))
      await store('facilities', sample.facilities, [0.85, 0.95], (batch) => insertFacilities(db, id, batch))
      return counts
    },
    (transaction, dataSetId, revision) => publishStagedDivisions(transaction, dataSetId, revision),
  )
  if (counts.demand > 0) await recountDivisions(db)
  return true
}
