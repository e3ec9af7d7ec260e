import { metersPerDegree } from '#planning/geodesy/lengths'
import type { LonLat, MultiPolygonCoordinates } from '#planning/types'
import { type RankedCells, sideSpan, traceRings } from '../mesh/trace-rings.ts'
import { ringArea } from '../plane/polygon.ts'
import type { Honeycomb } from './honeycomb.ts'

const centre = { lon: 103, lat: 30.5 }
const metersPerLat = metersPerDegree(centre.lat).lat
const unitsPerDegree = 1e7

/** Lattice units (1e-7 degree) east and north of a place given in meters from the province's middle; keeps areas. */
function latticeUnits(east: number, north: number): [number, number] {
  const lat = centre.lat + north / metersPerLat
  return [Math.round((centre.lon + east / metersPerDegree(lat).lon) * unitsPerDegree), Math.round(lat * unitsPerDegree)]
}

/** Lon/lat on the lattice of a place given in meters from the province's middle. */
export function lonLatAt(east: number, north: number): LonLat {
  const [lon, lat] = latticeUnits(east, north)
  return [lon / unitsPerDegree, lat / unitsPerDegree]
}

/**
 * Answers outlines of stretches of cells. Every corner has one place, whoever asks for it: neighbours and all levels share their borders
 * point by point. `leafOf` names each cell's smallest division (−1 outside); a corner on the border of just two is moved to the middle
 * of its two neighbours on that border, so that borders do not zigzag; corners where three meet stay.
 */
export function createOutliner(
  honeycomb: Honeycomb,
  order: Int32Array,
  leafOf: Int32Array,
): (start: number, end: number) => MultiPolygonCoordinates {
  const rank = new Int32Array(leafOf.length).fill(-1)
  for (let i = 0; i < order.length; i++) rank[order[i]] = i
  const cells: RankedCells = { mesh: honeycomb, order, rank, passed: new Uint8Array(leafOf.length) }
  const lonUnits = new Int32Array(2 * leafOf.length)
  const latUnits = new Int32Array(2 * leafOf.length)

  const settle = (corner: number): void => {
    const border: number[] = []
    for (const [next, one, other] of honeycomb.around(corner)) if (leafOf[one] !== leafOf[other]) border.push(next)
    let [east, north] = honeycomb.cornerPoint(corner)
    if (border.length === 2) {
      const [a, b] = border.map(honeycomb.cornerPoint)
      east = east / 2 + (a[0] + b[0]) / 4
      north = north / 2 + (a[1] + b[1]) / 4
    }
    ;[lonUnits[corner], latUnits[corner]] = latticeUnits(east, north)
  }

  const pointsOf = (ring: readonly number[]): { points: LonLat[]; isHole: boolean } => {
    const points: LonLat[] = []
    for (const key of ring) {
      const corner = honeycomb.cornerOf(Math.floor(key / sideSpan), key % sideSpan)
      if (lonUnits[corner] === 0) settle(corner)
      points.push([lonUnits[corner] / unitsPerDegree, latUnits[corner] / unitsPerDegree])
    }
    points.push(points[0])
    return { points, isHole: ringArea(points) < 0 }
  }

  return (start, end) => {
    const rings = traceRings(cells, start, end).map(pointsOf)
    const outer = rings.filter(({ isHole }) => !isHole)
    if (outer.length !== 1) throw new Error(`got ${outer.length} outer rings when expected cells that hang together`)
    return [[outer[0].points, ...rings.filter(({ isHole }) => isHole).map(({ points }) => points)]]
  }
}
