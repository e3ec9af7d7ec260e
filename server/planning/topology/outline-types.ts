import type { MultiPolygonCoordinates } from '../types.ts'

/** Polygons of one division, flat: point i is lonLat[2i], lonLat[2i+1]; ring r ends before point ringEnds[r], polygon p before ring polygonEnds[p]; rings closed (first point repeated), outer first. */
export interface FlatOutline {
  lonLat: Float64Array
  ringEnds: Uint32Array
  polygonEnds: Uint32Array
}

/** The same in whole tile units of one zoom: the world is 4096 · 2^zoom units wide, x east, y south (Web Mercator), rings closed. */
export interface UnitOutline {
  xy: Int32Array
  ringEnds: Uint32Array
  polygonEnds: Uint32Array
}

/** Lays a multipolygon out flat, point by point as it is. */
export function flatOutline(geometry: MultiPolygonCoordinates): FlatOutline {
  const ringEnds = new Uint32Array(geometry.reduce((total, rings) => total + rings.length, 0))
  const polygonEnds = new Uint32Array(geometry.length)
  const lonLat = new Float64Array(2 * geometry.flat().reduce((total, ring) => total + ring.length, 0))
  let [points, rings] = [0, 0]
  geometry.forEach((polygon, p) => {
    for (const ring of polygon) {
      for (const [lon, lat] of ring) {
        lonLat[2 * points] = lon
        lonLat[2 * points++ + 1] = lat
      }
      ringEnds[rings++] = points
    }
    polygonEnds[p] = rings
  })
  return { lonLat, ringEnds, polygonEnds }
}
