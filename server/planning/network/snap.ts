import Flatbush from 'flatbush'
import { snapLimitMeters } from '../constants.ts'
import { fromPlane, localPlane } from '../geodesy/lengths.ts'
import { createBarrierCrossing } from './barrier-crossing.ts'
import { type Network, noEdge, type Place, type PlaceTable, type Snap, type SnapFailure } from './network.ts'

export interface SnapFailureAt {
  /** Index of the point that could not be snapped. */
  index: number
  reason: SnapFailure
  nearestMeters: number | null
}

export interface Snapper {
  snap: (lon: number, lat: number, limitMeters?: number) => Snap
  /** Snaps points given as lon at 2k, lat at 2k + 1. */
  snapAll: (lonLat: ArrayLike<number>, limitMeters?: number) => { places: PlaceTable; failures: SnapFailureAt[] }
}

/** The first box searched around a point reaches this far, meters; each further one four times as far. */
const firstReachMeters = 32
/** Beyond this the distance to the nearest street is not sought any more, meters. */
const farthestReachMeters = 32768

/** The point of one shape segment nearest to the asked one. */
interface Candidate {
  shape: number
  /** 0 at the segment's first point, 1 at its last. */
  share: number
  /** Meters east and north of the asked point. */
  east: number
  north: number
  squareMeters: number
}

/**
 * Prepares snapping to a network: the nearest point on any street segment from which the straight line back crosses no barrier.
 * Segments on bridges and in tunnels are not entered from beside (below, above), only over their ends.
 * Of equally near segments the first in the network wins. Distances are taken in the plane that touches the ellipsoid at the asked point.
 */
export function createSnapper(network: Network): Snapper {
  const { edgeCount, shapeStart, shapeLonLat, shapeCost, shapeStructure } = network
  const enterable = new Uint32Array(shapeCost.length)
  const edgeOfShape = new Uint32Array(shapeCost.length)
  let count = 0
  for (let edge = 0; edge < edgeCount; edge++) {
    for (let k = shapeStart[edge]; k < shapeStart[edge + 1] - 1; k++) {
      edgeOfShape[k] = edge
      if (shapeStructure[k] === 0) enterable[count++] = k
    }
  }
  const crossesBarrier = createBarrierCrossing(network.barriers)
  const noNetwork: Snap = { ok: false, reason: 'no_network', nearestMeters: null }
  const index = count > 0 ? new Flatbush(count) : null
  for (let item = 0; item < count; item++) {
    const at = 2 * enterable[item]
    const [lonA, latA, lonB, latB] = [shapeLonLat[at], shapeLonLat[at + 1], shapeLonLat[at + 2], shapeLonLat[at + 3]]
    index!.add(Math.min(lonA, lonB), Math.min(latA, latB), Math.max(lonA, lonB), Math.max(latA, latB))
  }
  index?.finish()

  function candidatesWithin(lon: number, lat: number, reachMeters: number): Candidate[] {
    const plane = localPlane(lon, lat)
    const reachLon = (reachMeters / plane.metersPerLon) * (1 + 1e-9)
    const reachLat = (reachMeters / plane.metersPerLat) * (1 + 1e-9)
    const candidates: Candidate[] = []
    for (const item of index!.search(lon - reachLon, lat - reachLat, lon + reachLon, lat + reachLat)) {
      const shape = enterable[item]
      const ax = (shapeLonLat[2 * shape] - lon) * plane.metersPerLon
      const ay = (shapeLonLat[2 * shape + 1] - lat) * plane.metersPerLat
      const bx = (shapeLonLat[2 * shape + 2] - lon) * plane.metersPerLon
      const by = (shapeLonLat[2 * shape + 3] - lat) * plane.metersPerLat
      const square = (bx - ax) ** 2 + (by - ay) ** 2
      const share = square > 0 ? Math.min(1, Math.max(0, -(ax * (bx - ax) + ay * (by - ay)) / square)) : 0
      const east = share === 1 ? bx : ax + share * (bx - ax)
      const north = share === 1 ? by : ay + share * (by - ay)
      const squareMeters = east * east + north * north
      if (squareMeters <= reachMeters * reachMeters) candidates.push({ shape, share, east, north, squareMeters })
    }
    return candidates.sort((a, b) => a.squareMeters - b.squareMeters || a.shape - b.shape)
  }

  function placeOf(candidate: Candidate, lon: number, lat: number): Place {
    const { shape, share } = candidate
    const [placeLon, placeLat] = fromPlane(localPlane(lon, lat), candidate.east, candidate.north)
    return {
      edge: edgeOfShape[shape],
      offset: shapeCost[shape] + Math.round(share * (shapeCost[shape + 1] - shapeCost[shape])),
      lon: placeLon,
      lat: placeLat,
      snapMillimeters: Math.round(1000 * Math.sqrt(candidate.squareMeters)),
    }
  }

  function snap(lon: number, lat: number, limitMeters = snapLimitMeters): Snap {
    if (index === null) return noNetwork
    for (let reach = Math.min(firstReachMeters, limitMeters); ; reach = Math.min(4 * reach, limitMeters)) {
      for (const candidate of candidatesWithin(lon, lat, reach)) {
        const [placeLon, placeLat] = fromPlane(localPlane(lon, lat), candidate.east, candidate.north)
        if (!crossesBarrier(lon, lat, placeLon, placeLat)) return { ok: true, place: placeOf(candidate, lon, lat) }
      }
      if (reach >= limitMeters) break
    }
    for (let reach = limitMeters; ; reach *= 4) {
      const [nearest] = candidatesWithin(lon, lat, Math.min(reach, farthestReachMeters))
      if (nearest) {
        const nearestMeters = Math.sqrt(nearest.squareMeters)
        return { ok: false, reason: nearestMeters <= limitMeters ? 'blocked_by_barrier' : 'too_far', nearestMeters }
      }
      if (reach >= farthestReachMeters) return { ok: false, reason: 'too_far', nearestMeters: null }
    }
  }

  function snapAll(lonLat: ArrayLike<number>, limitMeters = snapLimitMeters): ReturnType<Snapper['snapAll']> {
    const total = lonLat.length / 2
    const places: PlaceTable = {
      count: total,
      edge: new Uint32Array(total).fill(noEdge),
      offset: new Uint32Array(total),
      snapMillimeters: new Uint32Array(total),
    }
    const failures: SnapFailureAt[] = []
    for (let i = 0; i < total; i++) {
      const answer = snap(lonLat[2 * i], lonLat[2 * i + 1], limitMeters)
      if (!answer.ok) {
        failures.push({ index: i, reason: answer.reason, nearestMeters: answer.nearestMeters })
        continue
      }
      places.edge[i] = answer.place.edge
      places.offset[i] = answer.place.offset
      places.snapMillimeters[i] = answer.place.snapMillimeters
    }
    return { places, failures }
  }

  return { snap, snapAll }
}
