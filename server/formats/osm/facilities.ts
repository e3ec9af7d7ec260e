import Flatbush from 'flatbush'
import { interiorPoint } from '#planning/geodesy/interior-point'
import { segmentMeters } from '#planning/geodesy/lengths'
import { facilityRules } from '#planning/rules/facility-rules'
import type { FacilityCategory, FacilityDraft, LonLat } from '#planning/types'
import type { Tags } from './elements.ts'
import { onLattice } from './lines.ts'
import { isClosedWay, nodePoints, relationArea, wayNodes } from './rings.ts'
import { latOf, lonOf, type OsmStore, type OsmWay } from './store.ts'
import { busStopRank, facilityCategoriesOf } from './tables/facility-categories.ts'

/** Two elements of one category and name within this distance are one place drawn twice, e.g. a school's outline and its point. */
const sameNameMeters = 100
/** A stop's pole, its platform and its place on the road; the stop across the street is another one. */
const sameStopMeters = 25
/** Where one of the two is without a name (a platform as an outline), or is the place on the road between both directions' poles. */
const sameUnnamedStopMeters = 50

interface Candidate extends FacilityDraft {
  rank: number
  hasName: boolean
}

/** The facilities of a file: one a place, although OSM may draw it as a point and as an outline. */
export interface OsmFacilities {
  facilities: FacilityDraft[]
  amenities: number
}

/** Finds facilities by the table of tags; nodes give their place, outlines a point inside. Doubles are dropped, outlines kept before points. */
export function osmFacilities(store: OsmStore): OsmFacilities {
  const found: Candidate[] = []
  let amenities = 0
  const add = (key: string, tags: Tags, rank: number, place: () => LonLat | null) => {
    if (tags.amenity !== undefined) amenities++
    const categories = facilityCategoriesOf(tags)
    const stopRank = busStopRank(tags)
    if (categories.length === 0 && stopRank === 0) return
    const point = place()
    if (!point) return
    for (const category of categories) found.push(candidate(key, tags, category, point, rank))
    if (stopRank > 0) found.push(candidate(key, tags, 'bus_stop', point, stopRank))
  }
  for (const [node, tags] of store.nodeTags)
    add(`node/${store.nodeIds[node]}`, tags, 1, () => [lonOf(store, node), latOf(store, node)])
  for (const way of store.ways) if (way.tags) add(`way/${way.id}`, way.tags, 2, () => wayPlace(store, way))
  for (const relation of store.relations) {
    if (relation.tags.type !== 'multipolygon') continue
    add(`relation/${relation.id}`, relation.tags, 3, () => {
      const area = relationArea(store, relation)
      return area.ok ? interiorPoint(area.polygons) : null
    })
  }
  return { facilities: withoutDoubles(found), amenities }
}

function candidate(key: string, tags: Tags, category: FacilityCategory, [lon, lat]: LonLat, rank: number): Candidate {
  const name = tags['name:zh'] ?? tags.name
  const capacity = Number(tags['capacity:persons'] ?? tags.capacity ?? Number.NaN)
  return {
    category,
    name: name ?? facilityRules[category].nameZh,
    status: 'operating',
    capacity: capacity >= 0 && capacity <= 1e6 ? capacity : null,
    lon: onLattice(lon),
    lat: onLattice(lat),
    sourceKey: key,
    rank,
    hasName: name !== undefined,
  }
}

/** A point inside a closed way, the middle node of a line; null where the file lacks its nodes. */
function wayPlace(store: OsmStore, way: OsmWay): LonLat | null {
  const nodes = wayNodes(store, way)
  if (!nodes) return null
  const points = nodePoints(store, nodes)
  return isClosedWay(store, way) ? interiorPoint([[points]]) : points[points.length >> 1]
}

function withoutDoubles(found: Candidate[]): FacilityDraft[] {
  if (found.length === 0) return []
  const order = found
    .map((_, index) => index)
    .sort((a, b) => found[b].rank - found[a].rank || Number(found[b].hasName) - Number(found[a].hasName) || a - b)
  const index = new Flatbush(found.length)
  for (const { lon, lat } of found) index.add(lon, lat, lon, lat)
  index.finish()
  const isKept = new Uint8Array(found.length)
  const reach = 0.0015
  for (const here of order) {
    const one = found[here]
    const near = index.search(one.lon - reach, one.lat - reach, one.lon + reach, one.lat + reach, (other) => isKept[other] === 1)
    if (!near.some((other) => isSamePlace(one, found[other]))) isKept[here] = 1
  }
  return found.filter((_, here) => isKept[here] === 1).map(({ rank, hasName, ...draft }) => draft)
}

function isSamePlace(one: Candidate, other: Candidate): boolean {
  if (one.category !== other.category || one.sourceKey === other.sourceKey) return false
  const meters = segmentMeters(one.lon, one.lat, other.lon, other.lat)
  const isSameName = one.hasName && other.hasName && one.name === other.name
  if (one.category !== 'bus_stop') return isSameName && meters <= sameNameMeters
  if (!isSameName && one.hasName && other.hasName) return false
  const isVague = one.hasName !== other.hasName || (one.rank !== other.rank && Math.min(one.rank, other.rank) === 1)
  return meters <= (isVague ? sameUnnamedStopMeters : sameStopMeters)
}
