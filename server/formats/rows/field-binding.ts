import { FormatError } from '../format-error.ts'
import type { SourceRow, SourceTable } from './source-table.ts'

/** Our field → the names that files use for it, best first. */
export type FieldNames<F extends string> = Readonly<Record<F, readonly string[]>>

/** Where each of our fields comes from in one file. */
export interface FieldBinding<F extends string> {
  /** True where the file (or a constant) has the field. */
  has(field: F): boolean
  /** The file's value for a field of ours; undefined where it has none. */
  value(row: SourceRow, field: F): unknown
  /** 10,000 where the column's header says 万, else 1. */
  scale(field: F): number
}

/**
 * Finds our fields among a file's columns: first by `columns` (our field → their column, or `=constant`), then by name, ignoring
 * case, spaces, underscores and a unit in brackets. Throws FormatError where `columns` names a field or a column that is not there.
 */
export function bindFields<F extends string>(
  table: SourceTable,
  names: FieldNames<F>,
  columns: Readonly<Record<string, string>> = {},
): FieldBinding<F> {
  const fieldKeys = Object.keys(names) as F[]
  const bound = new Map<F, { column: string } | { constant: string }>()
  for (const [field, source] of Object.entries(columns)) {
    if (!Object.hasOwn(names, field))
      throw new FormatError(`The field "${field}" is not known. Known are ${fieldKeys.join(', ')}.`)
    if (source.startsWith('=')) bound.set(field as F, { constant: source.slice(1) })
    else if (table.fields.includes(source)) bound.set(field as F, { column: source })
    else throw new FormatError(`The file has no column "${source}" for ${field}. Its columns are ${listed(table.fields)}.`)
  }
  for (const field of fieldKeys) {
    if (bound.has(field)) continue
    for (const name of names[field]) {
      const column = table.fields.find((candidate) => plainName(candidate) === plainName(name))
      if (column === undefined) continue
      bound.set(field, { column })
      break
    }
  }
  return {
    has: (field) => bound.has(field),
    value(row, field) {
      const source = bound.get(field)
      if (!source) return undefined
      return 'constant' in source ? source.constant : row.values.get(source.column)
    },
    scale(field) {
      const source = bound.get(field)
      return source && 'column' in source && /[(（[]\s*万/.test(source.column) ? 10_000 : 1
    },
  }
}

/** Column names for a message, at most twenty. */
export function listed(names: readonly string[]): string {
  if (names.length === 0) return '(none)'
  const shown = names.slice(0, 20).map((name) => `"${name.slice(0, 40)}"`)
  return names.length > 20 ? `${shown.join(', ')} and ${names.length - 20} more` : shown.join(', ')
}

function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[([].*?[)\]]/g, '')
    .replace(/[\s_\-.]/g, '')
    .toLowerCase()
}
