import { earth } from '../constants.ts'
import type { LonLat, MultiPolygonCoordinates } from '../types.ts'

const e2 = earth.flattening * (2 - earth.flattening)
const e = Math.sqrt(e2)
const radiansPerDegree = Math.PI / 180

/** Snyder 1987, eq. 3-12: the function q whose ratio to q(90°) is the sine of the authalic latitude. */
function authalicQ(latitude: number): number {
  const sine = Math.sin(latitude * radiansPerDegree)
  return (1 - e2) * (sine / (1 - e2 * sine * sine) - Math.log((1 - e * sine) / (1 + e * sine)) / (2 * e))
}

/**
 * Signed area in square meters of one ring of lon/lat points on the ellipsoid, counter-clockwise positive, edges taken straight
 * in lon/lat. Each edge contributes its span of longitude times the mean of q along it (Simpson's rule: below 1e-9 of the area for
 * edges up to 0.1°; the mean of the two ends alone is off by 2e-4 there, and by 2e-5 at 0.01°).
 */
export function ringSquareMeters(ring: readonly LonLat[]): number {
  let sum = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [lonA, latA] = ring[j]
    const [lonB, latB] = ring[i]
    const mean = latA === latB ? authalicQ(latA) : (authalicQ(latA) + 4 * authalicQ((latA + latB) / 2) + authalicQ(latB)) / 6
    sum -= (lonB - lonA) * radiansPerDegree * mean
  }
  return (sum * earth.semiMajorMeters * earth.semiMajorMeters) / 2
}

/**
 * Signed square meters between the equator and a line (x0, y0, x1, y1 … in steps, so many to a degree), positive where it runs west: what the lines of a ring give
 * together is the ring's area, so that ground can be measured by its borders, each measured once. Edges as in `ringSquareMeters`.
 */
export function squareMetersUnderLine(xy: ArrayLike<number>, stepsPerDegree: number): number {
  let sum = 0
  let latA = xy[1] / stepsPerDegree
  let qA = authalicQ(latA)
  for (let i = 2; i + 1 < xy.length; i += 2) {
    const latB = xy[i + 1] / stepsPerDegree
    const qB = latA === latB ? qA : authalicQ(latB)
    const mean = latA === latB ? qA : (qA + 4 * authalicQ((latA + latB) / 2) + qB) / 6
    sum -= ((xy[i] - xy[i - 2]) / stepsPerDegree) * radiansPerDegree * mean
    latA = latB
    qA = qB
  }
  return (sum * earth.semiMajorMeters * earth.semiMajorMeters) / 2
}

/** Area in square meters of a multipolygon in lon/lat, holes taken off. */
export function polygonSquareMeters(polygons: MultiPolygonCoordinates): number {
  let total = 0
  for (const rings of polygons) {
    rings.forEach((ring, index) => {
      const area = Math.abs(ringSquareMeters(ring))
      total += index === 0 ? area : -area
    })
  }
  return total
}
