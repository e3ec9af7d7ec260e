import type { SitingProblem } from '../siting-types.ts'

/** Who can cover what: for each demand place the candidates that would, in ascending order. Places of weight 0 and closed candidates are left out. */
export interface CoverRows {
  /** Demand place of each row. */
  demand: number[]
  rows: number[][]
  candidateCount: number
}

/** The rows at a distance. Linear in the entries within it. */
export function coverWithin({ reach, weights, states }: SitingProblem, distance: number): CoverRows {
  const { starts, candidates, distances, candidateCount } = reach
  const cover: CoverRows = { demand: [], rows: [], candidateCount }
  for (let i = 0; i < reach.demandCount; i++) {
    if (weights[i] === 0) continue
    const row: number[] = []
    for (let at = starts[i]; at < starts[i + 1] && distances[at] <= distance; at++) {
      if (states[candidates[at]] !== 'closed') row.push(candidates[at])
    }
    cover.demand.push(i)
    cover.rows.push(row.sort((a, b) => a - b))
  }
  return cover
}
