import { polygonSquareMeters } from '../../../geodesy/areas.ts'
import { localPlane, segmentMeters, toPlane } from '../../../geodesy/lengths.ts'
import type { DivisionMap, FaceId } from '../division-map.ts'
import { outlineOf } from '../outline-of.ts'
import { smallestCircle } from './smallest-circle.ts'

/** Size and shape of a division. */
export interface FaceMeasures {
  squareMeters: number
  /** Of all rings, holes too. */
  perimeterMeters: number
  /** Polsby and Popper 1991: 4π · area / perimeter²; 1 for a circle. */
  polsbyPopperShare: number
  /** Reock 1961: the area's share of the smallest circle around it. */
  reockShare: number
  parts: number
  holes: number
}

/** Measures a division on the ellipsoid; the circle on the plane that touches it at the division's first point. Null where the map has no such face. Linear in its points. */
export function measureFace(map: DivisionMap, face: FaceId): FaceMeasures | null {
  const outline = outlineOf(map, face)
  if (outline.length === 0) return null
  const squareMeters = polygonSquareMeters(outline)
  let perimeterMeters = 0
  for (const ring of outline.flat())
    for (let i = 1; i < ring.length; i++) perimeterMeters += segmentMeters(...ring[i - 1], ...ring[i])
  const plane = localPlane(...outline[0][0][0])
  const circle = smallestCircle(outline.flatMap(([outer]) => outer.map(([lon, lat]) => toPlane(plane, lon, lat))))
  return {
    squareMeters,
    perimeterMeters,
    polsbyPopperShare: (4 * Math.PI * squareMeters) / perimeterMeters ** 2,
    reockShare: squareMeters / (Math.PI * circle!.radius ** 2),
    parts: outline.length,
    holes: outline.reduce((sum, rings) => sum + rings.length - 1, 0),
  }
}
