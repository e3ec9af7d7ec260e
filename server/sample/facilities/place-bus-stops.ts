import { toPlane } from '#planning/geodesy/lengths'
import type { Random } from '#planning/random'
import type { FacilityDraft, Street } from '#planning/types'
import type { NamePool } from '../names/name-pool.ts'
import type { Hamlet } from '../people/place-hamlets.ts'
import { type PlanarMap, roundedLonLat } from '../plane/planar-map.ts'
import type { Point } from '../plane/polygon.ts'

/** From stop to stop in the town and in the country, meters. */
const spacingMeters = { town: 450, country: 1200 } as const
const nameMeters = 900

/** Bus stops along the main roads; some stretches have none. In the country they are called after the nearest hamlet. */
export function placeBusStops(
  streets: readonly Street[],
  hamlets: readonly Hamlet[],
  map: PlanarMap,
  names: NamePool,
  random: Random,
): FacilityDraft[] {
  const stops: FacilityDraft[] = []
  const places: Point[] = []
  for (const street of streets) {
    const isMain = ['trunk', 'primary', 'secondary'].includes(street.streetClass)
    if (!isMain || street.bridge || street.tunnel || !street.name) continue
    const middle = Math.floor((street.coordinates.length - 1) / 2)
    const [from, to] = [middle, middle + 1].map((index) => toPlane(map.plane, ...street.coordinates[index]))
    const length = Math.hypot(to[0] - from[0], to[1] - from[1])
    if (length < 1) continue
    const aside = 7 / length
    const point: Point = [(from[0] + to[0]) / 2 + (to[1] - from[1]) * aside, (from[1] + to[1]) / 2 - (to[0] - from[0]) * aside]
    const hamlet = nearestHamlet(hamlets, point)
    const spacing = hamlet ? spacingMeters.country : spacingMeters.town
    if (places.some(([x, y]) => Math.hypot(x - point[0], y - point[1]) < spacing) || random() < 0.18) continue
    places.push(point)
    const [lon, lat] = roundedLonLat(map, point)
    stops.push({
      category: 'bus_stop',
      name: names.claim(`${hamlet ? hamlet.name : street.name}站`),
      status: random() < 0.07 ? 'planned' : random() < 0.04 ? 'closed' : 'operating',
      capacity: 600 + 100 * Math.floor(random() * 12),
      lon,
      lat,
      sourceKey: `stop/${stops.length + 1}`,
    })
  }
  return stops
}

function nearestHamlet(hamlets: readonly Hamlet[], [x, y]: Point): Hamlet | null {
  let nearest: Hamlet | null = null
  let least = nameMeters
  for (const hamlet of hamlets) {
    const meters = Math.hypot(hamlet.point[0] - x, hamlet.point[1] - y)
    if (meters < least) [nearest, least] = [hamlet, meters]
  }
  return nearest
}
