import type { ImportResult } from '#contract/imports'
import type { DivisionDraft, Refusal } from '#planning/types'
import { readDivisions } from '../../formats/divisions-file.ts'
import { type EndedCode, endedCodes } from '../../repositories/divisions/ended-codes.ts'
import { insertStagedDivisions, publishStagedDivisions } from '../../repositories/divisions/staged-divisions.ts'
import { recountDivisions } from '../divisions/recount-divisions.ts'
import type { WorkContext } from '../work-context.ts'
import { stageDivisions } from './stage-divisions.ts'
import { type ImportFile, importResult, inBatches, requireAllTaken, stageAndPublish } from './stage-file.ts'

/** Imports divisions; a code that is on the map already gets a new version from the given day on. A code that has ended is refused by its row: codes are never given again. */
export async function importDivisions(context: WorkContext, file: ImportFile): Promise<ImportResult> {
  context.report(0, 'reading the file')
  const { level, ...options } = file.options
  const rows = readDivisions(file.bytes, { ...options, level: level === 'grid' ? 'grid_1' : level })
  requireAllTaken(file, rows.rowsRead, rows.refusals)
  const validFrom = file.options.validFrom ?? new Date().toISOString().slice(0, 10)
  const ended = await endedCodes(
    context.db,
    rows.taken.map(({ code }) => code),
    validFrom,
  )
  const living = rows.taken.filter(({ code }) => !ended.has(code))
  const { staged, orphans } = await stageDivisions(context.db, living, validFrom)
  const rowOf = new Map(rows.taken.map((draft, index) => [draft, rows.takenRows[index]]))
  const refusal = (draft: DivisionDraft, reason: string): Refusal => ({ row: rowOf.get(draft)!, key: draft.code, reason })
  const strays = [
    ...rows.taken.flatMap((draft) => {
      const end = ended.get(draft.code)
      return end ? [refusal(draft, reasonOf(end))] : []
    }),
    ...orphans.map((draft) =>
      refusal(draft, `its parent "${draft.parentCode}" is neither in this file nor on the map; import the parents first`),
    ),
  ].sort((a, b) => a.row - b.row)
  requireAllTaken(file, rows.rowsRead, strays)
  const strayCodes = new Set(orphans.map((draft) => draft.code))
  const taken = staged.filter((division) => !strayCodes.has(division.code))
  const counts = { divisions: taken.length }
  const published = await stageAndPublish(
    context,
    { name: file.fileName, kind: 'divisions', source: file.fileName, licence: null, synthetic: false },
    ['divisions'],
    async (dataSetId) => {
      await inBatches(context, taken, 500, [0.2, 0.95], 'storing divisions', (batch) =>
        insertStagedDivisions(context.db, dataSetId, batch),
      )
      return counts
    },
    (transaction, dataSetId, revision) => publishStagedDivisions(transaction, dataSetId, revision),
  )
  await recountDivisions(context.db)
  return importResult(
    file,
    published,
    { read: rows.rowsRead, taken: taken.length, refusals: [...rows.refusals, ...strays] },
    counts,
    rows.notes,
  )
}

function reasonOf({ code, name, endedOn }: EndedCode): string {
  return `the code "${code}"${name === null ? '' : `, which was that of "${name}",`} ended on ${endedOn} and is never given again; give the division a new one`
}
