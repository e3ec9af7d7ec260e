import { localPlane, toPlane } from '../../geodesy/lengths.ts'
import { smallestCircle } from '../../topology/edit/checks/smallest-circle.ts'
import type { Arc, DivisionMap, FaceId } from '../../topology/edit/division-map.ts'
import { type FaceRing, polygonsOf, type Side } from '../../topology/edit/face-polygons.ts'
import { fromLattice } from '../../topology/lattice.ts'
import type { LonLat, MultiPolygonCoordinates } from '../../types.ts'
import { measureArc } from './measure-arc.ts'

/** Size and shape of the ground of some faces together. */
export interface GroundMeasures {
  areaSquareMeters: number
  /** Of all rings, holes too. */
  perimeterMeters: number
  /** Polsby and Popper 1991: 4π · area / perimeter²; 1 for a circle. */
  polsbyPopperShare: number
  /** Reock 1961: the area's share of the smallest circle around it. */
  reockShare: number
  /** Its parts as outlines, the largest first; of equal ones, in order of their first points. */
  parts: MultiPolygonCoordinates[]
}

/** The borders around some faces, and on which side they lie. */
export interface RimArc {
  arc: Arc
  isLeft: boolean
}

/** The arcs that have exactly one side in `faces`. */
export function rimOf(map: DivisionMap, faces: Iterable<FaceId>): RimArc[] {
  const inside = new Set(faces)
  const rim: RimArc[] = []
  for (const face of inside) {
    for (const arc of map.faces.get(face) ?? []) {
      const isLeft = arc.left === face
      if (!inside.has(isLeft ? arc.right : arc.left)) rim.push({ arc, isLeft })
    }
  }
  return rim
}

/** Square meters inside a rim. */
export function squareMetersInside(rim: readonly RimArc[]): number {
  return rim.reduce((sum, { arc, isLeft }) => sum + (isLeft ? 1 : -1) * measureArc(arc).squareMeters, 0)
}

/** The polygons inside a rim, on the lattice. */
export function polygonsInside(rim: readonly RimArc[]): FaceRing[][] {
  return polygonsOf(
    rim.map(({ arc: { xy }, isLeft }): Side => ({ xy, left: isLeft ? 'in' : 'out', right: isLeft ? 'out' : 'in' })),
    'in',
  )
}

/** Measures the ground of some faces as `measureFace` does that of one; null where there is none. Linear in the points of the rim, apart from arcs measured before. */
export function measureGround(map: DivisionMap, faces: Iterable<FaceId>): GroundMeasures | null {
  const rim = rimOf(map, faces)
  if (rim.length === 0) return null
  const polygons = polygonsInside(rim)
  const areaSquareMeters = squareMetersInside(rim)
  const perimeterMeters = rim.reduce((sum, { arc }) => sum + measureArc(arc).meters, 0)
  const plane = localPlane(fromLattice(polygons[0][0].xy[0]), fromLattice(polygons[0][0].xy[1]))
  const points: [number, number][] = []
  for (const [{ xy }] of polygons)
    for (let i = 2; i < xy.length; i += 2) points.push(toPlane(plane, fromLattice(xy[i]), fromLattice(xy[i + 1])))
  const circle = smallestCircle(points)!
  const sizeOf = (rings: readonly FaceRing[]): number => rings.reduce((sum, { doubleArea }) => sum + doubleArea, 0)
  const parts = polygons
    .map((rings) => ({ rings, size: sizeOf(rings) }))
    .sort((a, b) => b.size - a.size)
    .map(({ rings }) => [rings.map(({ xy }) => lonLatsOf(xy))])
  return {
    areaSquareMeters,
    perimeterMeters,
    polsbyPopperShare: (4 * Math.PI * areaSquareMeters) / perimeterMeters ** 2,
    reockShare: areaSquareMeters / (Math.PI * circle.radius ** 2),
    parts,
  }
}

/** Points of a line on the lattice. */
export function lonLatsOf(xy: ArrayLike<number>): LonLat[] {
  const points: LonLat[] = []
  for (let i = 0; i + 1 < xy.length; i += 2) points.push([fromLattice(xy[i]), fromLattice(xy[i + 1])])
  return points
}
