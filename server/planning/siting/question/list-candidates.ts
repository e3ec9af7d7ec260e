import type { CoverageArea } from '../../coverage/prepare-area.ts'
import type { Facility, FacilityStatus } from '../../types.ts'
import type { SiteState } from '../siting-types.ts'
import { streetCandidates } from '../ways/street-candidates.ts'
import type { SitingWishes } from './siting-wishes.ts'

/** Where a site may be, or is. */
export interface SiteCandidate {
  id: string
  name: string | null
  lon: number
  lat: number
  cost: number
  /** People that it holds, ∞ without limit. */
  capacity: number
  state: SiteState
  /** `facility`: an existing one; `extension`: more room in one; the others are new. */
  origin: 'facility' | 'extension' | 'premises' | 'demand' | 'street' | 'given'
  /** The facility that it is, or is in. */
  facilityId: string | null
}

/** Street corners are at least so far apart, and farther where more than so many would be left. */
const leastSpacingMeters = 100
const mostStreetCandidates = 1200

/** Statuses of facilities that people have already. */
export const countedStatuses: Record<SitingWishes['counted'], readonly FacilityStatus[]> = {
  now: ['operating'],
  planned: ['operating', 'building', 'planned'],
}

/** Ids of places are their coordinates to about a decimeter. */
const placeId = (kind: string, lon: number, lat: number): string => `${kind}:${lon.toFixed(6)},${lat.toFixed(6)}`

/** Corners of the streets where `isWanted`, as far apart as asked; without a wish, as near as leaves not too many. */
function corners(area: CoverageArea, spacing: number | null, isWanted: (lon: number, lat: number) => boolean) {
  if (spacing !== null) return streetCandidates(area.network, spacing, isWanted)
  for (let meters = leastSpacingMeters; ; meters *= 1.5) {
    const places = streetCandidates(area.network, meters, isWanted)
    if (places.length <= mostStreetCandidates) return places
  }
}

/** New places by the question's source, on the ground that `isWanted`. */
function newCandidates(
  area: CoverageArea,
  facilities: readonly Facility[],
  { candidates, capacity }: SitingWishes,
  isWanted: (lon: number, lat: number) => boolean,
): SiteCandidate[] {
  const plain = { cost: 1, capacity: capacity ?? Number.POSITIVE_INFINITY, state: 'free' as const, facilityId: null }
  if (candidates.from === 'given')
    return candidates.places.map((place) => ({
      ...plain,
      ...place,
      capacity: place.capacity ?? plain.capacity,
      origin: 'given' as const,
    }))
  if (candidates.from === 'premises')
    return facilities
      .filter(({ status, lon, lat }) => status === 'closed' && isWanted(lon, lat))
      .map(({ id, name, lon, lat }) => ({ ...plain, id, name, lon, lat, origin: 'premises' as const, facilityId: id }))
  if (candidates.from === 'streets')
    return corners(area, candidates.spacingMeters, isWanted).map(([lon, lat]) => ({
      ...plain,
      id: placeId('street', lon, lat),
      name: null,
      lon,
      lat,
      origin: 'street' as const,
    }))
  const { demand } = area
  return [...demand.id.keys()]
    .filter((i) => isWanted(demand.lon[i], demand.lat[i]))
    .map((i) => ({
      ...plain,
      id: demand.id[i],
      name: demand.name[i],
      lon: demand.lon[i],
      lat: demand.lat[i],
      origin: 'demand' as const,
    }))
}

/** All that may be open: existing facilities of the category first, then room that can be added to them, then new places. An id that is wished for and not there is told. */
export function listCandidates(
  area: CoverageArea,
  facilities: readonly Facility[],
  wishes: SitingWishes,
  isWanted: (lon: number, lat: number) => boolean,
): { candidates: SiteCandidate[]; unknownIds: string[] } {
  const { category, existing, counted, keep, close, capacity, enlarge } = wishes
  const standing =
    existing === 'ignore'
      ? []
      : facilities.filter((facility) => facility.category === category && countedStatuses[counted].includes(facility.status))
  const present: SiteCandidate[] = standing.map(({ id, name, lon, lat, capacity: own }) => ({
    id,
    name,
    lon,
    lat,
    cost: existing === 'keep' ? 0 : 1,
    capacity: own ?? capacity ?? Number.POSITIVE_INFINITY,
    state: existing === 'keep' ? 'kept' : 'free',
    origin: 'facility',
    facilityId: id,
  }))
  const extensions: SiteCandidate[] = enlarge
    ? present.map((site) => ({ ...site, id: `${site.id}+`, ...enlarge, state: 'free', origin: 'extension' }))
    : []
  const candidates = [...present, ...extensions, ...newCandidates(area, facilities, wishes, isWanted)]
  const known = new Set(candidates.map(({ id }) => id))
  const [kept, shut] = [new Set(keep), new Set(close)]
  return {
    candidates: candidates.map((site) => ({
      ...site,
      state: kept.has(site.id) ? 'kept' : shut.has(site.id) ? 'closed' : site.state,
    })),
    unknownIds: [...keep, ...close].filter((id) => !known.has(id)),
  }
}
