const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const oneDecimal = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const twoDecimals = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })

/** A whole number with separators: 12,480. The same form serves both languages. */
export const count = (value: number): string => whole.format(Math.round(value))

/** A change with its sign: +1,204. */
export const signed = (value: number): string => `${value > 0 ? '+' : value < 0 ? '−' : ''}${count(Math.abs(value))}`

/** A share 0–1 with one decimal: 83.1%. Only what is exactly all reads 100.0%. */
export function percent(share: number): string {
  const tenths = Math.round(share * 1000) / 10
  const shown = share < 1 && tenths >= 100 ? 99.9 : share > 0 && tenths === 0 ? 0.1 : tenths
  return `${oneDecimal.format(shown)}%`
}

/** A distance: whole meters below 1 km, then kilometers. */
export const distance = (meters: number): string =>
  Math.round(meters) < 1000
    ? `${count(meters)} m`
    : `${meters < 10_000 ? twoDecimals.format(meters / 1000) : oneDecimal.format(meters / 1000)} km`

/** An area: square meters below 10,000, then square kilometers. */
export const area = (squareMeters: number): string =>
  squareMeters < 10_000 ? `${count(squareMeters)} m²` : `${twoDecimals.format(squareMeters / 1e6)} km²`

/** Minutes with one decimal, without the unit: 8.4. */
export const minutesOf = (seconds: number): string => oneDecimal.format(seconds / 60)

/** A day of an ISO time, in the person's own time zone: 2026-11-22. */
export function day(isoTime: string): string {
  const date = new Date(isoTime)
  if (/^\d{4}-\d{2}-\d{2}$/.test(isoTime) || Number.isNaN(date.getTime())) return isoTime
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** Day and time to the minute: 2026-11-22 14:05. */
export function moment(isoTime: string): string {
  const date = new Date(isoTime)
  return `${day(isoTime)} ${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`
}

export const decimal = (value: number): string => twoDecimals.format(value)

/** A rate in three or so digits: 1,829, 22.9, 0.45. */
export const rate = (value: number): string => (value >= 100 ? whole : value >= 10 ? oneDecimal : twoDecimals).format(value)
