import { CsvError, parse } from 'csv-parse/sync'
import { FormatError } from '../format-error.ts'
import type { SourceRow, SourceTable } from './source-table.ts'

/** Reads CSV text (comma, semicolon or tab; RFC 4180 quotes) with a header line. Throws FormatError for broken quoting or a missing header. */
export function readCsvRows(text: string): SourceTable {
  if (/^\s*<(!doctype|html|\?xml)/i.test(text))
    throw new FormatError('This is a web page or XML, not a CSV or GeoJSON file. Download it again and look at it.')
  const records = parseRecords(text, delimiterOf(text))
  const [header, ...body] = records
  if (!header) throw new FormatError('The CSV file has no header line: it holds only blank lines.')
  const fields = header.map((name) => name.trim())
  if (fields.every((name) => name === ''))
    throw new FormatError('The CSV file has no header line: its first line names no columns.')
  const rows = body.map((cells, index) => toRow(cells, index + 1, fields))
  return { format: 'csv', fields: fields.filter((name) => name !== ''), rows, crs: null }
}

function toRow(cells: readonly string[], row: number, fields: readonly string[]): SourceRow {
  const values = new Map<string, unknown>()
  fields.forEach((name, column) => {
    if (name !== '' && !values.has(name)) values.set(name, cells[column] ?? '')
  })
  const isLonger = cells.slice(fields.length).some((cell) => cell.trim() !== '')
  const broken = isLonger
    ? `has ${cells.length} values when the header names ${fields.length} columns; a value with a comma must be quoted`
    : null
  return { row, values, geometry: null, broken }
}

/** The separator that the header line has most of, outside quotes. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 10_000).replace(/"[^"]*"/g, '')
  const line = head.split(/\r?\n/).find((candidate) => candidate.trim() !== '') ?? ''
  const counts = [',', ';', '\t', ','].map((mark) => [mark, line.split(mark).length - 1] as const)
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}

function parseRecords(text: string, delimiter: string): string[][] {
  try {
    return parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new FormatError(`The CSV file cannot be read: ${error.message.replace(/\s+/g, ' ')} Check the quotation marks there.`)
  }
}
