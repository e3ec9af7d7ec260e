import Flatbush from 'flatbush'
import type { LonLat, MultiPolygonCoordinates } from '../types.ts'
import { localPlane, segmentMeters, toPlane } from './lengths.ts'

/** Borders as far apart as this are one: what is left of rounding and reprojecting. */
export const sameBorderMeters = 0.1

/** One straight piece of an outline. */
type Piece = readonly [LonLat, LonLat]

/**
 * Meters of border that an outline has in common with each of others, in their order: pieces of it along which the other's outline
 * runs within `tolerance`, wherever either has its vertices. Outlines that only touch or cross in points share 0.
 */
export function sharedBorderMeters(
  outline: MultiPolygonCoordinates,
  others: readonly MultiPolygonCoordinates[],
  tolerance = sameBorderMeters,
): number[] {
  const own = piecesOf(outline)
  const index = new Flatbush(Math.max(1, own.length))
  if (own.length === 0) index.add(0, 0, 0, 0)
  for (const [a, b] of own) index.add(...boxOf(a, b))
  index.finish()
  return others.map((other) => {
    // Shares 0–1 of each of the own pieces that the other runs along.
    const shared = new Map<number, [number, number][]>()
    for (const [c, d] of piecesOf(other)) {
      const [west, south, east, north] = boxOf(c, d)
      const { metersPerLon, metersPerLat } = localPlane(c[0], c[1])
      const [dx, dy] = [tolerance / metersPerLon, tolerance / metersPerLat]
      for (const piece of index.search(west - dx, south - dy, east + dx, north + dy)) {
        if (own.length === 0) continue
        const along = sharedShare(own[piece], c, d, tolerance)
        if (along) shared.set(piece, [...(shared.get(piece) ?? []), along])
      }
    }
    let meters = 0
    for (const [piece, shares] of shared) {
      const [[lonA, latA], [lonB, latB]] = own[piece]
      meters += unionLength(shares) * segmentMeters(lonA, latA, lonB, latB)
    }
    return meters
  })
}

function piecesOf(outline: MultiPolygonCoordinates): Piece[] {
  const pieces: Piece[] = []
  for (const ring of outline.flat())
    for (let i = 0; i + 1 < ring.length; i++)
      if (ring[i][0] !== ring[i + 1][0] || ring[i][1] !== ring[i + 1][1]) pieces.push([ring[i], ring[i + 1]])
  return pieces
}

function boxOf(a: LonLat, b: LonLat): [number, number, number, number] {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])]
}

/** The stretch of a piece, as shares of its length, along which the segment c–d runs; null where it does not. */
function sharedShare([a, b]: Piece, c: LonLat, d: LonLat, tolerance: number): [number, number] | null {
  const plane = localPlane(a[0], a[1])
  const [bx, by] = toPlane(plane, b[0], b[1])
  const length = Math.hypot(bx, by)
  const place = (point: LonLat) => {
    const [x, y] = toPlane(plane, point[0], point[1])
    return { along: (x * bx + y * by) / length, aside: (bx * y - by * x) / length }
  }
  const [first, last] = [place(c), place(d)].sort((one, other) => one.along - other.along)
  const from = Math.max(0, first.along)
  const to = Math.min(length, last.along)
  // Shorter than the tolerance is a touch, and a segment that stands across has no length along this one.
  if (to - from <= Math.min(tolerance, length / 2)) return null
  const asideAt = (along: number) =>
    first.aside + ((last.aside - first.aside) * (along - first.along)) / (last.along - first.along)
  if (Math.abs(asideAt(from)) > tolerance || Math.abs(asideAt(to)) > tolerance) return null
  return [from / length, to / length]
}

/** Length of the union of intervals. */
function unionLength(intervals: [number, number][]): number {
  let [length, end] = [0, Number.NEGATIVE_INFINITY]
  for (const [from, to] of intervals.sort((one, other) => one[0] - other[0])) {
    if (to <= end) continue
    length += to - Math.max(from, end)
    end = to
  }
  return length
}
