/** A point: [longitude, latitude] in degrees, CGCS2000 (EPSG:4490). */
export type LonLat = readonly [number, number]

/** Polygons, each a list of rings (outer first, then holes), each a closed list of points. */
export type MultiPolygonCoordinates = readonly (readonly (readonly LonLat[])[])[]

/** How people move. `slow_walk` is the walk of the old. */
export const travelModes = ['walk', 'slow_walk', 'cycle', 'drive'] as const
export type TravelMode = (typeof travelModes)[number]

/** Levels of divisions, from the largest to the smallest. A `village` is a village or a community, a `town` a town, township or sub-district. */
export const divisionLevels = [
  'province',
  'prefecture',
  'county',
  'town',
  'village',
  'group',
  'grid_1',
  'grid_2',
  'grid_3',
  'grid_4',
  'compound',
  'building',
] as const
export type DivisionLevel = (typeof divisionLevels)[number]

/** What a division is within its level (glossary: 街道 subdistrict, 镇 town, 乡 township, 社区 community, 行政村 village …). */
export const divisionKinds = [
  'province',
  'prefecture',
  'county',
  'district',
  'subdistrict',
  'town',
  'township',
  'community',
  'village',
  'villager_group',
  'resident_group',
  'basic_grid',
  'dedicated_grid',
  'micro_grid',
  'compound',
  'estate',
  'building',
] as const
export type DivisionKind = (typeof divisionKinds)[number]

/** Terrain classes that the merging rules of Sichuan and Hunan distinguish. */
export const terrains = ['plain', 'hill', 'mountain', 'plateau'] as const
export type Terrain = (typeof terrains)[number]

/** People of one place by age; null where the source does not say. 60+ includes 80+. */
export interface AgeGroups {
  age0to3: number | null
  age3to6: number | null
  age6to15: number | null
  age60plus: number | null
  age80plus: number | null
}
export const ageGroupKeys = ['age0to3', 'age3to6', 'age6to15', 'age60plus', 'age80plus'] as const
export type AgeGroupKey = (typeof ageGroupKeys)[number]

/** Keys of the facility categories (domain.md §2.2). */
export const facilityCategories = [
  'kindergarten',
  'primary_school',
  'junior_school',
  'community_service_station',
  'elder_daycare',
  'clinic_station',
  'health_centre',
  'culture_station',
  'culture_centre',
  'subdistrict_service',
  'police',
  'market',
  'fitness_site',
  'bus_stop',
  'meal_point',
  'embedded_hub',
  'grid_station',
] as const
export type FacilityCategory = (typeof facilityCategories)[number]

/** Life of a facility: 规划, 在建, 运营, 关闭. */
export const facilityStatuses = ['planned', 'building', 'operating', 'closed'] as const
export type FacilityStatus = (typeof facilityStatuses)[number]

/** A facility without its identity: what a file or a form brings. */
export interface FacilityDraft {
  category: FacilityCategory
  name: string
  status: FacilityStatus
  /** People or places it can serve; null where unknown. */
  capacity: number | null
  lon: number
  lat: number
  /** The facility's key in its source, e.g. `node/123`, where it has one. */
  sourceKey: string | null
}
export interface Facility extends FacilityDraft {
  id: string
}

/** Where people are counted: one building, one settlement (hamlet), or one cell of a population raster. */
export const demandKinds = ['building', 'settlement', 'cell'] as const
export type DemandKind = (typeof demandKinds)[number]

export interface DemandDraft extends AgeGroups {
  kind: DemandKind
  name: string | null
  lon: number
  lat: number
  households: number
  population: number
  /** True where households and people were derived (e.g. from a building's floor area), not counted. */
  estimated: boolean
  sourceKey: string | null
}
export interface DemandPoint extends DemandDraft {
  id: string
}

/** A division as a file or the sample brings it; `parentCode` names its parent, where the source does. */
export interface DivisionDraft {
  level: DivisionLevel
  kind: DivisionKind
  code: string
  name: string
  parentCode: string | null
  terrain: Terrain | null
  urbanRuralClass: string | null
  /** Stated by the source; null = add up the demand points inside. */
  households: number | null
  population: number | null
  geometry: MultiPolygonCoordinates
}

/** Street classes: the values of OSM's `highway` that people or vehicles travel on, links folded into their class. */
export const streetClasses = [
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'unclassified',
  'residential',
  'living_street',
  'service',
  'pedestrian',
  'track',
  'cycleway',
  'footway',
  'path',
  'steps',
  'bridleway',
  'corridor',
  'platform',
  'ferry',
] as const
export type StreetClass = (typeof streetClasses)[number]

/** Bits of `Street.access`: who may travel a street, along its geometry (forward) or against it (backward). */
export const accessBits = {
  walk: { forward: 1, backward: 2 },
  slow_walk: { forward: 4, backward: 8 },
  cycle: { forward: 16, backward: 32 },
  drive: { forward: 64, backward: 128 },
} as const satisfies Record<TravelMode, { forward: number; backward: number }>

/** One stretch of street between two junctions (or street ends, barriers, gates). */
export interface Street {
  /** Keys of the two end nodes, unique within a data set (OSM node ids there). Streets meet where they share a key, and nowhere else. */
  fromNode: number
  toNode: number
  /** From `fromNode` to `toNode`, both included; at least two points. */
  coordinates: readonly LonLat[]
  streetClass: StreetClass
  name: string | null
  /** Or-ed `accessBits`. */
  access: number
  bridge: boolean
  tunnel: boolean
  /** OSM `maxspeed` in km/h where stated. */
  maxSpeedKmh: number | null
  sourceKey: string | null
}

/** Lines that nobody walks across except on a street that crosses them. */
export const barrierKinds = ['river', 'railway', 'wall', 'expressway'] as const
export type BarrierKind = (typeof barrierKinds)[number]
export interface Barrier {
  kind: BarrierKind
  coordinates: readonly LonLat[]
}

/** What covers the ground, for the map and as units that nobody may cut: 水面, 林地, 建筑. */
export const landKinds = ['water', 'woods', 'building'] as const
export type LandKind = (typeof landKinds)[number]

/** An area of ground. A building's `sourceKey` is that of the demand point which counts its people, where there is one. */
export interface LandArea {
  kind: LandKind
  name: string | null
  sourceKey: string | null
  geometry: MultiPolygonCoordinates
}

/** How a division came from another: 合并, 拆分, 边界调整, 更名或改码. */
export const lineageChanges = ['merge', 'split', 'rebound', 'rename'] as const
export type LineageChange = (typeof lineageChanges)[number]

/** One row or feature that an import refused: where it was, and why. `row` counts from 1 (CSV: the line below the header is 1). */
export interface Refusal {
  row: number
  /** What names it in the file: an id, a code, a name. */
  key: string | null
  reason: string
}

/** Where a set of rows came from. */
export interface Provenance {
  name: string
  kind: 'streets' | 'divisions' | 'facilities' | 'demand' | 'sample'
  source: string
  licence: string | null
  synthetic: boolean
}
