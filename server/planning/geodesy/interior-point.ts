import type { LonLat, MultiPolygonCoordinates } from '../types.ts'
import { pointInRing } from './ring-crossings.ts'

/** The parallels that are tried, as shares of the height; those from the fourth on only where the first three find no inside. */
const parallels = [0.5, 0.25, 0.75, 0.4, 0.6, 0.1, 0.9]

/**
 * A point well inside a multipolygon: the middle of the widest stretch that one of three parallels (through the middle and the
 * quarters of the height) has inside, and never on a border. Falls back to the first corner where a polygon is too flat to have an
 * inside.
 */
export function interiorPoint(polygons: MultiPolygonCoordinates): LonLat {
  let south = Number.POSITIVE_INFINITY
  let north = Number.NEGATIVE_INFINITY
  for (const [outer] of polygons) {
    for (const [, lat] of outer) {
      if (lat < south) south = lat
      if (lat > north) north = lat
    }
  }
  let best: LonLat = polygons[0][0][0]
  let widest = 0
  for (const [index, share] of parallels.entries()) {
    if (index > 2 && widest > 0) break
    const lat = south + (north - south) * share
    const crossings: number[] = []
    for (const rings of polygons) {
      for (const ring of rings) {
        for (let i = 0; i + 1 < ring.length; i++) {
          const [lonA, latA] = ring[i]
          const [lonB, latB] = ring[i + 1]
          if (latA > lat !== latB > lat) crossings.push(lonA + ((lat - latA) / (latB - latA)) * (lonB - lonA))
        }
      }
    }
    crossings.sort((a, b) => a - b)
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      // Later parallels must be clearly better: the middle one is the natural place.
      if (crossings[i + 1] - crossings[i] <= widest * (share === 0.5 ? 1 : 1.5)) continue
      const middle: LonLat = [(crossings[i] + crossings[i + 1]) / 2, lat]
      // A corner or an edge of a hole may touch the stretch just there.
      if (polygons.some((rings) => rings.some((ring) => pointInRing(middle, ring) === 0))) continue
      widest = crossings[i + 1] - crossings[i]
      best = middle
    }
  }
  return best
}
