import type { LonLat, MultiPolygonCoordinates } from '../types.ts'

/** How many levels across the outline are tried for the widest inner stretch. */
const scanLines = 24

/**
 * A point surely inside a multipolygon, for labels and look-ups: the middle of the longest inner stretch over a set of parallels,
 * in the manner of PostGIS' ST_PointOnSurface but with more than one scan line. Cost: points × scan lines.
 */
export function innermostPoint(polygons: MultiPolygonCoordinates): LonLat {
  let south = Number.POSITIVE_INFINITY
  let north = Number.NEGATIVE_INFINITY
  for (const rings of polygons)
    for (const [, lat] of rings[0]) {
      if (lat < south) south = lat
      if (lat > north) north = lat
    }
  let best: LonLat = polygons[0][0][0]
  let widest = 0
  for (let line = 0; line < scanLines; line++) {
    // Offset by an irrational part of a step, so that a line hardly ever runs through a vertex.
    const lat = south + ((north - south) * (line + 0.4142135623)) / scanLines
    const crossings = polygons.flatMap((rings) => rings.flatMap((ring) => ringCrossings(ring, lat))).sort((a, b) => a - b)
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const width = crossings[i + 1] - crossings[i]
      if (width > widest) {
        widest = width
        best = [(crossings[i] + crossings[i + 1]) / 2, lat]
      }
    }
  }
  return best
}

function ringCrossings(ring: readonly LonLat[], lat: number): number[] {
  const crossings: number[] = []
  for (let i = 1; i < ring.length; i++) {
    const [lonA, latA] = ring[i - 1]
    const [lonB, latB] = ring[i]
    if (latA <= lat !== latB <= lat) crossings.push(lonA + ((lat - latA) / (latB - latA)) * (lonB - lonA))
  }
  return crossings
}
