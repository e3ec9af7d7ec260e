import type { LocalPlane } from '../geodesy/lengths.ts'
import { type AnyBarrier, touchMeters } from './barrier-crossing.ts'

/** The shadow that barrier c → d, seen from the origin, throws on segment a → b, as shares of it; null where none. */
function shadowOn(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): [number, number] | null {
  const length = Math.hypot(bx - ax, by - ay)
  const area = ax * by - ay * bx
  const height = Math.abs(area) / length
  const side = Math.sign(area)
  const heightOf = (x: number, y: number): number => (side * (x * (by - ay) - y * (bx - ax))) / length
  if (Math.min(heightOf(cx, cy), heightOf(dx, dy)) > height - touchMeters) return null
  // The part of c → d inside the triangle origin, a, b: four half-planes, each linear along c → d.
  const margins = (x: number, y: number): number[] => [
    side * (ax * y - ay * x),
    side * (x * by - y * bx),
    heightOf(x, y) - height * 1e-9,
    height - heightOf(x, y),
  ]
  const atC = margins(cx, cy)
  const atD = margins(dx, dy)
  let from = 0
  let to = 1
  for (let i = 0; i < 4; i++) {
    if (atC[i] < 0 && atD[i] < 0) return null
    if (atC[i] < 0) from = Math.max(from, atC[i] / (atC[i] - atD[i]))
    else if (atD[i] < 0) to = Math.min(to, atC[i] / (atC[i] - atD[i]))
  }
  if (from > to) return null
  const [first, last] = [from, to].map((share) => {
    const x = cx + share * (dx - cx)
    const y = cy + share * (dy - cy)
    const scale = height / heightOf(x, y)
    return ((x * scale - ax) * (bx - ax) + (y * scale - ay) * (by - ay)) / (length * length)
  })
  const border = touchMeters / length
  return [Math.min(first, last) - border, Math.max(first, last) + border]
}

/**
 * Returns the share (0 at a, 1 at b) of segment a → b nearest to `share` that no barrier's shadow covers, seen from the center of the plane;
 * null where all of it lies in shadow. A shadow's border is left by `touchMeters`.
 */
export function nearestLitShare(
  anyBarrier: AnyBarrier,
  plane: LocalPlane,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  share: number,
): number | null {
  // Seen end-on or from upon it, a segment is lit or dark as a whole.
  if (Math.abs(ax * by - ay * bx) <= 2 * touchMeters * Math.hypot(bx - ax, by - ay)) return null
  const shadows: [number, number][] = []
  anyBarrier(plane, [0, ax, bx], [0, ay, by], (cx, cy, dx, dy) => {
    const shadow = shadowOn(ax, ay, bx, by, cx, cy, dx, dy)
    if (shadow) shadows.push(shadow)
    return false
  })
  // Walks out of the shadows that cover the share, upwards and downwards.
  let up = share
  for (const [low, high] of shadows.sort((a, b) => a[0] - b[0])) if (low <= up && high > up) up = high
  let down = share
  for (const [low, high] of shadows.sort((a, b) => b[1] - a[1])) if (high >= down && low < down) down = low
  const lit = [down, up].filter((end) => end >= 0 && end <= 1)
  if (lit.length === 2) return share - down <= up - share ? down : up
  return lit.length === 1 ? lit[0] : null
}
