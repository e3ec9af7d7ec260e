import { type DivisionLevel, divisionLevels } from '#planning/types'

/** The greatest zoom with tiles of divisions of its own; beyond it the map enlarges them. */
export const lastDivisionZoom = 14

/** From which zoom on a level is shown, beside the larger ones. */
const firstZoom: Readonly<Record<DivisionLevel, number>> = {
  province: 0,
  prefecture: 3,
  county: 6,
  town: 9,
  village: 9,
  group: 14,
  grid_1: 14,
  grid_2: 14,
  grid_3: 14,
  grid_4: 14,
  compound: 14,
  building: 14,
}

/** The levels that a zoom shows of those there are: the largest one always. */
export function shownLevels(zoom: number, present: ReadonlySet<DivisionLevel>): ReadonlySet<DivisionLevel> {
  const largest = divisionLevels.find((level) => present.has(level))
  return new Set(divisionLevels.filter((level) => present.has(level) && (level === largest || zoom >= firstZoom[level])))
}
