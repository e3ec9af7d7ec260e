import type { ImportResult } from '#contract/imports'
import { readOsm } from '../../formats/osm.ts'
import { insertDemand } from '../../repositories/demand.ts'
import { insertFacilities } from '../../repositories/facilities.ts'
import { insertLand } from '../../repositories/land.ts'
import { insertBarriers, insertStreets } from '../../repositories/streets.ts'
import { recountDivisions } from '../divisions/recount-divisions.ts'
import type { WorkContext } from '../work-context.ts'
import { type ImportFile, importResult, inBatches, requireAllTaken, stageAndPublish } from './stage-file.ts'

const osmLicence = 'ODbL 1.0, © OpenStreetMap contributors'

/** Imports an OSM extract: its streets and barriers, water and woods, its buildings with estimated demand, its amenities as facilities. */
export async function importStreets(context: WorkContext, file: ImportFile): Promise<ImportResult> {
  context.report(0, 'reading the OSM file')
  const osm = await readOsm(file.bytes, (share) => context.report(0.3 * share, 'reading the OSM file'))
  const { streets, barriers, land, demand, facilities, refusals } = osm
  const read = osm.counts.highways + osm.counts.buildings + osm.counts.amenities
  requireAllTaken(file, read, refusals)
  const counts = {
    streets: streets.length,
    barriers: barriers.length,
    land: land.length,
    demand: demand.length,
    facilities: facilities.length,
  }
  const published = await stageAndPublish(
    context,
    {
      name: file.fileName,
      kind: 'streets',
      source: `OpenStreetMap extract ${file.fileName}`,
      licence: osmLicence,
      synthetic: false,
    },
    ['streets', 'land', 'demand', 'facilities'],
    async (dataSetId) => {
      await inBatches(context, streets, 2000, [0.3, 0.75], 'storing streets', (batch) =>
        insertStreets(context.db, dataSetId, batch),
      )
      await inBatches(context, barriers, 2000, [0.75, 0.8], 'storing barriers', (batch) =>
        insertBarriers(context.db, dataSetId, batch),
      )
      await inBatches(context, land, 2000, [0.8, 0.85], 'storing water, woods and buildings', (batch) =>
        insertLand(context.db, dataSetId, batch),
      )
      await inBatches(context, demand, 2000, [0.85, 0.9], 'storing people', (batch) => insertDemand(context.db, dataSetId, batch))
      await inBatches(context, facilities, 2000, [0.9, 0.95], 'storing facilities', async (batch) => {
        await insertFacilities(context.db, dataSetId, batch)
      })
      return counts
    },
  )
  if (demand.length > 0) await recountDivisions(context.db)
  const notes = [
    ...(osm.counts.cutWays > 0
      ? [`${osm.counts.cutWays} ways run out of the extract; they were kept as far as their nodes are in the file.`]
      : []),
    ...(osm.counts.openAreas > 0
      ? [`${osm.counts.openAreas} outlines of water or woods do not close in this file, or cross themselves; they were left out.`]
      : []),
    ...(demand.length > 0 ? ['Households and people of buildings are estimated from floor area and marked so.'] : []),
  ]
  return importResult(file, published, { read, taken: read - refusals.length, refusals }, counts, notes)
}
