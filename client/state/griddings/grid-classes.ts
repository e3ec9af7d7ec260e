import type { Gridding } from '#contract/griddings/gridding-answer'
import { shareColours } from '../../theme/tokens.ts'
import { parametersOf } from './gridding-parameters.ts'

/** The range of households that grids are shaded by: the asked one, else from the least to the most. */
export function shadedRange(gridding: Gridding): { min: number; max: number } {
  const { households } = parametersOf(gridding)
  if (households) return households
  const sizes = gridding.grids.map((grid) => grid.households)
  return { min: Math.min(...sizes), max: Math.max(...sizes) }
}

/** Class of a number of households in a range, 0 (few) … 4 (many); what lies outside belongs to the nearest. */
export function classOf(households: number, { min, max }: { min: number; max: number }): number {
  const share = max > min ? (households - min) / (max - min) : 0.5
  return Math.max(0, Math.min(shareColours.length - 1, Math.floor(share * shareColours.length)))
}
