import type { DivisionPlan, DivisionProblem } from '../division-types.ts'

/** Scores that plans are compared by; less is better in each. */
export interface PlanScores {
  /** In meters of border along a street (`prices.ts`). */
  objective: number
  /** Price of the borders alone. */
  borders: number
  /** Borders between atoms that lie between parts. */
  cutBorders: number
  /** Greatest difference between a part's households and the mean, in shares of the mean. */
  householdDeviation: number
  /** People who come into another grid. */
  changedPeople: number
}
export const planScoreKeys = ['objective', 'borders', 'cutBorders', 'householdDeviation', 'changedPeople'] as const

/** Scores a plan. Linear. */
export function scorePlan(
  { atoms, borders }: DivisionProblem,
  { partOf, parts, gridIds, objective, terms }: DivisionPlan,
): PlanScores {
  const households = new Float64Array(parts)
  let changedPeople = 0
  atoms.forEach((atom, i) => {
    households[partOf[i]] += atom.households
    if (atom.gridId !== null && atom.gridId !== gridIds[partOf[i]]) changedPeople += atom.population
  })
  const mean = households.reduce((sum, value) => sum + value, 0) / Math.max(1, parts)
  return {
    objective,
    borders: terms.borders,
    cutBorders: borders.reduce((sum, { from, to }) => sum + (partOf[from] === partOf[to] ? 0 : 1), 0),
    householdDeviation: mean === 0 ? 0 : Math.max(...households.map((value) => Math.abs(value - mean))) / mean,
    changedPeople,
  }
}
