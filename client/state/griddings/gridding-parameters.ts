import type { Gridding } from '#contract/griddings/gridding-answer'
import type { GriddingWishes } from '#planning/division/griddings/gridding-types'
import type { WorkloadPoints } from '#planning/division/measure/grid-workload'
import type { DivisionLevel } from '#planning/types'

/** What an answer was asked for, with everything that was left open. */
export type GriddingParameters = GriddingWishes & {
  at: string
  seconds: number
  /** All divisions that were asked about; a town stands here as its communities and villages. */
  divisions: readonly { id: string; name: string; unitLevel: DivisionLevel | null; staying?: readonly string[] }[]
  workload: WorkloadPoints | null
}

export const parametersOf = (gridding: Gridding): GriddingParameters => gridding.parameters as GriddingParameters

/** Present divisions that stay whatever is asked: villages of a town whose communities are redrawn. Answers of before had none. */
export const stayingIn = (gridding: Gridding): ReadonlySet<string> =>
  new Set(parametersOf(gridding).divisions.flatMap(({ staying = [] }) => staying))
