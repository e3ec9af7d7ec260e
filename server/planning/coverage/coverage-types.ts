import type { Bilingual, RuleMark } from '../rules/facility-rules.ts'
import type {
  AgeGroupKey,
  DivisionLevel,
  Facility,
  FacilityCategory,
  LonLat,
  MultiPolygonCoordinates,
  TravelMode,
} from '../types.ts'
import type { CoverageArea } from './prepare-area.ts'

/** Where people are, as flat arrays: one entry a demand point. */
export interface DemandTable {
  count: number
  /** Unique. The order of rows never matters: everything is added up in the order of ids. */
  id: readonly string[]
  name: readonly (string | null)[]
  /** Index into `demandKinds`. */
  kind: Uint8Array
  lon: Float64Array
  lat: Float64Array
  households: Float64Array
  population: Float64Array
  /** People by age; NaN where the source does not say. */
  ages: Record<AgeGroupKey, Float64Array>
}

export interface CoverageDivisionInput {
  id: string
  code: string
  name: string
  level: DivisionLevel
  /** Index in the list of divisions; -1 = no parent in it. */
  parentIndex: number
  geometry: MultiPolygonCoordinates
}

export interface CoverageQuestion {
  categories: readonly FacilityCategory[]
  /** Absent: each category's own service radius. */
  minutes?: number
  /** Absent: the mode's base speed. */
  speedKmh?: number
  capMeters?: number
  counted: 'now' | 'planned'
  /** Count only people inside this division (index in the list); facilities outside still serve them. -1 = everybody. */
  withinDivision: number
}

export interface CoverageInput {
  area: CoverageArea
  /** Any category and status; those not asked for, and closed ones, are passed over. */
  facilities: readonly Facility[]
  /** Name of a street by its index in the StreetTable; null where nameless. Used to name gaps. */
  streetName: (street: number) => string | null
  question: CoverageQuestion
}

/** How one category serves the people of one division (or of all). */
export interface CategoryFigures {
  coveredPopulation: number
  /** Null where there are no people. */
  coveredShare: number | null
  coveredHouseholds: number
  coveredBuildings: number
  /** Null where the category is for everybody, or no point here states the ages. */
  groupPopulation: number | null
  coveredGroupPopulation: number | null
  /** Over the people who reach some facility; null where nobody does. */
  meanSeconds: number | null
  /** 95 % of all people reach one within this; null where more than 5 % reach none at all. */
  p95Seconds: number | null
  /** Counted facilities standing in the division. */
  facilities: number
  /** Sum of their capacities; null where one of them states none. */
  capacity: number | null
}

/** Figures of a division or of the whole area. "Covered" = reaches every chosen category; times are to the farthest of them. */
export interface CoverageFigures {
  population: number
  coveredPopulation: number
  coveredShare: number | null
  households: number
  coveredHouseholds: number
  buildings: number
  coveredBuildings: number
  /** People who cannot get onto the street network within the snap limit. */
  unreachablePopulation: number
  meanSeconds: number | null
  p95Seconds: number | null
  categories: Partial<Record<FacilityCategory, CategoryFigures>>
}

export interface DivisionFigures extends CoverageFigures {
  divisionId: string
  code: string
  name: string
  level: DivisionLevel
  parentId: string | null
}

export type LimitMark = RuleMark | 'user'

export interface CategoryLimit {
  category: FacilityCategory
  meters: number
  seconds: number
  source: Bilingual
  mark: LimitMark
}

export interface CoverageBand {
  /** Minutes that the band is named by (asked for); with a radius from the rule set, the time it takes. */
  minutes: number
  meters: number
  /** People who reach every chosen category within the band's limit. */
  population: number
  source: Bilingual
  mark: LimitMark
}

/** A facility's load: people within the limit whose nearest facility of the category it is. */
export interface FacilityLoad {
  facilityId: string
  category: FacilityCategory
  name: string
  lon: number
  lat: number
  servedPopulation: number
  capacity: number | null
  snapMeters: number | null
  /** Why it could not be put on the network (a SnapFailure), where it could not. */
  unreachable: string | null
}

export interface SnapSummary {
  points: number
  unreachable: number
  medianMeters: number | null
  maxMeters: number | null
}

export interface ComparedDivision {
  divisionId: string
  code: string
  name: string
  level: DivisionLevel
  population: number
  nowCoveredPopulation: number
  plannedCoveredPopulation: number
}

export interface CoverageComparison {
  now: { coveredPopulation: number; coveredShare: number | null }
  planned: { coveredPopulation: number; coveredShare: number | null }
  /** Those where the two differ. */
  divisions: ComparedDivision[]
}

/** One band of an isochrone: everything within `meters` of way, as polygons (outer rings counter-clockwise, holes clockwise). */
export interface IsochroneBand {
  minutes: number
  meters: number
  polygons: MultiPolygonCoordinates
}

/** Uncovered demand that people would call one place. */
export interface Gap {
  /** 1 = most people, over all categories. */
  rank: number
  name: string
  category: FacilityCategory
  divisionId: string | null
  divisionName: string | null
  population: number
  households: number
  points: number
  /** The member point in the middle of the people. */
  center: LonLat
  nearestFacilityId: string | null
  nearestFacilityName: string | null
  /** People-weighted mean way; null where no way leads to one. */
  nearestMeters: number | null
  nearestSeconds: number | null
  /** True where the points cannot get onto the street network. */
  unreachable: boolean
  /** Indices of the member points in the demand table. */
  members: number[]
}

/** What the demand points reach, in the order of the demand table. */
export interface DemandOutcome {
  /** Way to the farthest of the chosen categories' nearest facilities; Infinity where there is none. */
  meters: Float64Array
  seconds: Float64Array
  /** 1 where every chosen category is within its limit. */
  covered: Uint8Array
  /** 0 where the point is outside the division asked about. */
  counted: Uint8Array
}

export interface CoverageOutcome {
  mode: TravelMode
  speedKmh: number
  limits: CategoryLimit[]
  bands: CoverageBand[]
  totals: CoverageFigures
  outsideDivisions: { population: number; coveredPopulation: number }
  /** Every division with people, from the largest level to the smallest, by code within a level. */
  divisions: DivisionFigures[]
  /** Null where no facility of the chosen categories is planned or being built. */
  comparison: CoverageComparison | null
  facilities: FacilityLoad[]
  snapping: { demand: SnapSummary; facilities: SnapSummary; limitMeters: number }
  gaps: Gap[]
  /** People who miss at least one chosen category. */
  gapPopulation: number
  demand: DemandOutcome
  warnings: Bilingual[]
}

/** Called now and then in long loops with the share done, 0–1; may throw to stop the work. */
export type Tick = (share: number) => void
