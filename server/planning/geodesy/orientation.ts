import type { LonLat } from '../types.ts'

/** Shewchuk 1997: relative error of the plain formula; below it the sign must be found exactly. */
const errorShare = (3 + 16 * 2 ** -53) * 2 ** -53

/** Which way three points turn: 1 counter-clockwise, -1 clockwise, 0 in one line. Exact for the doubles given, however close the points are. */
export function orientation(a: LonLat, b: LonLat, c: LonLat): 1 | 0 | -1 {
  const left = (a[0] - c[0]) * (b[1] - c[1])
  const right = (a[1] - c[1]) * (b[0] - c[0])
  const turn = left - right
  const error = errorShare * (Math.abs(left) + Math.abs(right))
  if (turn > error) return 1
  if (turn < -error) return -1
  return exactOrientation(a, b, c)
}

function exactOrientation(a: LonLat, b: LonLat, c: LonLat): 1 | 0 | -1 {
  if ((a[0] === c[0] && a[1] === c[1]) || (b[0] === c[0] && b[1] === c[1]) || (a[0] === b[0] && a[1] === b[1])) return 0
  const [ax, ay, bx, by, cx, cy] = [a[0], a[1], b[0], b[1], c[0], c[1]].map(asInteger)
  const turn = (ax - cx) * (by - cy) - (ay - cy) * (bx - cx)
  return turn > 0n ? 1 : turn < 0n ? -1 : 0
}

const view = new DataView(new ArrayBuffer(8))

/** A finite double times 2^1074, which is a whole number for every double there is. */
function asInteger(value: number): bigint {
  view.setFloat64(0, value)
  const bits = view.getBigUint64(0)
  const exponent = Number((bits >> 52n) & 0x7ffn)
  const fraction = bits & 0xfffffffffffffn
  const magnitude = exponent === 0 ? fraction : (fraction | 0x10000000000000n) << BigInt(exponent - 1)
  return bits >> 63n ? -magnitude : magnitude
}
