import { type AscentProblem, climb, startAscent } from '../relaxation/ascent.ts'
import { closed, open } from '../relaxation/choose-sites.ts'
import { leastSureSite } from '../relaxation/search-tree.ts'

/** Some of all plans: those that open and close so much. */
export interface MedianBranch {
  states: Int8Array
  payments: Float64Array
  usage: Float64Array
  bound: number
}

const stepsAChild = 60
const childPace = 0.5

/** Splits a branch at its least sure site into "open" and "closed"; both climb on from its payments. None where all sites are settled. */
export function splitBranch(branch: MedianBranch, problemOf: (states: Int8Array) => AscentProblem): MedianBranch[] {
  const site = leastSureSite(branch.states, branch.usage)
  if (site < 0) return []
  return [open, closed].map((choice) => {
    const states = branch.states.slice()
    states[site] = choice
    const ascent = startAscent(branch.payments, branch.usage, childPace)
    climb(problemOf(states), states, ascent, stepsAChild)
    return { states, payments: ascent.bestPayments, usage: ascent.usage, bound: Math.max(branch.bound, ascent.bound) }
  })
}
