import type { LonLat, MultiPolygonCoordinates } from '../../types.ts'
import { fromLattice } from '../lattice.ts'
import type { DivisionMap, FaceId } from './division-map.ts'
import { polygonsOf } from './face-polygons.ts'

/**
 * The outline of a division (or of unassigned land), as rings of shared points: outer rings counter-clockwise, holes clockwise, each from its least point
 * on, polygons by their first points. Empty where the map has no such face. The same ground gives the same outline, point by point.
 */
export function outlineOf(map: DivisionMap, face: FaceId): MultiPolygonCoordinates {
  const arcs = map.faces.get(face)
  if (!arcs) return []
  return polygonsOf(arcs, face).map((rings) => rings.map(({ xy }) => lonLatsOf(xy)))
}

/** Points of the lattice (x, y in turn) in degrees. */
export function lonLatsOf(xy: readonly number[]): LonLat[] {
  const points: LonLat[] = []
  for (let i = 0; i < xy.length; i += 2) points.push([fromLattice(xy[i]), fromLattice(xy[i + 1])])
  return points
}
