import type { NearbyAnswer, NearbyQuery } from '#contract/nearby'
import { ProblemError } from '#contract/problems'
import { findNearby as find } from '#planning/coverage/find-nearby'
import type { WorkContext } from '../work-context.ts'

const roundDegrees = (value: number) => Math.round(value * 1e7) / 1e7

/** Finds the nearest facility of every category from a point, and the way there over the streets. */
export async function findNearby(context: WorkContext, { lon, lat, mode, counted }: NearbyQuery): Promise<NearbyAnswer> {
  const ways = await context.areas.ways(context.db, mode, (message) => context.report(0, message))
  if (ways === null) throw new ProblemError('nothing-to-compute', `No street on the map can be used in mode "${mode}".`)
  const statuses = counted === 'now' ? ['operating'] : ['operating', 'building', 'planned']
  const chosen = [...ways.facilities.keys()].filter((index) => statuses.includes(ways.facilities[index].status))
  const pick = (column: Uint32Array) => Uint32Array.from(chosen, (index) => column[index])
  const { places, failure } = ways.snapped
  const { snapMeters, services, unreached, speedKmh } = find({
    reversed: ways.reversed,
    snapper: ways.snapper,
    facilities: chosen.map((index) => ways.facilities[index]),
    snapped: {
      places: {
        count: chosen.length,
        edge: pick(places.edge),
        offset: pick(places.offset),
        snapMillimeters: pick(places.snapMillimeters),
      },
      failure: chosen.map((index) => failure[index]),
    },
    lon,
    lat,
  })
  return {
    snapMeters,
    facilities: services.map(({ category, facility, meters, seconds, radiusMeters, withinRadius, route }) => ({
      category,
      facilityId: facility.id,
      name: facility.name,
      status: facility.status,
      lon: facility.lon,
      lat: facility.lat,
      meters,
      seconds,
      radiusMeters,
      withinRadius,
      route: { type: 'LineString', coordinates: route.map(([x, y]) => [roundDegrees(x), roundDegrees(y)]) },
    })),
    unreached,
    mode,
    speedKmh,
    revision: ways.revision,
  }
}
