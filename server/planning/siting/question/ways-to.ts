import { snapLimitMeters } from '../../constants.ts'
import type { CoverageArea } from '../../coverage/prepare-area.ts'
import { offStreetFactor, type SnappedPoints } from '../../coverage/reach-facilities.ts'
import { unreached } from '../../network/network.ts'
import { createSiteSearch, type SiteWays } from '../ways/site-search.ts'
import { createStraightSearch } from '../ways/straight-search.ts'
import type { SitingWishes } from './siting-wishes.ts'

/** Who gets to a point within so many meters, as rows of the demand that counts; nobody where it is too far from a street. Overwritten by the next call. */
export type WaysTo = (lon: number, lat: number, limitMeters: number) => SiteWays

/** The demand that counts on the network, in its own order. */
function pick({ places, failure }: SnappedPoints, order: Uint32Array): SnappedPoints {
  const of = (values: Uint32Array): Uint32Array => Uint32Array.from(order, (point) => values[point])
  return {
    places: {
      count: order.length,
      edge: of(places.edge),
      offset: of(places.offset),
      snapMillimeters: of(places.snapMillimeters),
    },
    failure: Array.from(order, (point) => failure[point]),
  }
}

/** Prepares the ways to any point from the demand that counts (`order`: its points), over streets or straight. */
export function createWaysTo(
  { network, snapper, demand, snapped }: CoverageArea,
  order: Uint32Array,
  distance: SitingWishes['distance'],
  speedKmh: number,
): WaysTo {
  if (distance === 'straight') {
    const of = (values: Float64Array): Float64Array => Float64Array.from(order, (point) => values[point])
    return createStraightSearch(of(demand.lon), of(demand.lat))
  }
  const search = createSiteSearch(network, pick(snapped, order), offStreetFactor(network.mode, speedKmh))
  const nobody = { demands: new Uint32Array(0), costs: new Uint32Array(0) }
  return (lon, lat, limitMeters) => {
    const snap = snapper.snap(lon, lat, snapLimitMeters)
    return snap.ok ? search(snap.place, Math.min(unreached - 1, Math.round(limitMeters * 1000))) : nobody
  }
}
