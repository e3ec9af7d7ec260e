import type { LandArea, LandKind, LonLat } from '#planning/types'
import { type PlanarMap, roundedLonLat } from '../plane/planar-map.ts'
import { type Point, ringArea } from '../plane/polygon.ts'

/** An area of ground from one ring of plane points (first not repeated), outer ring counter-clockwise. */
export function areaOf(
  map: PlanarMap,
  kind: LandKind,
  name: string | null,
  sourceKey: string | null,
  ring: readonly Point[],
): LandArea {
  const turned = ringArea(ring) < 0 ? [...ring].reverse() : ring
  const coordinates: LonLat[] = turned.map((point) => roundedLonLat(map, point))
  const distinct = coordinates.filter(([lon, lat], index) => {
    const [beforeLon, beforeLat] = coordinates[(index + coordinates.length - 1) % coordinates.length]
    return lon !== beforeLon || lat !== beforeLat
  })
  return { kind, name, sourceKey, geometry: [[[...distinct, distinct[0]]]] }
}
