import type { MultiPolygonCoordinates } from '../types.ts'

/** Mantissa and exponent of a finite number, as integers: value = mantissa × 2^exponent. */
function exactParts(value: number): [bigint, number] {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  const bits = view.getBigUint64(0)
  const exponent = Number((bits >> 52n) & 0x7ffn)
  const fraction = bits & 0xfffffffffffffn
  const mantissa = exponent === 0 ? fraction : fraction | 0x10000000000000n
  return [bits >> 63n ? -mantissa : mantissa, Math.max(exponent, 1) - 1075]
}

/** Sign of the turn a → b → p in exact arithmetic. */
function exactTurn(coordinates: readonly number[]): number {
  const parts = coordinates.map(exactParts)
  const lowest = Math.min(...parts.map(([, exponent]) => exponent))
  const [ax, ay, bx, by, px, py] = parts.map(([mantissa, exponent]) => mantissa << BigInt(exponent - lowest))
  const turn = (bx - ax) * (py - ay) - (by - ay) * (px - ax)
  return turn > 0n ? 1 : turn < 0n ? -1 : 0
}

/** Bound on the rounding error of the turn, relative to the sum of its two products (Shewchuk 1997, ccwerrboundA). */
const turnErrorBound = (3 + 16 * 2 ** -53) * 2 ** -53

/** Sign of the turn a → b → p: 1 where p lies left of the line from a to b, -1 right of it, 0 on it; never wrong by rounding. */
export function turnSign(ax: number, ay: number, bx: number, by: number, px: number, py: number): number {
  const left = (bx - ax) * (py - ay)
  const right = (by - ay) * (px - ax)
  const turn = left - right
  if (Math.abs(turn) > turnErrorBound * (Math.abs(left) + Math.abs(right))) return Math.sign(turn)
  return exactTurn([ax, ay, bx, by, px, py])
}

/**
 * Says whether a point lies in a multipolygon, by the even-odd rule over all its rings. Half-open and exact: of polygons that tile a
 * plane with the same border points, every point, on a border too, lies in exactly one.
 */
export function pointInPolygons(polygons: MultiPolygonCoordinates, lon: number, lat: number): boolean {
  let inside = false
  for (const rings of polygons) {
    for (const ring of rings) {
      for (let i = 1; i < ring.length; i++) {
        const [lonA, latA] = ring[i - 1]
        const [lonB, latB] = ring[i]
        if (latA > lat === latB > lat) continue
        const upward = latB > latA
        // Always judged from the lower end to the upper, so that both neighbours of a border judge alike.
        const side = upward ? turnSign(lonA, latA, lonB, latB, lon, lat) : turnSign(lonB, latB, lonA, latA, lon, lat)
        if (side > 0) inside = !inside
      }
    }
  }
  return inside
}
