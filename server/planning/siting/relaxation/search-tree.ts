import { createLeastFirst } from '../../least-first.ts'
import { free } from './choose-sites.ts'

/** How far a tree has come: no plan better than the cutoff costs less than `bound`; `isDone` when all branches were refuted or settled. */
export interface TreeProgress {
  bound: number
  isDone: boolean
}

/** The free site that the relaxation is least sure of, −1 where all are settled. */
export function leastSureSite(states: Int8Array, usage: Float64Array): number {
  let best = -1
  for (let j = 0; j < states.length; j++) {
    if (states[j] === free && (best < 0 || Math.abs(usage[j] - 0.5) < Math.abs(usage[best] - 0.5))) best = j
  }
  return best
}

/**
 * Branch and bound, least bound first. `split` gives the parts of a branch with bounds of their own; none where it settled what is left of it, by itself. Yields
 * before each split.
 */
export function* searchTree<B extends { bound: number }>(
  root: B,
  cutoff: () => number,
  split: (branch: B) => B[],
): Generator<TreeProgress, void> {
  const queue = createLeastFirst<B, number>()
  let pushed = 0
  queue.push(root, root.bound, pushed)
  let bound = root.bound
  for (let branch = queue.pop(); branch !== undefined; branch = queue.pop()) {
    if (branch.bound >= cutoff()) break
    bound = Math.max(bound, branch.bound)
    yield { bound, isDone: false }
    // Of equal bounds the latest first, which dives.
    for (const part of split(branch)) if (part.bound < cutoff()) queue.push(part, part.bound, --pushed)
  }
  yield { bound, isDone: true }
}
