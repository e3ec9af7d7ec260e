import type { Arc, DivisionMap, FaceId } from '../topology/edit/division-map.ts'
import type { EditReason } from '../topology/edit/edit-result.ts'
import type { MapPatch } from '../topology/edit/map-patch.ts'
import type { DivisionKind, DivisionLevel, LineageChange, LonLat, MultiPolygonCoordinates, Terrain } from '../types.ts'

/** What a plan is about (domain: change kinds): 网格调整, 社区调整, 村级调整, 并组, 乡镇调整(备案). */
export const planKinds = ['grid_adjust', 'community_adjust', 'village_adjust', 'group_merge', 'township_record'] as const
export type PlanKind = (typeof planKinds)[number]

/** A division as a plan has it. Its ground is not kept here: it follows from the faces of the map that belong to it. */
export interface PlanDivision {
  id: string
  level: DivisionLevel
  kind: DivisionKind
  code: string
  name: string
  /** Of the scope itself: its parent outside the plan. */
  parentId: string | null
  terrain: Terrain | null
  urbanRuralClass: string | null
}

/** A unit that lies in divisions and does not tile them (compound, building; grids where groups tile the village): it keeps its own outline. */
export interface OverlayUnit {
  id: string
  level: DivisionLevel
  kind: DivisionKind
  code: string
  name: string
  parentId: string
  geometry: MultiPolygonCoordinates
}

/** Where people are counted: parallel columns, one row a demand point. Never changed by a plan. */
export interface PlaceTable {
  lon: Float64Array
  lat: Float64Array
  households: Float64Array
  population: Float64Array
  /** 1 for a building, 0 for a settlement or a cell. */
  isBuilding: Uint8Array
}

/** Who lives on a face. */
export interface FacePeople {
  households: number
  population: number
  buildings: number
  /** Rows of the place table. */
  places: Uint32Array
  /** What of the households and people no place tells but a source states: it is shared out by area when the ground is divided. */
  stated: StatedPeople | null
}
export interface StatedPeople {
  households: number
  population: number
}

/**
 * A plan at one of its versions; never changed, every step makes another that shares with it what it did not touch. The map's faces are the
 * smallest divisions (those without children) and the land that children leave free (`unassignedIn`), so that a border exists once for all
 * levels: a division's ground is that of the faces below it. `outside` is what lies beyond the scope.
 */
export interface PlanState {
  scopeId: string
  divisions: ReadonlyMap<string, PlanDivision>
  /** Ids of the children that tile a division, in order of their codes; absent where it has none. */
  children: ReadonlyMap<string, readonly string[]>
  units: ReadonlyMap<string, OverlayUnit>
  map: DivisionMap
  people: ReadonlyMap<FaceId, FacePeople>
  places: PlaceTable
  /** Codes that may not be given: those on the map outside the scope and all that were ever retired. */
  takenCodes: ReadonlySet<string>
  /** Who had which code when the plan began: nobody else gets it. */
  baseCodes: ReadonlyMap<string, string>
}

/** A published division with its ground, as a plan begins with it. */
export interface SourceDivision extends PlanDivision {
  geometry: MultiPolygonCoordinates
  statedHouseholds: number | null
  statedPopulation: number | null
}

/** What a plan is built from: the scope and everything below it on one day. */
export interface PlanSource {
  scopeId: string
  divisions: readonly SourceDivision[]
  places: PlaceTable
  takenCodes: ReadonlySet<string>
  /** Which of groups and grids tile a village that has both. */
  prefer: 'group' | 'grid'
}

/** A place where the published divisions do not tile each other, and what was made of it. */
export interface SourceNote {
  /** Two divisions claimed it: the first has it. Or one claimed ground beyond its parent: left out. */
  kind: 'overlap' | 'outside_parent'
  ids: string[]
  squareMeters: number
  at: LonLat
}

export type BuiltPlan =
  | { ok: true; state: PlanState; notes: SourceNote[] }
  | { ok: false; reason: 'bad_coordinates' | 'no_ground' | 'unknown_scope'; ids: string[]; at: LonLat[] }

/** What planners do to divisions, all of one level in one operation. Coordinates in degrees, CGCS2000. */
export type PlanOperation =
  | {
      op: 'split'
      divisionId: string
      /** From border to border; parts in order left, right. */
      line: LonLat[]
      names?: [string, string]
      codes?: [string, string]
      /** Ids of the parts, chosen by whoever draws, so that later operations can name them. */
      ids?: [string, string]
      /** Where children and units go, which would else go where most of their people (or ground) are. */
      sides?: Record<string, 'left' | 'right'>
    }
  | { op: 'merge'; divisionIds: string[]; keep?: string; name?: string; code?: string }
  | { op: 'reshape'; divisionId: string; line: LonLat[] }
  | { op: 'reassign'; unitIds: string[]; to: string }
  | {
      op: 'create'
      level: DivisionLevel
      parentId: string
      geometry: MultiPolygonCoordinates
      name: string
      code?: string
      kind?: DivisionKind
      id?: string
      /** Leaves out what is not free, which is else refused. */
      clip?: boolean
    }
  /** Divides the ground of a division anew; a part that names a present child goes on as that child. */
  | { op: 'divide'; parentId: string; level: DivisionLevel; parts: DividedPart[] }
  | { op: 'retire'; divisionId: string; into?: string }
  | { op: 'rename'; divisionId: string; name: string }
  | { op: 'recode'; divisionId: string; code: string }
  /** Gives an area that was painted or lassoed to a division; its neighbours of the same parent lose it. */
  | { op: 'paint'; to: string; geometry: MultiPolygonCoordinates }
  /** Points of a shared border; `level` is the level whose borders are edited: those of larger divisions stay. */
  | { op: 'move_vertex'; level: DivisionLevel; from: LonLat; to: LonLat }
  | { op: 'insert_vertex'; level: DivisionLevel; at: LonLat; between: [LonLat, LonLat] }
  | { op: 'delete_vertex'; level: DivisionLevel; at: LonLat }

/** A child that a division gets by `divide`. Who goes on keeps name and code where none are given; others need a name, but for grids, which are numbered. Without a geometry a present child (`id`) stays just as it is, with all below it. */
export interface DividedPart {
  id?: string
  name?: string
  code?: string
  kind?: DivisionKind
  geometry?: MultiPolygonCoordinates
}

export type PlanOperationKind = PlanOperation['op']

/** Why an operation is refused: what the borders say, or what the divisions say. */
export type PlanReason =
  | EditReason
  | 'unknown_unit'
  | 'outside_scope'
  | 'different_levels'
  | 'different_parents'
  | 'not_touching'
  /** The division is its parent's only child, which would be left with none. */
  | 'last_child'
  | 'wrong_level'
  | 'code_taken'
  | 'bad_code'
  | 'bad_name'

export interface PlanRefusal {
  ok: false
  reason: PlanReason
  /** Where on the map. */
  at: LonLat[]
  /** Divisions and units that it is about. */
  ids: string[]
}

/** A division before and after a change; null: it did not exist, or has ended. */
export interface DivisionChange {
  before: PlanDivision | null
  after: PlanDivision | null
}

/** One edit of the map of borders, with the stated people of the faces whose ground it changes: sharing out is not undone by sharing out again. */
export interface GroundChange {
  patch: MapPatch
  stated: { face: FaceId; before: StatedPeople | null; after: StatedPeople | null }[]
}

/** What one operation did, as data: with `invertChange` it is its own undo. */
export interface PlanChange {
  /** One after the other. */
  ground: GroundChange[]
  divisions: DivisionChange[]
  /** Units that got another parent. */
  units: { id: string; before: string; after: string }[]
}

/** Makes the ids that an operation leaves open. */
export type IdMaker = () => string

/** A division with the outline that it is to have. */
export interface RedrawnPart {
  id: string
  geometry: MultiPolygonCoordinates
}

/** The side of a line that divides, looking along it. */
export type Side = 'left' | 'right'

/** An operation done; `operation` has everything that was left open (ids, codes, names, sides), so that it can be done again to the letter. */
export interface OperationDone {
  ok: true
  state: PlanState
  change: PlanChange
  operation: PlanOperation
}
export type OperationResult = OperationDone | PlanRefusal

/** Households, people and buildings of a division. */
export interface Counts {
  households: number
  population: number
  buildings: number
}

/** How a surviving or new division came to (part of) the ground of one that was there before. */
export interface LineageLink {
  predecessorId: string
  successorId: string
  change: LineageChange
}

export type { Arc, DivisionMap, FaceId }
