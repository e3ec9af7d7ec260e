import { arcsAt } from '../arc-cells.ts'
import type { DivisionMap, FaceId } from '../division-map.ts'
import { faceAt } from '../face-at.ts'
import { nearestBorderPlace } from './snap-to-border.ts'

/** Moves the ends of a line (x, y in turn) to a face's border where that is near enough; ends that lie on a border stay, and with `insideOnly` those outside the face. */
export function snapEnds(
  map: DivisionMap,
  face: FaceId,
  xy: readonly number[],
  toleranceMeters: number,
  insideOnly: boolean,
): number[] {
  const snapped = [...xy]
  for (const i of [0, xy.length - 2]) {
    if (isOnBorder(map, face, xy[i], xy[i + 1])) continue
    if (insideOnly && faceAt(map, 2 * xy[i], 2 * xy[i + 1]) !== face) continue
    const place = nearestBorderPlace(map, face, xy[i], xy[i + 1], toleranceMeters)
    if (place && place.meters <= toleranceMeters) [snapped[i], snapped[i + 1]] = [place.x, place.y]
  }
  return snapped
}

function isOnBorder(map: DivisionMap, face: FaceId, x: number, y: number): boolean {
  return [...arcsAt(map.cells, x, y)].some(({ left, right }) => left === face || right === face)
}
