import type { Gridding } from '#contract/griddings/gridding-answer'
import type { GriddingWishes } from '#planning/division/griddings/gridding-types'

/** What an answer was asked for, with everything that was left open. */
export type GriddingParameters = GriddingWishes & { at: string; seconds: number }

export const parametersOf = (gridding: Gridding): GriddingParameters => gridding.parameters as GriddingParameters
