import type { Refusal } from '#planning/types'
import type { CoordinateReader } from '../crs.ts'
import { shown } from './field-values.ts'
import type { SourceRow, SourceTable } from './source-table.ts'

/** What reading a file of rows gave. */
export interface RowsRead<T> {
  rowsRead: number
  taken: T[]
  /** The row that each taken draft came from. */
  takenRows: number[]
  refusals: Refusal[]
  /** What the report should say of the file as a whole, e.g. that its coordinates are approximate. */
  notes: string[]
}

/** One row's outcome: a draft, or the reason why it is refused. */
export type RowOutcome<T> = { ok: true; draft: T } | { ok: false; reason: string }

/**
 * Reads every row, keeps the drafts and lists the refusals, each with the row's key. With `uniqueKey`, a second row of the same key
 * is refused and names the first.
 */
export function collectRows<T>(
  table: SourceTable,
  crs: CoordinateReader,
  read: (row: SourceRow) => RowOutcome<T>,
  keyOf: (row: SourceRow) => string | null,
  uniqueKey?: (draft: T) => string | null,
): RowsRead<T> {
  const taken: T[] = []
  const takenRows: number[] = []
  const refusals: Refusal[] = []
  const firstRows = new Map<string, number>()
  for (const row of table.rows) {
    const outcome: RowOutcome<T> = row.broken ? { ok: false, reason: row.broken } : read(row)
    if (!outcome.ok) {
      refusals.push({ row: row.row, key: keyOf(row), reason: outcome.reason })
      continue
    }
    const key = uniqueKey?.(outcome.draft) ?? null
    const first = key === null ? undefined : firstRows.get(key)
    if (key !== null && first !== undefined) {
      refusals.push({ row: row.row, key, reason: `the code ${shown(key)} was used before, in row ${first}` })
      continue
    }
    if (key !== null) firstRows.set(key, row.row)
    taken.push(outcome.draft)
    takenRows.push(row.row)
  }
  return { rowsRead: table.rows.length, taken, takenRows, refusals, notes: notesOn(table, crs) }
}

function notesOn(table: SourceTable, crs: CoordinateReader): string[] {
  const notes: string[] = []
  if (table.rows.length === 0) notes.push('The file holds no rows.')
  if (crs.approximate)
    notes.push(
      `Coordinates were converted from ${crs.crs} by an unofficial formula, good to about a meter; treat them as approximate.`,
    )
  return notes
}
