import { snapLimitMeters } from '../constants.ts'
import { type Network, noEdge, type PlaceTable, unreached } from '../network/network.ts'
import { createPlaceCosts } from '../network/place-costs.ts'
import { searchNearest } from '../network/search-nearest.ts'
import type { Snapper } from '../network/snap.ts'
import { createRouteTracer } from '../network/trace-route.ts'
import { baseSpeedKmh, costSeconds } from '../network/travel-costs.ts'
import { serviceRadius } from '../rules/living-circles.ts'
import { type Facility, type FacilityCategory, facilityCategories, type LonLat } from '../types.ts'
import { compareText } from './place-in-divisions.ts'
import { offStreetFactor, type SnappedPoints } from './reach-facilities.ts'

export interface NearbyInput {
  /** Turned round (`reverseNetwork`): the search goes from the point to the facilities. */
  reversed: Network
  /** Of the same network; it is the same in both directions. */
  snapper: Snapper
  /** Those that count, of any category, by id; and where they are on the network. */
  facilities: readonly Facility[]
  snapped: SnappedPoints
  lon: number
  lat: number
}

/** The nearest facility of one category, with the way from the point to it. */
export interface NearbyService {
  category: FacilityCategory
  facility: Facility
  meters: number
  seconds: number
  radiusMeters: number
  withinRadius: boolean
  /** From the point over the street to the facility, both ends included. */
  route: LonLat[]
}

export interface Nearby {
  /** Null where no street is near enough, and nothing is reached. */
  snapMeters: number | null
  /** Nearest first; of equally near ones of a category, the first. */
  services: NearbyService[]
  unreached: FacilityCategory[]
  speedKmh: number
}

/** Nearly everything is found within this; only where something is not, the whole network is searched. */
const firstLimitCost = 5_000_000

/** Finds the nearest facility of every category from a point, and the way there: one search for all of them. */
export function findNearby({ reversed, snapper, facilities, snapped, lon, lat }: NearbyInput): Nearby {
  const { mode } = reversed
  const speedKmh = baseSpeedKmh(mode)
  const costFactor = offStreetFactor(mode, speedKmh)
  const snap = snapper.snap(lon, lat, snapLimitMeters)
  const categories = facilityCategories.filter((category) => facilities.some((facility) => facility.category === category))
  if (!snap.ok) return { snapMeters: null, services: [], unreached: categories, speedKmh }
  const { place } = snap
  const source: PlaceTable = {
    count: 1,
    edge: Uint32Array.of(place.edge),
    offset: Uint32Array.of(place.offset),
    snapMillimeters: Uint32Array.of(place.snapMillimeters),
  }
  const startCost = Uint32Array.of(Math.round(place.snapMillimeters * costFactor))

  const search = (limitCost?: number): NearbyService[] => {
    const result = searchNearest(reversed, source, { startCost, limitCost })
    const costAt = createPlaceCosts(reversed, result, source, { startCost, limitCost })
    const traceRoute = createRouteTracer(reversed, result, source, { startCost, limitCost })
    const { edge, offset, snapMillimeters } = snapped.places
    return categories.flatMap((category) => {
      let nearest = -1
      let least = Number.POSITIVE_INFINITY
      facilities.forEach((facility, index) => {
        if (facility.category !== category || edge[index] === noEdge) return
        const way = costAt(edge[index], offset[index]).cost
        if (way === unreached) return
        const cost = way + Math.round(snapMillimeters[index] * costFactor)
        if (cost < least) {
          least = cost
          nearest = index
        }
      })
      if (nearest === -1 || (limitCost !== undefined && least > limitCost)) return []
      const facility = facilities[nearest]
      const way = traceRoute({ edge: edge[nearest], offset: offset[nearest] }) ?? []
      const meters = least / 1000
      const radiusMeters = serviceRadius(category).meters
      return [
        {
          category,
          facility,
          meters,
          seconds: costSeconds(least, mode, speedKmh),
          radiusMeters,
          withinRadius: meters <= radiusMeters,
          route: [[lon, lat], ...way.reverse(), [facility.lon, facility.lat]],
        } satisfies NearbyService,
      ]
    })
  }

  const near = search(firstLimitCost)
  const services = near.length === categories.length ? near : search()
  const found = new Set(services.map(({ category }) => category))
  return {
    snapMeters: place.snapMillimeters / 1000,
    services: services.sort((a, b) => a.meters - b.meters || compareText(a.category, b.category)),
    unreached: categories.filter((category) => !found.has(category)),
    speedKmh,
  }
}
