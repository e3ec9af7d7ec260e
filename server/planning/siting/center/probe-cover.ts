import type { LinearSolver } from '../../linear-model.ts'
import { solveOnce } from '../../solve-once.ts'
import { coverModel } from '../cover/cover-model.ts'
import { coverWithin } from '../cover/cover-rows.ts'
import { reduceCover } from '../cover/reduce-cover.ts'
import type { SitingProblem } from '../siting-types.ts'

/** Whether so many sites can cover everybody within a distance: sites that do, or a proof that none do, or neither yet. */
export type CoverAnswer = { can: true; sites: number[] } | { can: false } | { can: null; settle: (steps: number) => CoverAnswer }

/** Room for rounding in a relaxation's total. */
const tolerance = 1e-6

/** Opens by how many rows are covered, weighted by what the relaxation gave, until all are. */
function coverGreedily(rows: readonly number[][], preference: Map<number, number>): number[] {
  const chosen: number[] = []
  let left = rows
  while (left.length > 0) {
    const counts = new Map<number, number>()
    for (const row of left) for (const j of row) counts.set(j, (counts.get(j) ?? 0) + 0.01 + (preference.get(j) ?? 0))
    let best = -1
    for (const [j, count] of counts)
      if (best < 0 || count > counts.get(best)! || (count === counts.get(best)! && j < best)) best = j
    chosen.push(best)
    left = left.filter((row) => !row.includes(best))
  }
  const needed = new Set(chosen)
  for (const j of chosen) {
    needed.delete(j)
    if (!rows.every((row) => row.some((other) => needed.has(other)))) needed.add(j)
  }
  return [...needed]
}

/** Asks whether at most `most` sites, kept ones among them, cover all demand within a distance: reductions, then the relaxation, then a greedy cover led by it. What stays open is for whole numbers to settle. */
export function probeCover(problem: SitingProblem, distance: number, most: number, solver: LinearSolver): CoverAnswer {
  const ones = new Float64Array(problem.costs.length).fill(1)
  const kept = [...problem.states.keys()].filter((j) => problem.states[j] === 'kept')
  const reduced = reduceCover(coverWithin(problem, distance), ones, kept)
  if (reduced === null) return { can: false }
  const { forced, rows } = reduced
  const left = most - forced.length
  if (rows.length === 0) return left >= 0 ? { can: true, sites: forced } : { can: false }
  if (left <= 0) return { can: false }
  const relaxed = coverModel(rows, ones, false)
  const answer = solveOnce(solver, relaxed.model)
  if (answer.status === 'optimal' && answer.objective > left + tolerance) return { can: false }
  const greedy = coverGreedily(rows, new Map(relaxed.sites.map((j, column) => [j, answer.values[column] ?? 0])))
  if (greedy.length <= left) return { can: true, sites: [...forced, ...greedy] }
  const settle = (steps: number): CoverAnswer => {
    const { model, sites } = coverModel(rows, ones, true, left)
    const { status, objective, values } = solveOnce(solver, model, { steps })
    if (objective < Number.POSITIVE_INFINITY)
      return { can: true, sites: [...forced, ...sites.filter((_, column) => values[column] > 0.5)] }
    return status === 'infeasible' ? { can: false } : { can: null, settle }
  }
  return { can: null, settle }
}
