import type { StreetClass } from '#planning/types'
import { hashOf } from '../mesh/fractal-noise.ts'
import type { CityPlan } from './city-plan.ts'

/** One road between two neighbouring corners of the plan: `along` says which way it runs from its corner (line, cross). */
export interface Edge {
  along: 'east' | 'north'
  /** Which northing (of a road that runs east) or easting (of one that runs north) it lies on. */
  line: number
  /** Which block it runs beside, counted along the line. */
  cross: number
}

/** Streets along a line bear nodes at these places at most. */
export const mostSlots = 16
const slotMeters = 62

/** Number of an edge, unique in the city. */
export function edgeNumber({ columns, rows }: CityPlan, { along, line, cross }: Edge): number {
  return along === 'east' ? line * columns + cross : (rows + 1) * columns + line * rows + cross
}

/** Where along its line an edge begins and ends, and the places between that streets of the blocks beside it may end at. */
export function edgePlaces(plan: CityPlan, { along, cross }: Edge): { from: number; to: number; slots: number[] } {
  const lines = along === 'east' ? plan.eastings : plan.northings
  const from = lines[cross]
  const to = lines[cross + 1]
  const count = Math.min(mostSlots, Math.max(2, Math.round((to - from) / slotMeters))) - 1
  const slots = Array.from(
    { length: count },
    (_, index) => Math.round((from + ((to - from) * (index + 1)) / (count + 1)) * 100) / 100,
  )
  return { from, to, slots }
}

/** How important a line is: 0 arterial ring or radial road, 1 secondary, 2 tertiary, 3 the rest. Counted from the middle. */
export function lineRank({ columns }: CityPlan, line: number): 0 | 1 | 2 | 3 {
  const distance = Math.abs(line - (columns >> 1))
  if (distance === 0 || distance % 11 === 8) return 0
  if (distance % 4 === 0) return 1
  return distance % 2 === 0 ? 2 : 3
}

const classes: readonly StreetClass[] = ['primary', 'secondary', 'tertiary', 'residential']

/** What kind of street an edge is; null where none was built: over strips that few streets cross, and here and there in the country. */
export function edgeStreet(plan: CityPlan, edge: Edge): { streetClass: StreetClass; bridge: boolean; tunnel: boolean } | null {
  const rank = lineRank(plan, edge.line)
  const strips = edge.along === 'east' ? plan.stripOfColumn : plan.stripOfRow
  const strip = strips[edge.cross]
  if (strip) {
    const distance = Math.abs(edge.line - (plan.columns >> 1))
    const isCrossing = strip === 'river' ? rank === 0 || distance % 8 === 4 : strip === 'railway' ? rank <= 1 : rank <= 2
    if (!isCrossing) return null
    return { streetClass: classes[rank], bridge: strip === 'river', tunnel: strip !== 'river' }
  }
  if (isInCountry(plan, edge) && rank === 3 && edge.along === 'north' && hashOf(edge.line, edge.cross, plan.seed + 71) % 5 < 3)
    return null
  return { streetClass: rank === 3 && isInCountry(plan, edge) ? 'unclassified' : classes[rank], bridge: false, tunnel: false }
}

/** Blocks on the left and right of an edge, −1 beyond the plan's rim. */
export function blocksBeside({ columns, rows }: CityPlan, { along, line, cross }: Edge): [number, number] {
  if (along === 'east') return [line < rows ? line * columns + cross : -1, line > 0 ? (line - 1) * columns + cross : -1]
  return [line > 0 ? cross * columns + line - 1 : -1, line < columns ? cross * columns + line : -1]
}

function isInCountry(plan: CityPlan, edge: Edge): boolean {
  return blocksBeside(plan, edge).every((block) => block < 0 || plan.useOf[block] === 'country')
}
