import type { Site } from '#contract/sitings/siting-answer'
import type { SiteCandidate } from '#planning/siting/question/list-candidates'
import type { SitingGround } from '#planning/siting/question/state-siting'
import { divisionLevels } from '#planning/types'

/** Who goes to a place. */
export interface SiteUse {
  served: number
  load: number
  meanMeters: number | null
}

/** Adds up who goes where: people within the limit, all people, and their mean way; by place. */
export function tallyPlaces(
  places: number,
  order: Uint32Array,
  weights: Float64Array,
  placeOf: (row: number) => number,
  costOf: (row: number) => number,
  limitMeters: number,
): SiteUse[] {
  const sums = Array.from({ length: places }, () => ({ served: 0, load: 0, personMeters: 0 }))
  for (let row = 0; row < order.length; row++) {
    const place = placeOf(row)
    if (place < 0 || weights[row] === 0) continue
    const meters = costOf(row) / 1000
    sums[place].load += weights[row]
    sums[place].personMeters += weights[row] * meters
    if (meters <= limitMeters) sums[place].served += weights[row]
  }
  return sums.map(({ served, load, personMeters }) => ({ served, load, meanMeters: load > 0 ? personMeters / load : null }))
}

const lowest = divisionLevels.indexOf('village')

/** The smallest division down to villages and communities that a point lies in. */
export function createHomes({ area }: SitingGround): (lon: number, lat: number) => { id: string; name: string } | null {
  return (lon, lat) => {
    const found = area
      .placer([lon], [lat])
      .divisionsOf(0)
      .map((index) => area.divisions[index])
      .filter(({ level }) => divisionLevels.indexOf(level) <= lowest)
      .sort((a, b) => divisionLevels.indexOf(b.level) - divisionLevels.indexOf(a.level))
    return found[0] ?? null
  }
}

/** A site as it is told. */
export function describeSite(
  candidate: SiteCandidate,
  use: SiteUse,
  home: { id: string; name: string } | null,
  tier: number | null,
): Site {
  const { id, name, lon, lat, origin, facilityId, cost, capacity } = candidate
  return {
    candidateId: id,
    name,
    lon,
    lat,
    origin,
    facilityId,
    divisionId: home?.id ?? null,
    divisionName: home?.name ?? null,
    cost,
    capacity: Number.isFinite(capacity) ? capacity : null,
    ...use,
    tier,
  }
}
