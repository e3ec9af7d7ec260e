import { polygonSquareMeters } from '../../geodesy/areas.ts'
import { interiorPoint } from '../../geodesy/interior-point.ts'
import { localPlane, segmentMeters, toPlane } from '../../geodesy/lengths.ts'
import { buildArcs } from '../../topology/build-arcs.ts'
import { flatOutline } from '../../topology/outline-types.ts'
import { sharedBorders } from '../../topology/shared-borders.ts'
import type { MultiPolygonCoordinates } from '../../types.ts'
import type { Atom, AtomBorder, BorderKind } from '../division-types.ts'
import { convexHull } from './convex-hull.ts'

/** Ground that is not to be cut, with its outline: a statistical area, a village, a compound, a block. */
export interface OutlinedUnit extends Pick<Atom, 'id' | 'households' | 'population' | 'compoundId' | 'gridId'> {
  geometry: MultiPolygonCoordinates
}

/** What the border between two units runs along; null where nobody can cross it. */
export type BorderKindOf = (a: OutlinedUnit, b: OutlinedUnit) => BorderKind | null

/** Inside one compound where both lie in it, else open ground: all that outlines alone say. */
const kindByCompound: BorderKindOf = (a, b) => (a.compoundId !== null && a.compoundId === b.compoundId ? 'compound' : 'open')

function perimeterMeters(geometry: MultiPolygonCoordinates): number {
  let meters = 0
  for (const ring of geometry.flat())
    for (let i = 1; i < ring.length; i++) meters += segmentMeters(ring[i - 1][0], ring[i - 1][1], ring[i][0], ring[i][1])
  return meters
}

/**
 * Atoms and their borders from outlines (lon/lat). Lengths and areas on the ellipsoid; the plane touches it at the first unit's inner point. Outlines should tile their ground: what
 * differs by less than 5 cm still shares a border, units that only touch in points share none. Cost: n log n in the points.
 */
export function atomsOfOutlines(
  units: readonly OutlinedUnit[],
  kindOf: BorderKindOf = kindByCompound,
): { atoms: Atom[]; borders: AtomBorder[] } {
  if (units.length === 0) return { atoms: [], borders: [] }
  const plane = localPlane(...interiorPoint(units[0].geometry))
  const shared = sharedBorders(
    buildArcs(units.map(({ geometry }) => flatOutline(geometry))),
    units.map(() => 'atom'),
  )
  const sharedMeters = new Float64Array(units.length)
  for (const { a, b, meters } of shared) {
    sharedMeters[a] += meters
    sharedMeters[b] += meters
  }
  const atoms = units.map(({ id, households, population, compoundId, gridId, geometry }, i): Atom => {
    const [x, y] = toPlane(plane, ...interiorPoint(geometry))
    return {
      id,
      households,
      population,
      areaSquareMeters: polygonSquareMeters(geometry),
      x,
      y,
      rimMeters: Math.max(0, perimeterMeters(geometry) - sharedMeters[i]),
      compoundId,
      gridId,
      corners: convexHull(geometry.flat(2).map(([lon, lat]) => toPlane(plane, lon, lat))),
    }
  })
  const borders = shared.flatMap(({ a, b, meters }): AtomBorder[] => {
    const kind = kindOf(units[a], units[b])
    return kind === null ? [] : [{ from: a, to: b, meters, kind }]
  })
  return { atoms, borders }
}
