import type { Random } from '#planning/random'
import type { FacilityDraft, Street } from '#planning/types'
import type { NamePool } from '../names/name-pool.ts'

const spacingDegrees = 0.0074

/** Bus stops along the main roads, about 700 m apart; some stretches have none. */
export function placeBusStops(streets: readonly Street[], names: NamePool, random: Random): FacilityDraft[] {
  const stops: FacilityDraft[] = []
  for (const street of streets) {
    const isMain = ['trunk', 'primary', 'secondary'].includes(street.streetClass)
    if (!isMain || street.bridge || street.tunnel || !street.name) continue
    const middle = Math.floor((street.coordinates.length - 1) / 2)
    const [lonA, latA] = street.coordinates[middle]
    const [lonB, latB] = street.coordinates[middle + 1]
    const lon = (lonA + lonB) / 2
    const lat = (latA + latB) / 2
    if (stops.some((stop) => Math.hypot(stop.lon - lon, stop.lat - lat) < spacingDegrees) || random() < 0.18) continue
    const length = Math.hypot(lonB - lonA, latB - latA)
    const share = 0.00007 / Math.max(length, 1e-9)
    const status = random() < 0.07 ? 'planned' : random() < 0.04 ? 'closed' : 'operating'
    stops.push({
      category: 'bus_stop',
      name: names.claim(`${street.name}站`),
      status,
      capacity: 600 + 100 * Math.floor(random() * 12),
      lon: Math.round((lon + (latB - latA) * share) * 1e7) / 1e7,
      lat: Math.round((lat - (lonB - lonA) * share) * 1e7) / 1e7,
      sourceKey: `stop/${stops.length + 1}`,
    })
  }
  return stops
}
