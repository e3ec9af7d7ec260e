import { type Random, seededRandom } from '#planning/random'
import type { StreetClass } from '#planning/types'
import { hashOf } from '../mesh/fractal-noise.ts'
import type { Point } from '../plane/polygon.ts'
import type { BlockUse } from './block-use.ts'
import type { CityPlan } from './city-plan.ts'
import { type Edge, edgePlaces, edgeStreet } from './edges.ts'

export type Side = 'south' | 'east' | 'north' | 'west'
const sides: readonly Side[] = ['south', 'east', 'north', 'west']

/** Where a street of a block meets a road at its border. */
export interface Gate {
  side: Side
  edge: Edge
  slot: number
  /** On the plan. */
  at: Point
}

/** A straight way inside a block, along one of the plan's two directions. */
export interface Way {
  from: Point
  to: Point
  streetClass: StreetClass
}

/** A house, or a cluster of farmhouses, with the ground it stands on. */
export interface House {
  at: Point
  households: number
  era: 'old' | 'middle' | 'new' | 'rural'
  /** Half its width and depth; 0 where no footprint is drawn. */
  halfWidth: number
  halfDepth: number
}

/** A block of the plan with its own randomness; everything in it lies between its corners. */
export interface Block {
  index: number
  column: number
  row: number
  use: BlockUse
  west: number
  south: number
  east: number
  north: number
  gates: readonly Gate[]
  random: Random
}

/** What stands in a block. */
export interface BlockLayout {
  ways: Way[]
  houses: House[]
  /** Closed walls; they open at gates. */
  wall: readonly Point[] | null
  woods: readonly Point[] | null
  water: readonly Point[] | null
}

/** The block at a column and row; asked twice, it is the same with its randomness fresh. */
export function blockAt(plan: CityPlan, index: number): Block {
  const column = index % plan.columns
  const row = Math.floor(index / plan.columns)
  return {
    index,
    column,
    row,
    use: plan.useOf[index],
    west: plan.eastings[column],
    south: plan.northings[row],
    east: plan.eastings[column + 1],
    north: plan.northings[row + 1],
    gates: gatesOf(plan, index),
    random: seededRandom(hashOf(index, 1, plan.seed)),
  }
}

/** The edge on a side of a block. */
export function edgeOf({ columns }: CityPlan, index: number, side: Side): Edge {
  const column = index % columns
  const row = Math.floor(index / columns)
  if (side === 'south') return { along: 'east', line: row, cross: column }
  if (side === 'north') return { along: 'east', line: row + 1, cross: column }
  return { along: 'north', line: side === 'west' ? column : column + 1, cross: row }
}

/** Sides that a block of a use opens to, and whether at every place or just one. */
const opening: Readonly<Record<BlockUse, { sides: number; isOpen: boolean }>> = {
  old: { sides: 4, isOpen: true },
  urbanVillage: { sides: 4, isOpen: true },
  midEstate: { sides: 3, isOpen: false },
  newEstate: { sides: 2, isOpen: false },
  works: { sides: 2, isOpen: false },
  campus: { sides: 3, isOpen: false },
  park: { sides: 4, isOpen: false },
  country: { sides: 4, isOpen: false },
  strip: { sides: 0, isOpen: false },
}

/** Gates of a block, decided by the block alone, so that the roads around it know them without laying it out. */
export function gatesOf(plan: CityPlan, index: number): Gate[] {
  const { sides: count, isOpen } = opening[plan.useOf[index]]
  if (count === 0) return []
  const reachable = sides.filter((side) => edgeStreet(plan, edgeOf(plan, index, side)) !== null)
  const first = hashOf(index, 2, plan.seed)
  const chosen = reachable.map((_, number) => reachable[(first + number) % reachable.length]).slice(0, count)
  return chosen.flatMap((side, number) => {
    const edge = edgeOf(plan, index, side)
    const { slots } = edgePlaces(plan, edge)
    const own = isOpen ? slots.map((_, slot) => slot) : [hashOf(index, 3 + number, plan.seed) % slots.length]
    return own.map((slot) => ({ side, edge, slot, at: borderPoint(plan, edge, slots[slot]) }))
  })
}

function borderPoint(plan: CityPlan, { along, line }: Edge, place: number): Point {
  return along === 'east' ? [place, plan.northings[line]] : [plan.eastings[line], place]
}
