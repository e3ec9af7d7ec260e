import Flatbush from 'flatbush'
import { snapLimitMeters } from '../constants.ts'
import { fromPlane, type LocalPlane, localPlane } from '../geodesy/lengths.ts'
import { createBarrierSight } from './barrier-crossing.ts'
import { nearestLitShare } from './barrier-shadows.ts'
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

/** A point of one shape segment, meters east and north of the asked point. */
interface Candidate {
  shape: number
  /** 0 at the segment's first point, 1 at its last. */
  share: number
  east: number
  north: number
  squareMeters: number
}

/**
 * Prepares snapping to a network: to the nearest of all street points from which the straight line back crosses no barrier.
 * Segments on bridges and in tunnels are not entered from beside (they lie above or below), only over their ends.
 * Of equally near points the first in the network wins. Distances are taken in the plane that touches the ellipsoid at the asked point.
 * The streets left when barriers hide the nearest ones may be seen past a barrier's end.
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
  const sight = createBarrierSight(network.barriers)
  const index = count > 0 ? new Flatbush(count) : null
  for (let item = 0; item < count; item++) {
    const at = 2 * enterable[item]
    const [lonA, latA, lonB, latB] = [shapeLonLat[at], shapeLonLat[at + 1], shapeLonLat[at + 2], shapeLonLat[at + 3]]
    index!.add(Math.min(lonA, lonB), Math.min(latA, latB), Math.max(lonA, lonB), Math.max(latA, latB))
  }
  index?.finish()

  /** Ends of a shape segment in meters: ax, ay, bx, by. */
  function endsOf(shape: number, plane: LocalPlane): [number, number, number, number] {
    const at = 2 * shape
    return [
      (shapeLonLat[at] - plane.lon) * plane.metersPerLon,
      (shapeLonLat[at + 1] - plane.lat) * plane.metersPerLat,
      (shapeLonLat[at + 2] - plane.lon) * plane.metersPerLon,
      (shapeLonLat[at + 3] - plane.lat) * plane.metersPerLat,
    ]
  }

  function pointAt(shape: number, share: number, [ax, ay, bx, by]: [number, number, number, number]): Candidate {
    // At an end its own coordinates, so that segments that share it are equally near to the last bit.
    const east = share === 1 ? bx : ax + share * (bx - ax)
    const north = share === 1 ? by : ay + share * (by - ay)
    return { shape, share, east, north, squareMeters: east * east + north * north }
  }

  /** The nearest point of every segment within reach, nearest first. */
  function nearestPoints(plane: LocalPlane, reachMeters: number): Candidate[] {
    const reachLon = (reachMeters / plane.metersPerLon) * (1 + 1e-9)
    const reachLat = (reachMeters / plane.metersPerLat) * (1 + 1e-9)
    const candidates: Candidate[] = []
    for (const item of index!.search(plane.lon - reachLon, plane.lat - reachLat, plane.lon + reachLon, plane.lat + reachLat)) {
      const ends = endsOf(enterable[item], plane)
      const [ax, ay, bx, by] = ends
      const square = (bx - ax) ** 2 + (by - ay) ** 2
      const share = square > 0 ? Math.min(1, Math.max(0, -(ax * (bx - ax) + ay * (by - ay)) / square)) : 0
      const candidate = pointAt(enterable[item], share, ends)
      if (candidate.squareMeters <= reachMeters * reachMeters) candidates.push(candidate)
    }
    return candidates.sort((a, b) => a.squareMeters - b.squareMeters || a.shape - b.shape)
  }

  /** The nearest point in sight and within reach among the segments of the candidates. */
  function nearestInSight(plane: LocalPlane, candidates: Candidate[], reachMeters: number): Candidate | null {
    let best: Candidate | null = null
    for (const candidate of candidates) {
      if (best && candidate.squareMeters >= best.squareMeters) break
      if (!sight.isCrossed(plane, candidate.east, candidate.north)) return candidate
      const ends = endsOf(candidate.shape, plane)
      const share = nearestLitShare(sight.anyBarrier, plane, ...ends, candidate.share)
      if (share === null) continue
      const beside = pointAt(candidate.shape, share, ends)
      if (beside.squareMeters > Math.min(reachMeters * reachMeters, best?.squareMeters ?? Infinity)) continue
      if (beside.squareMeters !== best?.squareMeters && !sight.isCrossed(plane, beside.east, beside.north)) best = beside
    }
    return best
  }

  function placeOf({ shape, share, east, north, squareMeters }: Candidate, plane: LocalPlane): Place {
    const [lon, lat] = fromPlane(plane, east, north)
    const offset = shapeCost[shape] + Math.round(share * (shapeCost[shape + 1] - shapeCost[shape]))
    return { edge: edgeOfShape[shape], offset, lon, lat, snapMillimeters: Math.round(1000 * Math.sqrt(squareMeters)) }
  }

  function snap(lon: number, lat: number, limitMeters = snapLimitMeters): Snap {
    if (index === null) return { ok: false, reason: 'no_network', nearestMeters: null }
    const plane = localPlane(lon, lat)
    for (let reach = Math.min(firstReachMeters, limitMeters); ; reach = Math.min(4 * reach, limitMeters)) {
      const candidates = nearestPoints(plane, reach)
      const found = nearestInSight(plane, candidates, reach)
      if (found) return { ok: true, place: placeOf(found, plane) }
      if (reach < limitMeters) continue
      if (candidates.length === 0) break
      return { ok: false, reason: 'blocked_by_barrier', nearestMeters: Math.sqrt(candidates[0].squareMeters) }
    }
    for (let reach = 4 * limitMeters; ; reach *= 4) {
      const [nearest] = nearestPoints(plane, Math.min(reach, farthestReachMeters))
      if (nearest) return { ok: false, reason: 'too_far', nearestMeters: Math.sqrt(nearest.squareMeters) }
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
