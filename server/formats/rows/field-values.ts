/** A value read from a file: null = left empty, or why it cannot be taken. */
export type Read<T> = { ok: true; value: T | null } | { ok: false; reason: string }

const empty = new Set(['', '-', '--', '—', '－', '/', '\\', '无', 'n/a', 'na', 'null', 'nan', 'none', '#n/a'])

/**
 * A number as Chinese and English tables write it: full-width digits, thousands separators, 万, and a counter (人, 户, 张 …) behind it
 * are understood. Refuses text, infinities, and values outside the range.
 */
export function readNumber(value: unknown, label: string, min: number, max: number, scale = 1): Read<number> {
  const parsed = numberOf(value)
  if (parsed === null) return { ok: true, value: null }
  if (Number.isNaN(parsed)) return { ok: false, reason: `${label} ${shown(value)} is not a number` }
  const number = parsed * scale
  if (!(number >= min && number <= max)) return { ok: false, reason: `${label} ${shown(value)} is outside ${min} to ${max}` }
  return { ok: true, value: number }
}

/** Text without surrounding blanks; null where empty. Numbers (codes in JSON) become their digits. */
export function readText(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (typeof value !== 'string') return null
  const text = value.trim()
  return text === '' ? null : text
}

/** The value's short form in a message. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  return `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`
}

function numberOf(value: unknown): number | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'number') return Number.isFinite(value) ? value : Number.NaN
  if (typeof value !== 'string') return Number.NaN
  const text = value.normalize('NFKC').trim().toLowerCase()
  if (empty.has(text)) return null
  const match =
    /^([+-]?)(\d+|\d{1,3}(?:[, ]\d{3})+)?(\.\d+)?(e[+-]?\d{1,3})?\s*(万)?\s*(?:人|口|户|戶|张|座|个|名|床|km\/h)?$/.exec(text)
  if (!match || (match[2] === undefined && match[3] === undefined)) return Number.NaN
  const [, sign, whole = '0', fraction = '', exponent = '', tenThousand] = match
  const number = Number(`${sign}${whole.replace(/[, ]/g, '')}${fraction}${exponent}`)
  // Rounded because 2.62 × 10,000 is not a whole number in doubles.
  return tenThousand ? Math.round(number * 1e10) / 1e6 : number
}
