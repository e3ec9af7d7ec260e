import type { ImportResult } from '#contract/imports'
import type { FacilityDraft, Refusal } from '#planning/types'
import { readDemand } from '../../formats/demand-file.ts'
import { readFacilities } from '../../formats/facilities-file.ts'
import type { RowsRead } from '../../formats/rows/collect.ts'
import { insertDemand } from '../../repositories/demand.ts'
import { insertFacilities, pointsFarFromEverything } from '../../repositories/facilities.ts'
import { recountDivisions } from '../divisions/recount-divisions.ts'
import { farFromEverything } from '../facilities/change-facility.ts'
import type { WorkContext } from '../work-context.ts'
import { type ImportFile, importResult, inBatches, requireAllTaken, stageAndPublish } from './stage-file.ts'

/** Imports facilities from CSV or GeoJSON. */
export async function importFacilities(context: WorkContext, file: ImportFile): Promise<ImportResult> {
  context.report(0, 'reading the file')
  const rows = readFacilities(file.bytes, file.options)
  const { near, far } = await splitFar(context, rows)
  const refusals = [...rows.refusals, ...far].sort((a, b) => a.row - b.row)
  requireAllTaken(file, rows.rowsRead, refusals)
  const counts = { facilities: near.length }
  const published = await stageAndPublish(
    context,
    { name: file.fileName, kind: 'facilities', source: file.fileName, licence: null, synthetic: false },
    ['facilities'],
    async (dataSetId) => {
      await inBatches(context, near, 2000, [0.1, 0.95], 'storing facilities', async (batch) => {
        await insertFacilities(context.db, dataSetId, batch)
      })
      return counts
    },
  )
  return importResult(file, published, { read: rows.rowsRead, taken: near.length, refusals }, counts, rows.notes)
}

async function splitFar(
  context: WorkContext,
  { taken, takenRows }: RowsRead<FacilityDraft>,
): Promise<{ near: FacilityDraft[]; far: Refusal[] }> {
  const farIndexes = await pointsFarFromEverything(context.db, taken)
  const far = farIndexes.map((index) => {
    const { name, lon, lat } = taken[index]
    return { row: takenRows[index], key: name, reason: `[${lon}, ${lat}] ${farFromEverything}` }
  })
  const isFar = new Set(farIndexes)
  return { near: taken.filter((_, index) => !isFar.has(index)), far }
}

/** Imports demand points (buildings, settlements, cells) from CSV or GeoJSON. */
export async function importDemand(context: WorkContext, file: ImportFile): Promise<ImportResult> {
  context.report(0, 'reading the file')
  const rows = readDemand(file.bytes, file.options)
  requireAllTaken(file, rows.rowsRead, rows.refusals)
  const counts = { demand: rows.taken.length }
  const published = await stageAndPublish(
    context,
    { name: file.fileName, kind: 'demand', source: file.fileName, licence: null, synthetic: false },
    ['demand'],
    async (dataSetId) => {
      await inBatches(context, rows.taken, 2000, [0.1, 0.95], 'storing demand points', (batch) =>
        insertDemand(context.db, dataSetId, batch),
      )
      return counts
    },
  )
  await recountDivisions(context.db)
  const note = 'Estimates from OSM buildings inside the box of this file do not count any more: what it says goes.'
  return importResult(file, published, { read: rows.rowsRead, taken: rows.taken.length, refusals: rows.refusals }, counts, [
    ...rows.notes,
    note,
  ])
}
