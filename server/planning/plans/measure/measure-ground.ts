import { localPlane, segmentMeters, toPlane } from '../../geodesy/lengths.ts'
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
  /** Its parts as outlines, the largest first; of equal ones, in order of their first points. */
  parts: MultiPolygonCoordinates[]
}

/** The borders around some faces, and on which side they lie. */
export interface RimArc {
  arc: Arc
  isLeft: boolean
}

/** The arcs that have exactly one side in `faces`, in order of their points. */
export function rimOf(map: DivisionMap, faces: Iterable<FaceId>): RimArc[] {
  const inside = new Set(faces)
  const rim: RimArc[] = []
  for (const face of inside) {
    for (const arc of map.faces.get(face) ?? []) {
      const isLeft = arc.left === face
      if (!inside.has(isLeft ? arc.right : arc.left)) rim.push({ arc, isLeft })
    }
  }
  return rim.sort(compareRim)
}

/** One order for the arcs of a rim, so that sums over them are the same to the last digit however the map came about. */
function compareRim({ arc: { xy: a } }: RimArc, { arc: { xy: b } }: RimArc): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3]
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

/** The borders of a face stay the same list until one of them changes: each is measured once for all versions of a map. */
const knownFaces = new WeakMap<readonly Arc[], GroundMeasures>()

/** Measures the ground of some faces as `measureFace` does that of one; null where there is none. Linear in the points of the rim, apart from arcs measured before. */
export function measureGround(map: DivisionMap, faces: Iterable<FaceId>): GroundMeasures | null {
  const list = [...faces]
  const arcs = list.length === 1 ? map.faces.get(list[0]) : undefined
  const known = arcs && knownFaces.get(arcs)
  if (known) return known
  const measures = measureRim(rimOf(map, list))
  if (arcs && measures) knownFaces.set(arcs, measures)
  return measures
}

function measureRim(rim: readonly RimArc[]): GroundMeasures | null {
  if (rim.length === 0) return null
  const polygons = polygonsInside(rim)
  const areaSquareMeters = squareMetersInside(rim)
  const perimeterMeters = rim.reduce((sum, { arc }) => sum + measureArc(arc).meters, 0)
  const sizeOf = (rings: readonly FaceRing[]): number => rings.reduce((sum, { doubleArea }) => sum + doubleArea, 0)
  const parts = polygons
    .map((rings) => ({ rings, size: sizeOf(rings) }))
    .sort((a, b) => b.size - a.size)
    .map(({ rings }) => [rings.map(({ xy }) => lonLatsOf(xy))])
  return {
    areaSquareMeters,
    perimeterMeters,
    polsbyPopperShare: (4 * Math.PI * areaSquareMeters) / perimeterMeters ** 2,
    parts,
  }
}

/** Reock 1961: the area's share of the smallest circle around it; the circle on the plane that touches the ellipsoid at the largest part's first point. Expected linear. */
export function reockShareOf({ areaSquareMeters, parts }: GroundMeasures): number {
  const plane = localPlane(...parts[0][0][0][0])
  const points = parts.flatMap(([[outer]]) => outer.slice(1).map(([lon, lat]) => toPlane(plane, lon, lat)))
  return areaSquareMeters / (Math.PI * smallestCircle(points)!.radius ** 2)
}

/** What the Reock share is at least: that of the circle around the box. Much cheaper. */
export function leastReockShareOf({ areaSquareMeters, parts }: GroundMeasures): number {
  let [west, south, east, north] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]
  for (const [[outer]] of parts) {
    for (const [lon, lat] of outer) {
      west = Math.min(west, lon)
      east = Math.max(east, lon)
      south = Math.min(south, lat)
      north = Math.max(north, lat)
    }
  }
  // The planes in which both are measured differ by less than the hundredth.
  return (0.99 * areaSquareMeters) / (Math.PI * (segmentMeters(west, south, east, north) / 2) ** 2)
}

/** Points of a line on the lattice. */
export function lonLatsOf(xy: ArrayLike<number>): LonLat[] {
  const points: LonLat[] = []
  for (let i = 0; i + 1 < xy.length; i += 2) points.push([fromLattice(xy[i]), fromLattice(xy[i + 1])])
  return points
}
