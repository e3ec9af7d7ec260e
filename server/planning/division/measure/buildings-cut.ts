import Flatbush from 'flatbush'
import { pointInPolygons } from '../../coverage/point-in-polygons.ts'
import { boxOf } from '../../geodesy/box-of.ts'
import { fromPlane, localPlane, toPlane } from '../../geodesy/lengths.ts'
import type { LonLat, MultiPolygonCoordinates } from '../../types.ts'

/** How far inside its walls, meters, a building is asked about: borders leave the middle between two houses by up to 0.4 m, and rounding comes on top. */
const insideMeters = 1
/** Distance between two such places along a wall, meters. */
const spacingMeters = 3

/**
 * How many buildings have ground in several parts: places a meter inside their outer walls, every three meters, lie in different outlines. Ground beyond all outlines is none. Null where no
 * building's outline is known. Only buildings near several outlines' boxes are looked at: n log n, and places × points of the outlines they may lie in.
 */
export function buildingsCut(
  buildings: readonly { outline: MultiPolygonCoordinates | null }[],
  parts: readonly MultiPolygonCoordinates[],
): number | null {
  const outlines = buildings.flatMap(({ outline }) => (outline === null ? [] : [outline]))
  if (outlines.length === 0) return null
  if (parts.length === 0) return 0
  const boxes = new Flatbush(parts.length)
  for (const part of parts) boxes.add(...boxOf(part))
  boxes.finish()
  return outlines.filter((outline) => {
    const near = boxes.search(...boxOf(outline)).sort((a, b) => a - b)
    if (near.length < 2) return false
    let first = -1
    for (const [lon, lat] of placesInside(outline)) {
      const part = near.find((each) => pointInPolygons(parts[each], lon, lat))
      if (part === undefined) continue
      if (first !== -1 && part !== first) return true
      first = part
    }
    return false
  }).length
}

/** Places a meter inside the outer walls; of thin parts none. */
function* placesInside(outline: MultiPolygonCoordinates): Generator<LonLat> {
  for (const [outer] of outline) {
    const plane = localPlane(...outer[0])
    for (let i = 1; i < outer.length; i++) {
      const [[ax, ay], [bx, by]] = [toPlane(plane, ...outer[i - 1]), toPlane(plane, ...outer[i])]
      const length = Math.hypot(bx - ax, by - ay)
      const pieces = Math.ceil(length / spacingMeters)
      for (let k = 0; k < pieces; k++) {
        const share = (k + 0.5) / pieces
        const [x, y] = [ax + share * (bx - ax), ay + share * (by - ay)]
        const [nx, ny] = [(-insideMeters * (by - ay)) / length, (insideMeters * (bx - ax)) / length]
        for (const side of [1, -1]) {
          const at = fromPlane(plane, x + side * nx, y + side * ny)
          // Well inside, not on the far wall of something thinner than that.
          const beyond = fromPlane(plane, x + 1.5 * side * nx, y + 1.5 * side * ny)
          if (pointInPolygons(outline, ...at) && pointInPolygons(outline, ...beyond)) yield at
        }
      }
    }
  }
}
