import Flatbush from 'flatbush'
import { polygonSquareMeters } from '#planning/geodesy/areas'
import { interiorPoint } from '#planning/geodesy/interior-point'
import { checkedMultiPolygon } from '#planning/geodesy/polygon-checks'
import { pointInRing } from '#planning/geodesy/ring-crossings'
import type { DemandDraft, LandArea, LonLat, MultiPolygonCoordinates, Refusal } from '#planning/types'
import { expectedAges, householdPeople } from '../census.ts'
import type { Tags } from './elements.ts'
import { boxOf, onLattice } from './lines.ts'
import { isClosedWay, type OsmArea, relationArea, wayArea } from './rings.ts'
import { latOf, lonOf, type OsmStore } from './store.ts'
import { housingRule, isOtherUse, plainBuildingSquareMeters, taggedFlats, taggedLevels } from './tables/housing.ts'

/** The homes of a file: estimated demand, one point a building that may house people; and the footprints of all its buildings. */
export interface OsmBuildings {
  demand: DemandDraft[]
  /** `sourceKey` is that of the building's demand point, where it has one. */
  footprints: LandArea[]
  refusals: Refusal[]
  buildings: number
}

/**
 * Estimates who lives in the buildings of a file. Households = footprint on the ellipsoid × storeys ÷ floor area a household, at
 * least one (or `building:flats` where tagged); people = households × 2.62; ages by national shares. Whole numbers, marked estimated.
 * Left out: buildings of other use by their tags; and of those tagged only `building=yes` the sheds, the halls, and those inside a
 * campus, hospital, works or park, or around a point of such a use. Broken outlines of any building are refused by name.
 */
export function osmBuildings(store: OsmStore): OsmBuildings {
  const demand: DemandDraft[] = []
  const footprints: LandArea[] = []
  const refusals: Refusal[] = []
  const uses = otherUses(store)
  let buildings = 0
  const add = (key: string, tags: Tags, area: OsmArea) => {
    buildings++
    if (!area.ok) {
      if (!area.incomplete) refusals.push({ row: buildings, key, reason: area.reason })
      return
    }
    const checked = checkedMultiPolygon(area.polygons)
    if (!checked.ok) {
      refusals.push({ row: buildings, key, reason: checked.reason })
      return
    }
    footprints.push({ kind: 'building', name: nameOf(tags), sourceKey: key, geometry: checked.polygons })
    const home = estimate(key, tags, checked.polygons, uses)
    if (home) demand.push(home)
  }
  for (const way of store.ways) if (isBuilding(way.tags)) add(`way/${way.id}`, way.tags, wayArea(store, way))
  for (const relation of store.relations)
    if (isBuilding(relation.tags) && relation.tags.type === 'multipolygon')
      add(`relation/${relation.id}`, relation.tags, relationArea(store, relation))
  return { demand, footprints, refusals, buildings }
}

function nameOf(tags: Tags): string | null {
  return tags['name:zh'] ?? tags.name ?? null
}

function isBuilding(tags: Tags | null): tags is Tags {
  return tags?.building !== undefined && tags.building !== 'no'
}

function estimate(key: string, tags: Tags, outline: MultiPolygonCoordinates, uses: OtherUses): DemandDraft | null {
  const rule = housingRule(tags)
  if (!rule) return null
  const footprint = polygonSquareMeters(outline)
  const levels = taggedLevels(tags)
  const [lon, lat] = interiorPoint(outline)
  if (tags.building === 'yes') {
    if (footprint < plainBuildingSquareMeters.least) return null
    if (levels === null && footprint > plainBuildingSquareMeters.most) return null
    if (uses.cover([lon, lat]) || uses.standIn(outline)) return null
  }
  const floors = footprint * (levels ?? rule.levels)
  const households = taggedFlats(tags) ?? Math.max(1, Math.round(floors / rule.squareMetersPerHousehold))
  const population = Math.round(households * householdPeople)
  return {
    kind: 'building',
    name: nameOf(tags),
    lon: onLattice(lon),
    lat: onLattice(lat),
    households,
    population,
    ...expectedAges(population),
    estimated: true,
    sourceKey: key,
  }
}

interface OtherUses {
  /** True where an area of other use (not a building itself) covers the point. */
  cover(point: LonLat): boolean
  /** True where a point of other use lies in the outline. */
  standIn(outline: MultiPolygonCoordinates): boolean
}

/** Campuses, hospitals, works, parks and the like, as areas and as points. */
function otherUses(store: OsmStore): OtherUses {
  const areas: MultiPolygonCoordinates[] = []
  const addArea = (area: OsmArea) => {
    if (area.ok) areas.push(area.polygons)
  }
  for (const way of store.ways)
    if (way.tags && !isBuilding(way.tags) && isOtherUse(way.tags) && isClosedWay(store, way)) addArea(wayArea(store, way))
  for (const relation of store.relations)
    if (relation.tags.type === 'multipolygon' && !isBuilding(relation.tags) && isOtherUse(relation.tags))
      addArea(relationArea(store, relation))
  const points: LonLat[] = []
  for (const [node, tags] of store.nodeTags) if (isOtherUse(tags)) points.push([lonOf(store, node), latOf(store, node)])
  const areaIndex = boxIndex(areas.map((area) => area.flatMap(([outer]) => outer)))
  const pointIndex = boxIndex(points.map((point) => [point]))
  return {
    cover: ([lon, lat]) => areaIndex?.search(lon, lat, lon, lat).some((index) => isInside([lon, lat], areas[index])) ?? false,
    standIn: (outline) => {
      const [west, south, east, north] = boxOf(outline.flatMap(([outer]) => outer))
      return pointIndex?.search(west, south, east, north).some((index) => isInside(points[index], outline)) ?? false
    },
  }
}

function isInside(point: LonLat, polygons: MultiPolygonCoordinates): boolean {
  return polygons.some(
    ([outer, ...holes]) => pointInRing(point, outer) === 1 && holes.every((hole) => pointInRing(point, hole) < 1),
  )
}

function boxIndex(shapes: readonly (readonly LonLat[])[]): Flatbush | null {
  if (shapes.length === 0) return null
  const index = new Flatbush(shapes.length)
  for (const points of shapes) index.add(...boxOf(points))
  index.finish()
  return index
}
