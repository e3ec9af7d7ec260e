import type { LonLat, MultiPolygonCoordinates } from '../types.ts'
import { ringSquareMeters } from './areas.ts'
import { pointInRing, ringSelfIntersection, segmentIndex, segmentMeeting } from './ring-crossings.ts'

/** A sound multipolygon, or why it is none and where. */
export type PolygonCheck = { ok: true; polygons: MultiPolygonCoordinates } | { ok: false; reason: string; at: LonLat | null }

/** Rings smaller than this are lines that were closed by mistake. */
const leastSquareMeters = 0.01

type Ring = readonly LonLat[]

/**
 * Checks a multipolygon in lon/lat and brings it into one form: repeated points removed, outer rings counter-clockwise and holes
 * clockwise (RFC 7946). Refused: rings that are not closed, have fewer than three corners, no area, or touch or cross themselves; holes
 * outside their outer ring; rings or parts that cross or overlap. Rings may touch each other in points. O(n log n) but for rings that touch.
 */
export function checkedMultiPolygon(polygons: MultiPolygonCoordinates): PolygonCheck {
  if (polygons.length === 0) return { ok: false, reason: 'has no rings', at: null }
  const parts: Ring[][] = []
  for (let part = 0; part < polygons.length; part++) {
    if (polygons[part].length === 0) return { ok: false, reason: `part ${part + 1} has no rings`, at: null }
    const rings: Ring[] = []
    for (let ring = 0; ring < polygons[part].length; ring++) {
      const checked = checkedRing(polygons[part][ring], ring > 0)
      const label = ringLabel(polygons, part, ring)
      if (!checked.ok) return { ok: false, reason: `${label} ${checked.reason}`, at: checked.at }
      rings.push(checked.ring)
    }
    parts.push(rings)
  }
  const crossing = ringsThatCross(parts)
  if (crossing.found)
    return {
      ok: false,
      reason: `${ringLabel(parts, ...crossing.a)} and ${ringLabel(parts, ...crossing.b)} cross or overlap at ${place(crossing.at)}`,
      at: crossing.at,
    }
  return containment(parts, crossing.touching) ?? { ok: true, polygons: parts }
}

function checkedRing(ring: Ring, isHole: boolean): { ok: true; ring: Ring } | { ok: false; reason: string; at: LonLat | null } {
  const points: LonLat[] = []
  for (const point of ring) {
    if (!Number.isFinite(point[0]) || !Number.isFinite(point[1]))
      return { ok: false, reason: 'has a point without coordinates', at: null }
    const last = points[points.length - 1]
    if (!last || last[0] !== point[0] || last[1] !== point[1]) points.push([point[0], point[1]])
  }
  const first = points[0]
  const last = points[points.length - 1]
  if (points.length < 2) return { ok: false, reason: 'has fewer than three different points', at: first ?? null }
  if (first[0] !== last[0] || first[1] !== last[1])
    return { ok: false, reason: `is not closed: it begins at ${place(first)} and ends at ${place(last)}`, at: last }
  if (points.length < 4) return { ok: false, reason: 'has fewer than three different points', at: first }
  const meeting = ringSelfIntersection(points)
  if (meeting) return { ok: false, reason: `touches or crosses itself at ${place(meeting)}`, at: meeting }
  const area = ringSquareMeters(points)
  if (Math.abs(area) < leastSquareMeters) return { ok: false, reason: `has no area at ${place(first)}`, at: first }
  if (area < 0 !== isHole) points.reverse()
  return { ok: true, ring: points }
}

type RingPlace = readonly [part: number, ring: number]

/** Looks for segments of different rings that cross or overlap, and notes which pairs of rings touch in points. */
function ringsThatCross(
  parts: readonly Ring[][],
): { found: true; a: RingPlace; b: RingPlace; at: LonLat } | { found: false; touching: Set<string> } {
  const touching = new Set<string>()
  const places: RingPlace[] = parts.flatMap((rings, part) => rings.map((_, ring) => [part, ring] as const))
  if (places.length < 2) return { found: false, touching }
  const rings = places.map(([part, ring]) => parts[part][ring])
  const index = segmentIndex(rings)
  const starts: number[] = []
  let total = 0
  for (const ring of rings) {
    starts.push(total)
    total += ring.length - 1
  }
  for (let r = 0; r + 1 < rings.length; r++) {
    const after = starts[r + 1]
    for (let i = 0; i + 1 < rings[r].length; i++) {
      const a = rings[r][i]
      const b = rings[r][i + 1]
      const box = [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])] as const
      for (const other of index.search(...box, (j) => j >= after)) {
        let s = r + 1
        while (s + 1 < rings.length && starts[s + 1] <= other) s++
        const j = other - starts[s]
        const meeting = segmentMeeting(a, b, rings[s][j], rings[s][j + 1])
        if (!meeting) continue
        if (meeting.kind !== 'touch') return { found: true, a: places[r], b: places[s], at: meeting.at }
        touching.add(`${places[r]}|${places[s]}`)
      }
    }
  }
  return { found: false, touching }
}

/** Rings do not cross; says whether holes lie in their outer ring and out of each other, and parts out of each other. */
function containment(parts: readonly Ring[][], touching: ReadonlySet<string>): PolygonCheck | null {
  for (let part = 0; part < parts.length; part++) {
    const [outer, ...holes] = parts[part]
    for (let hole = 0; hole < holes.length; hole++) {
      const isTouching = touching.has(`${part},0|${part},${hole + 1}`)
      const outside = pointOnSide(holes[hole], outer, -1, isTouching)
      if (outside)
        return {
          ok: false,
          reason: `${ringLabel(parts, part, hole + 1)} lies outside its outer ring at ${place(outside)}`,
          at: outside,
        }
      for (let other = 0; other < holes.length; other++) {
        if (other === hole || !boxesMeet(holes[hole], holes[other])) continue
        const pair = [Math.min(hole, other) + 1, Math.max(hole, other) + 1]
        const inside = pointOnSide(holes[hole], holes[other], 1, touching.has(`${part},${pair[0]}|${part},${pair[1]}`))
        if (inside)
          return { ok: false, reason: `${ringLabel(parts, part, hole + 1)} lies in another hole at ${place(inside)}`, at: inside }
      }
    }
    for (let other = 0; other < parts.length; other++) {
      if (other === part || !boxesMeet(outer, parts[other][0])) continue
      const pair = [Math.min(part, other), Math.max(part, other)]
      const inside = pointOnSide(outer, parts[other][0], 1, touching.has(`${pair[0]},0|${pair[1]},0`))
      const inHole = inside !== null && parts[other].slice(1).some((hole) => pointInRing(inside, hole) >= 0)
      if (inside && !inHole)
        return { ok: false, reason: `parts ${pair[0] + 1} and ${pair[1] + 1} overlap at ${place(inside)}`, at: inside }
    }
  }
  return null
}

/** A point of `ring` on the given side of `other`; null where there is none. Rings that do not even touch are all on one side, so that one point tells. */
function pointOnSide(ring: Ring, other: Ring, side: 1 | -1, areTouching: boolean): LonLat | null {
  if (!areTouching) return pointInRing(ring[0], other) === side ? ring[0] : null
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i], ring[i + 1]]
    if (pointInRing(a, other) === side) return a
    const middle: LonLat = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
    if (pointInRing(middle, other) === side) return middle
  }
  return null
}

function boxesMeet(a: Ring, b: Ring): boolean {
  const [boxA, boxB] = [box(a), box(b)]
  return boxA[0] <= boxB[2] && boxB[0] <= boxA[2] && boxA[1] <= boxB[3] && boxB[1] <= boxA[3]
}

function box(ring: Ring): [number, number, number, number] {
  const bounds: [number, number, number, number] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]
  for (const [lon, lat] of ring) {
    bounds[0] = Math.min(bounds[0], lon)
    bounds[1] = Math.min(bounds[1], lat)
    bounds[2] = Math.max(bounds[2], lon)
    bounds[3] = Math.max(bounds[3], lat)
  }
  return bounds
}

function ringLabel(parts: readonly (readonly unknown[])[], part: number, ring: number): string {
  const name = ring === 0 ? 'the outer ring' : `hole ${ring}`
  return parts.length === 1 ? name : `${name} of part ${part + 1}`
}

function place(point: LonLat): string {
  return `${Number(point[0].toFixed(7))}, ${Number(point[1].toFixed(7))}`
}
