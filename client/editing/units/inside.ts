import type { LonLat, MultiPolygonCoordinates } from '#planning/types'

/** Whether a place lies inside an outline, holes left out; on its border it may be either. */
export function isInside(outline: MultiPolygonCoordinates, [lon, lat]: LonLat): boolean {
  let inside = false
  for (const rings of outline)
    for (const ring of rings)
      for (let i = 1; i < ring.length; i++) {
        const [x0, y0] = ring[i - 1]
        const [x1, y1] = ring[i]
        if (y0 > lat !== y1 > lat && lon < x0 + ((lat - y0) / (y1 - y0)) * (x1 - x0)) inside = !inside
      }
  return inside
}
