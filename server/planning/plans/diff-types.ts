import type { DivisionKind, DivisionLevel, LineageChange, MultiPolygonCoordinates } from '../types.ts'
import type { Counts } from './plan-types.ts'

/** A division on one side of a comparison. */
export interface DiffDivision extends Counts {
  id: string
  code: string
  name: string
  level: DivisionLevel
  kind: DivisionKind
  parentId: string | null
  areaSquareMeters: number
}

/** One division that is not the same on both sides. */
export interface DivisionDiff {
  id: string
  level: DivisionLevel
  what: 'appears' | 'ends' | 'changes'
  before: DiffDivision | null
  after: DiffDivision | null
  /** What is not the same, of one that is on both sides. */
  changed: ('ground' | 'people' | 'name' | 'code' | 'parent' | 'kind')[]
}

/** People who are in another division of a level than before. */
export interface Move extends Counts {
  level: DivisionLevel
  /** null: unassigned land. */
  fromId: string | null
  toId: string | null
  squareMeters: number
}

/** Ground that changes division, as outlines to draw. */
export interface MovedGround {
  level: DivisionLevel
  fromId: string | null
  toId: string | null
  geometry: MultiPolygonCoordinates
}

/** The difference between two states of the same ground. */
export interface PlanDiff {
  divisions: DivisionDiff[]
  moves: Move[]
  /** All that moves, each level. */
  totals: (Counts & { level: DivisionLevel; divisions: { before: number; after: number } })[]
  lineage: { predecessorId: string; successorId: string; change: LineageChange }[]
}
