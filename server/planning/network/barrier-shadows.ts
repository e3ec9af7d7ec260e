import type { LocalPlane } from '../geodesy/lengths.ts'
import { type AnyBarrier, touchMeters } from './barrier-crossing.ts'

/**
 * Returns a function that gives the shadow of barrier c → d, seen from the origin, on segment a → b, as shares of the segment; null where none.
 * What lies within a touch of the segment's line throws none.
 */
function shadowsOn(
  ax: number,
  ay: number,
  bx: number,
  by: number,
): (cx: number, cy: number, dx: number, dy: number) => [number, number] | null {
  const [sx, sy] = [bx - ax, by - ay]
  const length = Math.hypot(sx, sy)
  const area = ax * by - ay * bx
  const height = Math.abs(area) / length
  const side = Math.sign(area)
  // The triangle origin, a, b: left of origin → a, right of origin → b, between the origin and a → b; each is linear along c → d.
  const pastA = (x: number, y: number): number => side * (ax * y - ay * x)
  const beforeB = (x: number, y: number): number => side * (x * by - y * bx)
  const heightOf = (x: number, y: number): number => (side * (x * sy - y * sx)) / length
  const shareSeenOver = (x: number, y: number): number => {
    const scale = height / heightOf(x, y)
    return ((x * scale - ax) * sx + (y * scale - ay) * sy) / (length * length)
  }
  const lowest = height * 1e-9
  const border = touchMeters / length
  return (cx, cy, dx, dy) => {
    const [cHeight, dHeight] = [heightOf(cx, cy), heightOf(dx, dy)]
    if ((cHeight < lowest && dHeight < lowest) || Math.min(cHeight, dHeight) > height - touchMeters) return null
    const [cPastA, dPastA] = [pastA(cx, cy), pastA(dx, dy)]
    if (cPastA < 0 && dPastA < 0) return null
    const [cBeforeB, dBeforeB] = [beforeB(cx, cy), beforeB(dx, dy)]
    if (cBeforeB < 0 && dBeforeB < 0) return null
    let from = 0
    let to = 1
    const clip = (atC: number, atD: number): void => {
      if (atC < 0) from = Math.max(from, atC / (atC - atD))
      else if (atD < 0) to = Math.min(to, atC / (atC - atD))
    }
    clip(cPastA, dPastA)
    clip(cBeforeB, dBeforeB)
    clip(cHeight - lowest, dHeight - lowest)
    clip(height - cHeight, height - dHeight)
    if (from > to) return null
    const first = shareSeenOver(cx + from * (dx - cx), cy + from * (dy - cy))
    const last = shareSeenOver(cx + to * (dx - cx), cy + to * (dy - cy))
    return [Math.min(first, last) - border, Math.max(first, last) + border]
  }
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
  const shadowOf = shadowsOn(ax, ay, bx, by)
  anyBarrier(plane, [0, ax, bx], [0, ay, by], (cx, cy, dx, dy) => {
    const shadow = shadowOf(cx, cy, dx, dy)
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
