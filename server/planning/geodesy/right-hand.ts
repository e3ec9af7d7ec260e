import type { LonLat, MultiPolygonCoordinates } from '../types.ts'

/** Polygons wound as GeoJSON wants them (RFC 7946): outer rings counter-clockwise, holes clockwise. */
export function rightHanded(polygons: MultiPolygonCoordinates): MultiPolygonCoordinates {
  return polygons.map((rings) =>
    rings.map((ring, index) => (doubledArea(ring) > 0 === (index === 0) ? ring : [...ring].reverse())),
  )
}

/** Twice the signed area in square degrees, counter-clockwise positive; measured from the first corner, so that small rings keep their digits. */
function doubledArea(ring: readonly LonLat[]): number {
  let sum = 0
  const [lon, lat] = ring[0]
  for (let i = 0; i + 1 < ring.length; i++)
    sum += (ring[i][0] - lon) * (ring[i + 1][1] - lat) - (ring[i + 1][0] - lon) * (ring[i][1] - lat)
  return sum
}
