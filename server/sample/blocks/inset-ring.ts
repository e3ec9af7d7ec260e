import { type Point, ringArea, ringContains, ringDistance, segmentMeeting } from '../plane/polygon.ts'

/**
 * The ring moved inwards, each edge by its own distance (`meters[i]` for the edge from point i to the next), bends of a few degrees
 * straightened; null where too little would remain or the result would cross itself.
 */
export function insetRing(ring: readonly Point[], meters: readonly number[]): Point[] | null {
  const corners = cornersOf(ring)
  if (corners.length < 3) return null
  const moved = corners.map((corner, index) => {
    const before = corners[(index - 1 + corners.length) % corners.length]
    const after = corners[(index + 1) % corners.length]
    return offsetCorner(ring[before], ring[corner], ring[after], widest(meters, before, corner), widest(meters, corner, after))
  })
  if (moved.some((point) => point === null)) return null
  const inner = moved as Point[]
  const least = Math.min(...meters)
  if (ringArea(inner) < 0.3 * ringArea(ring) || !isSimple(inner)) return null
  if (inner.some((point) => !ringContains(ring, point) || ringDistance(ring, point) < least * 0.8)) return null
  if (ring.some((point) => ringContains(inner, point) || ringDistance(inner, point) < least * 0.6)) return null
  return inner
}

/** Greatest distance among the ring's edges from one corner to the next. */
function widest(meters: readonly number[], from: number, to: number): number {
  let greatest = 0
  for (let i = from; i !== to; i = (i + 1) % meters.length) greatest = Math.max(greatest, meters[i])
  return greatest
}

/** Indices of the points where the ring turns noticeably. */
function cornersOf(ring: readonly Point[]): number[] {
  const kept: number[] = []
  for (let i = 0; i < ring.length; i++) {
    const before = ring[kept.length > 0 ? kept[kept.length - 1] : (i - 1 + ring.length) % ring.length]
    const after = ring[(i + 1) % ring.length]
    const a = Math.atan2(ring[i][1] - before[1], ring[i][0] - before[0])
    const b = Math.atan2(after[1] - ring[i][1], after[0] - ring[i][0])
    const turn = Math.abs(Math.atan2(Math.sin(b - a), Math.cos(b - a)))
    const deviation =
      turn *
      Math.min(
        Math.hypot(ring[i][0] - before[0], ring[i][1] - before[1]),
        Math.hypot(after[0] - ring[i][0], after[1] - ring[i][1]),
      )
    if (turn > 0.06 && deviation > 1.2) kept.push(i)
  }
  return kept
}

function offsetCorner(before: Point, corner: Point, after: Point, first: number, second: number): Point | null {
  const a = unit(before, corner)
  const b = unit(corner, after)
  if (!a || !b) return null
  const turn = a[0] * b[1] - a[1] * b[0]
  const pa: Point = [corner[0] - a[1] * first, corner[1] + a[0] * first]
  const pb: Point = [corner[0] - b[1] * second, corner[1] + b[0] * second]
  if (Math.abs(turn) < 0.05) {
    const wide = Math.max(first, second)
    return [corner[0] - a[1] * wide, corner[1] + a[0] * wide]
  }
  const along = ((pb[0] - pa[0]) * b[1] - (pb[1] - pa[1]) * b[0]) / turn
  return Math.abs(along) > 80 ? null : [pa[0] + a[0] * along, pa[1] + a[1] * along]
}

function unit(from: Point, to: Point): Point | null {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  return length < 0.5 ? null : [(to[0] - from[0]) / length, (to[1] - from[1]) / length]
}

function isSimple(ring: readonly Point[]): boolean {
  for (let i = 0; i < ring.length; i++) {
    for (let j = i + 2; j < ring.length; j++) {
      if (i === 0 && j === ring.length - 1) continue
      if (segmentMeeting(ring[i], ring[i + 1], ring[j], ring[(j + 1) % ring.length])) return false
    }
  }
  return true
}
