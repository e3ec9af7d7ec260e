import type { DivisionLevel } from '../../types.ts'

/** From which zoom on the map's tiles have a level, beside the larger ones; the largest that there is they have always. */
export const firstDivisionZoom: Readonly<Record<DivisionLevel, number>> = {
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
