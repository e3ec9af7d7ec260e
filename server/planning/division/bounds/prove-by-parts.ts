import type { LinearSolver } from '../../linear-model.ts'
import type { PreparedProblem } from '../graph/build-graph.ts'
import { paysWhole } from '../graph/division-graph.ts'
import type { PartCounts } from '../graph/part-counts.ts'
import { chooseParts } from '../search/choose-parts.ts'
import { planOfParts } from '../search/polish-plan.ts'
import type { PlanSearch } from '../search/search-plans.ts'
import { enumerateParts } from './enumerate-parts.ts'

/** Slices after which all parts are looked through: at once where there are few, once more with patience for small graphs whose best plan is still unproven. */
const tries = [
  { slice: 1, mostNodes: Number.POSITIVE_INFINITY, sets: 60_000, parts: 8_000, steps: undefined },
  { slice: 48, mostNodes: 48, sets: 900_000, parts: 40_000, steps: 200 },
]

/**
 * Where this slice's turn is to look through all parts that there can be, and they are not too many: chooses among them exactly and offers the plan to the search. Returns a
 * bound on every plan, ∞ where that proves that there is none; null where nothing was looked through. The bound is proven even where the choice was stopped.
 */
export function proveByParts(
  slice: number,
  search: PlanSearch,
  { graph, rules }: PreparedProblem,
  counts: PartCounts,
  solver: LinearSolver,
): number | null {
  const turn = tries.find((each) => each.slice === slice)
  if (turn === undefined || graph.nodeCount > turn.mostNodes) return null
  const all = enumerateParts(graph, rules, counts, turn)
  if (all === null) return null
  const best = search.best?.objective ?? Number.POSITIVE_INFINITY
  const known = paysWhole(graph, rules) ? best - 1 + 1e-6 : best
  const limits = turn.steps === undefined ? {} : { steps: turn.steps }
  const { parts, cost, poolBound } = chooseParts(all, graph.nodeCount, counts, solver, limits, known)
  if (parts !== null) search.offer(planOfParts(parts, cost, graph.nodeCount))
  return poolBound >= known * (1 - 1e-9 * Math.sign(known)) ? best : poolBound
}
