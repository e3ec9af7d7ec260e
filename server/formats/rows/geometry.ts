import { interiorPoint } from '#planning/geodesy/interior-point'
import { checkedMultiPolygon } from '#planning/geodesy/polygon-checks'
import { fromLattice, toLattice } from '#planning/topology/lattice'
import type { LonLat, MultiPolygonCoordinates } from '#planning/types'
import type { CoordinateReader, Position } from '../crs.ts'
import type { RawGeometry } from './source-table.ts'

/** A checked multipolygon in lon/lat, or why a geometry is none; `offLattice`: how many of its points lay off the lattice, and whether they were put on it. */
export type PolygonRead =
  | { ok: true; geometry: MultiPolygonCoordinates; offLattice: { points: number; isRounded: boolean } }
  | { ok: false; reason: string }

/**
 * Reads a Polygon or MultiPolygon, converts every point, and checks the shape (see `checkedMultiPolygon`). Heights are dropped. Every point comes to the nearest one of the
 * lattice that borders are kept on (1e-7 degree), so that what neighbours share they still share; an outline that would touch itself then stays as it is.
 */
export function readPolygons(geometry: RawGeometry, crs: CoordinateReader): PolygonRead {
  const isSingle = geometry.type === 'Polygon'
  if (!isSingle && geometry.type !== 'MultiPolygon')
    return { ok: false, reason: `is a ${geometry.type} when a Polygon or MultiPolygon was expected` }
  if (!Array.isArray(geometry.coordinates)) return { ok: false, reason: 'has a geometry without coordinates' }
  const raw: unknown[] = isSingle ? [geometry.coordinates] : geometry.coordinates
  const polygons: LonLat[][][] = []
  for (const rawRings of raw) {
    if (!Array.isArray(rawRings)) return { ok: false, reason: 'has coordinates that are nested wrongly for its type' }
    const rings: LonLat[][] = []
    for (const rawRing of rawRings) {
      if (!Array.isArray(rawRing)) return { ok: false, reason: 'has coordinates that are nested wrongly for its type' }
      const ring: LonLat[] = []
      for (const point of rawRing) {
        const position = readPosition(point, crs)
        if (!position.ok) return { ok: false, reason: `has a broken point: ${position.reason}` }
        ring.push([position.lon, position.lat])
      }
      rings.push(ring)
    }
    polygons.push(rings)
  }
  const checked = checkedMultiPolygon(polygons)
  return checked.ok ? onLattice(checked.polygons) : { ok: false, reason: checked.reason }
}

const rounded = (degrees: number): number => fromLattice(toLattice(degrees))

function onLattice(polygons: MultiPolygonCoordinates): PolygonRead {
  const points = polygons
    .flat()
    .reduce((sum, ring) => sum + ring.slice(1).filter(([lon, lat]) => rounded(lon) !== lon || rounded(lat) !== lat).length, 0)
  if (points === 0) return { ok: true, geometry: polygons, offLattice: { points, isRounded: false } }
  const moved = polygons.map((rings) => rings.map((ring) => ring.map(([lon, lat]): LonLat => [rounded(lon), rounded(lat)])))
  const checked = checkedMultiPolygon(moved)
  return { ok: true, geometry: checked.ok ? checked.polygons : polygons, offLattice: { points, isRounded: checked.ok } }
}

/** The place of a Point (or a MultiPoint of one), or a point inside a Polygon or MultiPolygon. */
export function readPlace(geometry: RawGeometry, crs: CoordinateReader): Position {
  if (geometry.type === 'Point') return readPosition(geometry.coordinates, crs)
  if (geometry.type === 'MultiPoint' && Array.isArray(geometry.coordinates) && geometry.coordinates.length === 1)
    return readPosition(geometry.coordinates[0], crs)
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon')
    return { ok: false, reason: `is a ${geometry.type} when a Point (or a Polygon, for a point inside) was expected` }
  const polygons = readPolygons(geometry, crs)
  if (!polygons.ok) return polygons
  const [lon, lat] = interiorPoint(polygons.geometry)
  return { ok: true, lon, lat }
}

function readPosition(point: unknown, crs: CoordinateReader): Position {
  if (!Array.isArray(point) || typeof point[0] !== 'number' || typeof point[1] !== 'number')
    return { ok: false, reason: 'a position that is not two numbers' }
  return crs.read(point[0], point[1])
}
