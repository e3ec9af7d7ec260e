import { createLeastFirst } from '../../least-first.ts'
import { type Ascent, type AscentProblem, climb, startAscent } from './ascent.ts'
import { closed, free, open } from './choose-sites.ts'

/** Some of all plans: those that open and close so much. */
export interface Branch {
  states: Int8Array
  payments: Float64Array
  usage: Float64Array
  bound: number
}

/** How far a tree has come: no plan better than the cutoff costs less than `bound`; `isDone` when all branches were refuted. */
export interface TreeProgress {
  bound: number
  isDone: boolean
}

const stepsAChild = 60
const childPace = 0.5

/** The free site that the relaxation is least sure of, −1 where all are settled. */
function leastSureSite(states: Int8Array, usage: Float64Array): number {
  let best = -1
  for (let j = 0; j < states.length; j++) {
    if (states[j] === free && (best < 0 || Math.abs(usage[j] - 0.5) < Math.abs(usage[best] - 0.5))) best = j
  }
  return best
}

/** The two halves of a branch; none where all its sites are settled. */
function split(branch: Branch): Branch[] {
  const site = leastSureSite(branch.states, branch.usage)
  return (site < 0 ? [] : [open, closed]).map((choice) => {
    const states = branch.states.slice()
    states[site] = choice
    return { ...branch, states }
  })
}

/**
 * Branch and bound from an ascent that came to its end: the branch with the least bound is split at a site into "open" and "closed", both climb on
 * from its payments. Yields after each split. A branch whose sites are all settled is done when `settle` has been told of it.
 */
export function* branchOnSites(
  problemOf: (branch: Branch) => AscentProblem,
  root: Ascent,
  rootStates: Int8Array,
  settle: (states: Int8Array) => void,
): Generator<TreeProgress, void> {
  const queue = createLeastFirst<Branch, number>()
  let count = 0
  const first = {
    states: rootStates,
    payments: root.bestPayments,
    usage: root.usage,
    bound: root.bound,
  }
  queue.push(first, root.bound, count)
  let bound = root.bound
  for (let branch = queue.pop(); branch !== undefined; branch = queue.pop()) {
    bound = Math.max(bound, branch.bound)
    yield { bound, isDone: false }
    const halves = split(branch)
    if (halves.length === 0) settle(branch.states)
    for (const half of halves) {
      const problem = problemOf(half)
      if (branch.bound >= problem.cutoff()) continue
      const ascent = startAscent(half.payments, half.usage, childPace)
      climb(problem, half.states, ascent, stepsAChild)
      const halfBound = Math.max(branch.bound, ascent.bound)
      if (halfBound >= problem.cutoff()) continue
      const child = { ...half, payments: ascent.bestPayments, usage: ascent.usage, bound: halfBound }
      queue.push(child, halfBound, --count)
    }
  }
  yield { bound, isDone: true }
}
