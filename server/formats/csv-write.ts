/** A cell of a table: text, a number, yes/no, or empty. */
export type CsvCell = string | number | boolean | null | undefined

/**
 * Writes a table as CSV (RFC 4180: CRLF, quotes where needed) with a UTF-8 byte-order mark, so that Excel reads Chinese. Text that
 * a spreadsheet would run as a formula (it begins with = + - @, a tab or a return) gets an apostrophe before it; numbers stay numbers.
 */
export function csvText(header: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  const lines = [header.map(cell).join(',')]
  for (const row of rows) lines.push(row.map(cell).join(','))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

function cell(value: CsvCell): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  if (typeof value === 'boolean') return String(value)
  const text = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
