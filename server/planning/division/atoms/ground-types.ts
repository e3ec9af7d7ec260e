import type { LonLat, MultiPolygonCoordinates } from '../../types.ts'

/** A building, or a hamlet where nothing is known of its houses: what no border may cut. */
export interface GroundBuilding {
  /** Of the place where its people are counted. */
  id: string
  /** Of a division that stands for a building: it goes by that too. */
  code?: string
  name: string | null
  at: LonLat
  households: number
  population: number
  /** Null where only its place is known. */
  outline: MultiPolygonCoordinates | null
}

/** Ground that a fence or wall keeps together: 小区, 院落. */
export interface GroundCompound {
  id: string
  code: string
  name: string
  geometry: MultiPolygonCoordinates
}

/** A line that borders may run along. */
export interface GroundLine {
  kind: 'road' | 'river' | 'railway' | 'wall' | 'expressway'
  coordinates: readonly LonLat[]
}

/** A present grid: a division below the one to be divided. */
export interface GroundGrid {
  id: string
  code: string
  name: string
  geometry: MultiPolygonCoordinates
}

/** The ground to be divided, and what lies on it. Degrees, CGCS2000. */
export interface Ground {
  geometry: MultiPolygonCoordinates
  buildings: readonly GroundBuilding[]
  compounds: readonly GroundCompound[]
  /** Roads divide blocks; all others can only be crossed where a way crosses them. */
  lines: readonly GroundLine[]
  /** Where people walk: a barrier is passable where one of these crosses it. */
  ways: readonly (readonly LonLat[])[]
  grids: readonly GroundGrid[]
  /** Present grids whose outlines no atom reaches across, so that they can stay as they are. */
  lockedGridIds: readonly string[]
}

/** What a border between atoms runs along, the most telling first. */
export type BorderLine = 'river' | 'railway' | 'wall' | 'road' | 'compound' | 'open'

/** A piece of border between two atoms, or of one with what lies beyond the ground (-1), from point to point of the lattice. */
export interface AtomEdge {
  xy: readonly [number, number, number, number]
  left: number
  right: number
  line: BorderLine
  /** Whether people get across it. */
  isPassable: boolean
}

/** A piece of ground that no grid may cut. */
export interface GroundAtom {
  /** Places in the list of buildings. */
  buildings: readonly number[]
  households: number
  population: number
  compoundId: string | null
  /** The present grid in which its largest building stands; without buildings, a place of its ground. */
  gridId: string | null
  geometry: MultiPolygonCoordinates
}

/** Atoms that tile the ground, and every piece of border between them. */
export interface AtomMap {
  atoms: readonly GroundAtom[]
  edges: readonly AtomEdge[]
}
