import type { DivisionPlan, DivisionProblem, SizeRange } from './division-types.ts'
import type { PreparedProblem } from './graph/build-graph.ts'
import { objectiveOf, planTerms } from './plan-terms.ts'
import type { NodePlan } from './search/search-plans.ts'

/** The plan of all atoms that a plan of the graph's nodes means: free parts first, then the locked grids. Its terms are added up anew from the atoms. */
export function planOfNodes(
  problem: DivisionProblem,
  prepared: PreparedProblem,
  { partCount, partOf, gridOf }: NodePlan,
): DivisionPlan {
  const { graph, lockedGridIds, rules } = prepared
  const whole = {
    partOf: Int32Array.from(problem.atoms, ({ gridId }, atom) => {
      const node = graph.nodeOf[atom]
      return node < 0 ? partCount + lockedGridIds.indexOf(gridId!) : partOf[node]
    }),
    parts: partCount + lockedGridIds.length,
    gridIds: [...Array.from(gridOf, (grid) => (grid < 0 ? null : graph.gridIds[grid])), ...lockedGridIds],
  }
  const terms = planTerms(problem, rules.targetHouseholds, whole)
  return { ...whole, objective: objectiveOf(terms), terms }
}

/** The asked range, widened to what the free parts of a plan have. */
export function widened(
  { atoms, lockedGridIds }: DivisionProblem,
  range: SizeRange | null,
  measure: 'households' | 'population',
  { partOf, parts, gridIds }: DivisionPlan,
): SizeRange | null {
  if (range === null) return null
  const sums = new Float64Array(parts)
  atoms.forEach((atom, i) => {
    sums[partOf[i]] += atom[measure]
  })
  const free = [...sums].filter((_, part) => gridIds[part] === null || !lockedGridIds.includes(gridIds[part]!))
  return { min: Math.min(range.min, ...free), max: Math.max(range.max, ...free) }
}
