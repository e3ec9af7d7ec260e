import type { LinearSolver } from '../../linear-model.ts'
import { type DivisionGraph, type PartRules, paysWhole } from '../graph/division-graph.ts'
import type { PartCounts } from '../graph/part-counts.ts'
import { chooseParts } from './choose-parts.ts'
import type { SeenPart } from './part-pool.ts'
import type { NodePlan, PlanSearch } from './search-plans.ts'

/** Parts that one choice is made from, nodes in all of them, and branch-and-bound nodes it may take: bounded by count, so that the answer is the same everywhere. */
const partsChosenFrom = 2500
const nodesChosenFrom = 40_000
const stepsAChoice = 100

/** The most useful parts seen, as many as a choice can take. */
function mostUseful(parts: Iterable<SeenPart>): SeenPart[] {
  const byUse = [...parts].sort((a, b) => a.planPrice - b.planPrice).slice(0, partsChosenFrom)
  let nodes = 0
  return byUse.filter((part) => {
    nodes += part.nodes.length
    return nodes <= nodesChosenFrom
  })
}

/** The plan that chosen parts make together. */
export function planOfParts(parts: readonly SeenPart[], cost: number, nodeCount: number): NodePlan {
  const partOf = new Int32Array(nodeCount)
  parts.forEach(({ nodes }, part) => {
    for (const node of nodes) partOf[node] = part
  })
  return { objective: cost, partCount: parts.length, partOf, gridOf: Int32Array.from(parts, ({ grid }) => grid) }
}

/**
 * Makes the best plan out of all good parts seen and offers it to the search, so that what one round of annealing found in one corner meets what
 * another found elsewhere. Never makes the best plan worse. Returns the pool's bound: no plan of the parts looked at costs less.
 */
export function polishPlan(
  search: PlanSearch,
  { graph, rules }: { graph: DivisionGraph; rules: PartRules },
  counts: PartCounts,
  solver: LinearSolver,
): number {
  const { nodeCount } = graph
  const seen = mostUseful(search.pool.parts.values())
  const best = search.best?.objective ?? Number.POSITIVE_INFINITY
  // Where every plan costs a whole number, the next better one costs one less.
  const known = paysWhole(graph, rules) ? best - 1 + 1e-6 : best
  const { parts, cost, poolBound: chosen } = chooseParts(seen, nodeCount, counts, solver, { steps: stepsAChoice }, known)
  const poolBound = chosen >= known ? best : chosen
  if (parts !== null) search.offer(planOfParts(parts, cost, nodeCount))
  return poolBound
}
