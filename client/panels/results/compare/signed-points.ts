import { decimal } from '../../../i18n/numbers.ts'

/** A change of share in percentage points, with its sign: +3.2. Only what is exactly none reads 0. */
export function signedPoints(change: number): string {
  const points = Math.round(change * 1000) / 10
  const least = points === 0 && change !== 0 ? 0.1 * Math.sign(change) : points
  return `${least > 0 ? '+' : least < 0 ? '−' : ''}${decimal(Math.abs(least))}`
}
