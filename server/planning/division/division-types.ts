import type { DivisionPrices } from './prices.ts'

/** What the border between two atoms runs along: inside one compound, over open ground or a lane, along a street, or along a barrier that a crossing passes. */
export const borderKinds = ['compound', 'open', 'road', 'river', 'railway', 'wall'] as const
export type BorderKind = (typeof borderKinds)[number]

/** A point of the plane that the problem is stated in: meters east, meters north. */
export type PlanePoint = readonly [x: number, y: number]

/** A piece of ground that no grid may cut: a building's surroundings, a compound, a block, a village. */
export interface Atom {
  id: string
  households: number
  population: number
  areaSquareMeters: number
  /** A point inside, in meters on the problem's plane. */
  x: number
  y: number
  /** Length of its outline that no other atom shares. */
  rimMeters: number
  compoundId: string | null
  /** The grid that it lies in today; null where there is none. */
  gridId: string | null
  /** Corners of its outline's convex hull, for smallest circles; empty where nobody asks for them. */
  corners: readonly PlanePoint[]
}

/** Two atoms that people walk between, named by their places in the list of atoms. A pair stands once; what cannot be crossed is not in the list. */
export interface AtomBorder {
  from: number
  to: number
  /** Length of the common border. */
  meters: number
  kind: BorderKind
}

/** Least and greatest, both allowed. */
export interface SizeRange {
  min: number
  max: number
}

/** Divide atoms into parts (grids, planning areas, service districts) that hang together and keep their sizes. */
export interface DivisionProblem {
  atoms: readonly Atom[]
  borders: readonly AtomBorder[]
  /** How many parts, locked ones included; null: as many as the ranges need. */
  parts: number | null
  households: SizeRange | null
  population: SizeRange | null
  /** What a part should have; null: the mean of a fixed number of parts, else the middle of the range. */
  targetHouseholds: number | null
  /** Present grids that stay as they are, whatever their size. */
  lockedGridIds: readonly string[]
  /** Sets of atoms that must share a part. Each set has to hang together by itself. */
  keepTogether: readonly (readonly number[])[]
  /** Pairs of atoms that must not share a part. */
  keepApart: readonly (readonly [number, number])[]
  prices: DivisionPrices
}

/** A plan's cost, term by term, in meters of border along a street (see `prices.ts`). */
export interface ObjectiveTerms {
  borders: number
  shape: number
  balance: number
  change: number
}

/** One division of all atoms. */
export interface DivisionPlan {
  /** Part of every atom, 0 … parts − 1, in order of the atoms. */
  partOf: Int32Array
  parts: number
  /** The present grid that a part goes on as; null: a new one. */
  gridIds: readonly (string | null)[]
  objective: number
  terms: ObjectiveTerms
}

/** Why there can be no plan, with the atoms that block. */
export type DivisionObstacle =
  /** One atom, or atoms kept together, exceeds the greatest size. */
  | { reason: 'atom_too_large'; atoms: number[]; households: number; population: number }
  /** Ground that no border joins to the rest, of a size that no number of parts fits. */
  | { reason: 'component_fits_no_count'; atoms: number[]; households: number; population: number }
  /** All ground together: the number of parts asked for, or any, fits no range. */
  | { reason: 'total_fits_no_count'; atoms: number[]; households: number; population: number; parts: number | null }
  /** Ground behind one atom is too small for parts of its own, and too large together with the atom: at least so many would have to share the atom's part. */
  | { reason: 'bottleneck'; atoms: number[]; through: number; households: number; population: number }
  /** Atoms kept together do not hang together. */
  | { reason: 'together_is_apart'; atoms: number[] }
  /** Atoms kept together and apart at once. */
  | { reason: 'together_and_apart'; atoms: number[] }
  /** Fewer atoms than parts. */
  | { reason: 'too_few_atoms'; atoms: number[]; parts: number }
  /** Everything looks possible, yet no plan was found; not a proof, but for small problems. */
  | { reason: 'none_found'; atoms: number[]; isProven: boolean }
