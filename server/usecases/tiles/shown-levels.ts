import { firstDivisionZoom } from '#planning/topology/generalise/first-division-zoom'
import { type DivisionLevel, divisionLevels } from '#planning/types'

/** The greatest zoom with tiles of divisions of its own; beyond it the map enlarges them. */
export const lastDivisionZoom = 14

/** The levels that a zoom shows of those there are: the largest one always. */
export function shownLevels(zoom: number, present: ReadonlySet<DivisionLevel>): ReadonlySet<DivisionLevel> {
  const largest = divisionLevels.find((level) => present.has(level))
  return new Set(divisionLevels.filter((level) => present.has(level) && (level === largest || zoom >= firstDivisionZoom[level])))
}
