import type { StreetClass } from '../../types.ts'

/** Streets that part blocks: those that vehicles of all go along. Lanes inside compounds, paths and tracks do not. */
export const partingStreets: readonly StreetClass[] = [
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'unclassified',
  'residential',
  'living_street',
]

/** How far around a division's box lines are looked for that may part its ground, degrees: some 50 m. */
export const linesAroundDegrees = 5e-4
