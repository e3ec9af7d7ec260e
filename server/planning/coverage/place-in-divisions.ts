import Flatbush from 'flatbush'
import { type DivisionLevel, divisionLevels } from '../types.ts'
import type { CoverageDivisionInput } from './coverage-types.ts'
import { pointInPolygons } from './point-in-polygons.ts'

export type PlacedDivision = Pick<CoverageDivisionInput, 'id' | 'code' | 'level' | 'parentIndex' | 'geometry'>

/** In which divisions points lie. */
export interface Placement {
  /** The levels that have divisions, from the largest to the smallest. */
  levels: readonly DivisionLevel[]
  /** For each of `levels`, the division (index) of every point; -1 = none. */
  byLevel: readonly Int32Array[]
  /** The divisions that contain a point, from the largest to the smallest. */
  divisionsOf: (point: number) => number[]
}

/** Orders texts by their code units, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

const levelRank = new Map(divisionLevels.map((level, rank) => [level, rank]))

/** A division's ancestors, nearest first; a parent that is not of a larger level is passed over with all above it. */
function ancestorsOf(divisions: readonly PlacedDivision[], index: number): number[] {
  const ancestors: number[] = []
  let below = index
  for (let at = divisions[index].parentIndex; at !== -1; at = divisions[at].parentIndex) {
    if (levelRank.get(divisions[at].level)! >= levelRank.get(divisions[below].level)!) break
    ancestors.push(at)
    below = at
  }
  return ancestors
}

/** Finds in which divisions points lie; prepared once for a set of divisions. */
export type DivisionPlacer = (lon: ArrayLike<number>, lat: ArrayLike<number>) => Placement

/**
 * Prepares finding the division of every level that contains a point. The smallest level is asked first and its division's parents follow from
 * the tree, not from their outlines, so that sums over children equal their parent; a level that the tree does not reach is asked
 * itself. Of overlapping divisions the one with the lowest code wins.
 */
export function createDivisionPlacer(divisions: readonly PlacedDivision[]): DivisionPlacer {
  const levels = divisionLevels.filter((level) => divisions.some((division) => division.level === level))
  const slotOf = new Map(levels.map((level, slot) => [level, slot]))
  const chains = divisions.map((_, index) => [index, ...ancestorsOf(divisions, index)])
  const slots = divisions.map((division) => slotOf.get(division.level)!)
  const indexes = levels.map((level) => {
    const members = divisions.flatMap((division, index) => (division.level === level ? [index] : []))
    members.sort((a, b) => compareText(divisions[a].code, divisions[b].code) || compareText(divisions[a].id, divisions[b].id))
    const boxes = new Flatbush(members.length)
    for (const member of members) {
      let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
      for (const rings of divisions[member].geometry) {
        for (const [x, y] of rings[0] ?? []) {
          west = Math.min(west, x)
          south = Math.min(south, y)
          east = Math.max(east, x)
          north = Math.max(north, y)
        }
      }
      boxes.add(west, south, east, north)
    }
    boxes.finish()
    return { members, boxes }
  })

  return (lon, lat) => {
    const byLevel = levels.map(() => new Int32Array(lon.length).fill(-1))
    for (let point = 0; point < lon.length; point++) {
      for (let slot = levels.length - 1; slot >= 0; slot--) {
        if (byLevel[slot][point] !== -1) continue
        const { members, boxes } = indexes[slot]
        const found = boxes.search(lon[point], lat[point], lon[point], lat[point]).sort((a, b) => a - b)
        for (const item of found) {
          const chain = chains[members[item]]
          const agrees = chain.every((each) => byLevel[slots[each]][point] === -1 || byLevel[slots[each]][point] === each)
          if (!agrees || !pointInPolygons(divisions[members[item]].geometry, lon[point], lat[point])) continue
          for (const each of chain) byLevel[slots[each]][point] = each
          break
        }
      }
    }
    return {
      levels,
      byLevel,
      divisionsOf: (point) => byLevel.flatMap((level) => (level[point] === -1 ? [] : [level[point]])),
    }
  }
}
