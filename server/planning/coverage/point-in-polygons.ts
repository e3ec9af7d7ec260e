import { orientation } from '../geodesy/orientation.ts'
import type { LonLat, MultiPolygonCoordinates } from '../types.ts'

/**
 * Says whether a point lies in a multipolygon, by the even-odd rule over all its rings. Half-open and exact: of polygons that tile a
 * plane with the same border points, every point, on a border too, lies in exactly one.
 */
export function pointInPolygons(polygons: MultiPolygonCoordinates, lon: number, lat: number): boolean {
  const point: LonLat = [lon, lat]
  let inside = false
  for (const rings of polygons) {
    for (const ring of rings) {
      for (let i = 1; i < ring.length; i++) {
        const before = ring[i - 1]
        const after = ring[i]
        if (before[1] > lat === after[1] > lat) continue
        const [lower, upper] = after[1] > before[1] ? [before, after] : [after, before]
        if (orientation(lower, upper, point) > 0) inside = !inside
      }
    }
  }
  return inside
}
