import type { ImportOptions, ImportResult } from '#contract/imports'
import { ProblemError } from '#contract/problems'
import type { Provenance, Refusal } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'
import { discardDataSet, publishDataSet, stageDataSet } from '../../repositories/data-sets.ts'
import { recordRevision, type Touched } from '../../repositories/revisions.ts'
import {
  type DrawnTiles,
  discardCovered,
  discardDivisionTiles,
  drawDivisionTiles,
  publishDivisionTiles,
} from '../tiles/draw-division-tiles.ts'
import type { WorkContext } from '../work-context.ts'

/** One file on its way in. */
export interface ImportFile {
  fileName: string
  bytes: Uint8Array
  options: ImportOptions
}

/** Thrown out of a publication whose tiles were drawn before another publication changed the divisions: nothing of it happens. */
const tilesOutdated = Symbol('tiles outdated')

/** How many refusals a report lists; all are counted. */
const listedRefusals = 1000

/** Fails the whole file where rows were refused and the options do not say to skip them; the problem names each row. */
export function requireAllTaken(file: ImportFile, rowsRead: number, refusals: readonly Refusal[]): void {
  if (refusals.length === 0 || file.options.skipInvalid) return
  const listed = refusals.slice(0, listedRefusals)
  throw new ProblemError(
    'import-refused',
    `${refusals.length} of ${rowsRead} rows of ${file.fileName} were refused, so nothing was imported. Mend them, or import with skipInvalid to leave them out.`,
    listed.map(({ row, key, reason }) => ({ detail: `${key === null ? '' : `${key}: `}${reason}`, pointer: `/row/${row}` })),
    { kind: file.options.kind, fileName: file.fileName, read: rowsRead, taken: 0, refused: refusals.length, refusals: listed },
  )
}

/** Runs `write` once for each batch of items, telling how far it is between `from` and `to`. */
export async function inBatches<T>(
  context: WorkContext,
  items: readonly T[],
  batchSize: number,
  [from, to]: [number, number],
  message: string,
  write: (batch: readonly T[]) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < items.length; start += batchSize) {
    context.report(
      from + ((to - from) * start) / items.length,
      `${message} ${start.toLocaleString('en')} / ${items.length.toLocaleString('en')}`,
    )
    await write(items.slice(start, start + batchSize))
  }
}

/**
 * Stages a data set, lets `fill` write its rows in short steps and count them, and publishes it in one short transaction, together with what
 * `publish` does in it; a failure on the way leaves nothing behind. What brings nothing is refused: it would only empty its predecessor.
 */
export async function stageAndPublish(
  context: WorkContext,
  provenance: Omit<Provenance, 'kind'> & { kind: string },
  touches: readonly Touched[],
  fill: (dataSetId: string) => Promise<Record<string, number>>,
  publish: (transaction: Database, dataSetId: string, revision: number) => Promise<void> = async () => {},
): Promise<{ dataSetId: string; revision: number; replaced: boolean }> {
  const dataSetId = await stageDataSet(context.db, provenance, context.jobId)
  try {
    const counts = await fill(dataSetId)
    if (Object.values(counts).every((count) => count === 0))
      throw new ProblemError('import-refused', `${provenance.name} holds nothing that could be imported, so nothing was changed.`)
    let tiles = touches.includes('divisions') ? await drawDivisionTiles(context, dataSetId) : null
    context.report(0.97, 'publishing')
    await context.passPointOfNoReturn()
    for (;;) {
      const published = await publishOnce(tiles)
      if (published) {
        if (tiles) await discardCovered(context.db)
        return published
      }
      await discardDivisionTiles(context.db, tiles!)
      tiles = await drawDivisionTiles({ ...context, report: () => {} }, dataSetId)
    }

    async function publishOnce(drawn: DrawnTiles | null) {
      const transaction = context.db.transaction().execute(async (transaction) => {
        const { replaced, boxes } = await publishDataSet(transaction, dataSetId, counts)
        // Tiles of divisions know themselves which ground they touch.
        const areas = touches
          .filter((touched) => touched !== 'divisions')
          .flatMap((touched) => boxes.map((box) => ({ touched, box })))
        const revision = await recordRevision(transaction, `${provenance.kind}: ${provenance.name}`, touches, areas)
        if (drawn && !(await publishDivisionTiles(transaction, drawn, revision))) throw tilesOutdated
        await publish(transaction, dataSetId, revision)
        return { dataSetId, revision, replaced }
      })
      return transaction.catch((error: unknown) => {
        if (error === tilesOutdated) return null
        throw error
      })
    }
  } catch (error) {
    await discardDataSet(context.db, dataSetId)
    throw error
  }
}

/** The report of a finished import. */
export function importResult(
  file: ImportFile,
  published: { dataSetId: string; revision: number; replaced: boolean },
  rows: { read: number; taken: number; refusals: readonly Refusal[] },
  counts: Record<string, number>,
  notes: string[] = [],
): ImportResult {
  return {
    dataSetId: published.dataSetId,
    kind: file.options.kind,
    fileName: file.fileName,
    read: rows.read,
    taken: rows.taken,
    refused: rows.refusals.length,
    refusals: rows.refusals.slice(0, listedRefusals),
    counts,
    notes: published.replaced
      ? ['This file was imported before under the same name; what it brought then was replaced.', ...notes]
      : notes,
    revision: published.revision,
  }
}
