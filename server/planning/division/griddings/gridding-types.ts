import type { LonLat, MultiPolygonCoordinates } from '../../types.ts'
import type { DivisionObstacle, SizeRange } from '../division-types.ts'
import type { DivisionWishes } from '../prices.ts'

/** A place where a border between two units is opened or closed by hand: a footbridge that no street shows, a gate that is shut. */
export interface GroundCrossing {
  at: LonLat
  passable: boolean
}

/**
 * What a planner asks of a division's grids. Units are named by the id of a place where people are counted, by `ground-N` (ground where nobody lives, as an
 * earlier answer had it), or by the id or code of a compound, which stands for all that lies in it. Divisions that are grouped go by id or code.
 */
export interface GriddingWishes {
  /** How many grids, locked ones included; null: as many as the ranges need. */
  parts: number | null
  households: SizeRange | null
  population: SizeRange | null
  targetHouseholds: number | null
  weights: DivisionWishes
  /** Present grids that stay as they are; those of other divisions do no harm. */
  lockedGridIds: readonly string[]
  keepTogether: readonly (readonly string[])[]
  keepApart: readonly (readonly [string, string])[]
  crossings: readonly GroundCrossing[]
}

/** What a proposed grid is to those that are there: a new one, a present one with other ground, or one that is as it was. */
export const gridChanges = ['founded', 'redrawn', 'same'] as const
export type GridChange = (typeof gridChanges)[number]

/** A grid as it is proposed. */
export interface ProposedGrid {
  /** The present grid that it goes on as, with that one's code and name; null: a new one. */
  gridId: string | null
  code: string | null
  name: string | null
  households: number
  population: number
  areaSquareMeters: number
  /** Polsby and Popper 1991: 4π · area / perimeter²; 1 for a circle. */
  compactness: number
  unitIds: string[]
  change: GridChange
  geometry: MultiPolygonCoordinates
}

/** Units that stand in the way of every plan. */
export interface BlockingUnits {
  reason: DivisionObstacle['reason']
  /** Whether it is proven that they do; else no plan was found yet. */
  isProven: boolean
  unitIds: string[]
  /** What they are called, as far as they have names, each once. */
  names: string[]
  /** A place in the largest of them. */
  at: LonLat | null
  /** Of all of them together, of a bottleneck what the grid around it must have at least; null where sizes are not the matter. */
  households: number | null
  population: number | null
  /** The number of grids that was asked for, where that is the matter. */
  parts: number | null
}
