import Flatbush from 'flatbush'
import type { LonLat } from '../types.ts'
import { orientation } from './orientation.ts'

type Ring = readonly LonLat[]

/** The first place where a closed ring touches or crosses itself, or turns back on itself; null where it is simple. O(n log n) for rings without long overlaps. */
export function ringSelfIntersection(ring: Ring): LonLat | null {
  const count = ring.length - 1
  if (count < 2) return null
  const index = segmentIndex([ring])
  for (let i = 0; i < count; i++) {
    const a = ring[i]
    const b = ring[i + 1]
    const next = ring[i + 2 <= count ? i + 2 : 1]
    // A spike: the next segment runs back over this one.
    if (orientation(a, b, next) === 0 && (a[0] - b[0]) * (next[0] - b[0]) + (a[1] - b[1]) * (next[1] - b[1]) > 0) return b
    const near = index.search(
      Math.min(a[0], b[0]),
      Math.min(a[1], b[1]),
      Math.max(a[0], b[0]),
      Math.max(a[1], b[1]),
      (j) => j > i + 1,
    )
    for (const j of near.sort((m, n) => m - n)) {
      if (i === 0 && j === count - 1) continue
      const meeting = segmentMeeting(a, b, ring[j], ring[j + 1])
      if (meeting) return meeting.at
    }
  }
  return null
}

/** Where two segments meet: `cross` inside both, `overlap` along a piece, `touch` in one point that is an end of either. */
export function segmentMeeting(
  a: LonLat,
  b: LonLat,
  c: LonLat,
  d: LonLat,
): { kind: 'cross' | 'overlap' | 'touch'; at: LonLat } | null {
  const abc = orientation(a, b, c)
  const abd = orientation(a, b, d)
  if (abc === 0 && abd === 0) return collinearMeeting(a, b, c, d)
  if (abc * abd > 0) return null
  const cda = orientation(c, d, a)
  const cdb = orientation(c, d, b)
  if (cda * cdb > 0) return null
  if (abc === 0) return { kind: 'touch', at: c }
  if (abd === 0) return { kind: 'touch', at: d }
  if (cda === 0) return { kind: 'touch', at: a }
  if (cdb === 0) return { kind: 'touch', at: b }
  const denominator = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0])
  const share = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / denominator
  return { kind: 'cross', at: [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share] }
}

/** Where a point lies to a closed ring: 1 inside, 0 on it, -1 outside. Exact for the doubles given. */
export function pointInRing(point: LonLat, ring: Ring): 1 | 0 | -1 {
  let inside = false
  for (let i = 0; i + 1 < ring.length; i++) {
    const a = ring[i]
    const b = ring[i + 1]
    if (a[1] > point[1] === b[1] > point[1]) {
      // Not crossed by the ray to the east, but the point may lie on a horizontal edge or on an end.
      if (Math.min(a[1], b[1]) > point[1] || Math.max(a[1], b[1]) < point[1]) continue
      if (Math.min(a[0], b[0]) > point[0] || Math.max(a[0], b[0]) < point[0]) continue
      if (orientation(a, b, point) === 0) return 0
      continue
    }
    const side = orientation(a, b, point)
    if (side === 0) return 0
    if (side > 0 === b[1] > a[1]) inside = !inside
  }
  return inside ? 1 : -1
}

function collinearMeeting(a: LonLat, b: LonLat, c: LonLat, d: LonLat): { kind: 'overlap' | 'touch'; at: LonLat } | null {
  const axis = Math.abs(a[0] - b[0]) + Math.abs(c[0] - d[0]) >= Math.abs(a[1] - b[1]) + Math.abs(c[1] - d[1]) ? 0 : 1
  const lowerOf = (p: LonLat, q: LonLat) => (p[axis] <= q[axis] ? p : q)
  const upperOf = (p: LonLat, q: LonLat) => (p[axis] <= q[axis] ? q : p)
  const low = upperOf(lowerOf(a, b), lowerOf(c, d))
  const high = lowerOf(upperOf(a, b), upperOf(c, d))
  if (low[axis] > high[axis]) return null
  return { kind: low[axis] === high[axis] ? 'touch' : 'overlap', at: low }
}

/** The boxes of all segments of closed rings, numbered ring by ring. */
export function segmentIndex(rings: readonly Ring[]): Flatbush {
  const index = new Flatbush(rings.reduce((total, ring) => total + ring.length - 1, 0))
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [a, b] = [ring[i], ring[i + 1]]
      index.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]))
    }
  }
  index.finish()
  return index
}
