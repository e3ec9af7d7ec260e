import { snapLimitMeters, walkingSpeedKmh } from '../constants.ts'
import { type NearestResult, type Network, noEdge, type PlaceTable, type SnapFailure, unreached } from '../network/network.ts'
import { createPlaceCosts } from '../network/place-costs.ts'
import { searchNearest } from '../network/search-nearest.ts'
import type { Snapper } from '../network/snap.ts'
import type { TravelMode } from '../types.ts'
import type { SnapSummary, Tick } from './coverage-types.ts'

/** Points put on the network. */
export interface SnappedPoints {
  places: PlaceTable
  /** Why a point has no place; null where it has one. */
  failure: (SnapFailure | null)[]
}

/** Cost of one millimeter off the street: walked by everybody, those who ride or drive at the standard pace. */
export function offStreetFactor(mode: TravelMode, speedKmh: number): number {
  return mode === 'walk' || mode === 'slow_walk' ? 1 : speedKmh / walkingSpeedKmh
}

/** Puts points on the network within the snap limit. `tick` is called with the share done. */
export function snapPoints(snapper: Snapper, lon: ArrayLike<number>, lat: ArrayLike<number>, tick?: Tick): SnappedPoints {
  const count = lon.length
  const places: PlaceTable = {
    count,
    edge: new Uint32Array(count).fill(noEdge),
    offset: new Uint32Array(count),
    snapMillimeters: new Uint32Array(count),
  }
  const failure: (SnapFailure | null)[] = new Array(count).fill(null)
  for (let i = 0; i < count; i++) {
    if (tick && i % 2048 === 0) tick(i / count)
    const snap = snapper.snap(lon[i], lat[i], snapLimitMeters)
    if (!snap.ok) {
      failure[i] = snap.reason
      continue
    }
    places.edge[i] = snap.place.edge
    places.offset[i] = snap.place.offset
    places.snapMillimeters[i] = snap.place.snapMillimeters
  }
  return { places, failure }
}

/** Counts and measures how points were put on the network. `points` are the indices that count. */
export function summarizeSnaps(snapped: SnappedPoints, points: Iterable<number>): SnapSummary {
  const meters: number[] = []
  let count = 0
  for (const point of points) {
    count++
    if (snapped.places.edge[point] !== noEdge) meters.push(snapped.places.snapMillimeters[point] / 1000)
  }
  meters.sort((a, b) => a - b)
  return {
    points: count,
    unreachable: count - meters.length,
    medianMeters: meters.length > 0 ? meters[(meters.length - 1) >> 1] : null,
    maxMeters: meters.length > 0 ? meters[meters.length - 1] : null,
  }
}

/** Every demand point's way to the nearest of some facilities, and the search that found it. */
export interface Reach {
  /** Cost from each demand point to its nearest facility, both ways off the street included; Infinity where there is none. */
  cost: Float64Array
  /** Index of that facility among all; -1 where there is none. */
  facility: Int32Array
  sources: PlaceTable
  startCost: Uint32Array
  nearest: NearestResult
}

/**
 * Finds every demand point's nearest facility among `chosen` (indices of facilities, ascending; of equally near ones the first wins):
 * one search for all of them, without a limit unless one is given, so that the way to the nearest is known beyond what counts as covered too.
 * `costFactor` is what a millimeter off the street costs.
 */
export function reachFacilities(
  network: Network,
  facilities: SnappedPoints,
  chosen: readonly number[],
  demand: SnappedPoints,
  costFactor: number,
  limitCost?: number,
): Reach {
  const pick = (values: Uint32Array): Uint32Array => Uint32Array.from(chosen, (facility) => values[facility])
  const sources: PlaceTable = {
    count: chosen.length,
    edge: pick(facilities.places.edge),
    offset: pick(facilities.places.offset),
    snapMillimeters: pick(facilities.places.snapMillimeters),
  }
  const offStreet = (millimeters: number): number => Math.round(millimeters * costFactor)
  const startCost = sources.snapMillimeters.map(offStreet)
  const nearest = searchNearest(network, sources, { startCost, limitCost })
  const costAt = createPlaceCosts(network, nearest, sources, { startCost, limitCost })
  const { count, edge, offset, snapMillimeters } = demand.places
  const cost = new Float64Array(count).fill(Number.POSITIVE_INFINITY)
  const facility = new Int32Array(count).fill(-1)
  for (let i = 0; i < count; i++) {
    if (edge[i] === noEdge) continue
    const way = costAt(edge[i], offset[i])
    if (way.cost === unreached) continue
    cost[i] = way.cost + offStreet(snapMillimeters[i])
    facility[i] = chosen[way.source]
  }
  return { cost, facility, sources, startCost, nearest }
}
