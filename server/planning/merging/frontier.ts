import type { LinearLimits, LinearSolver } from '../linear-model.ts'
import { createUnionFind } from '../union-find.ts'
import { chooseGroups, type GroupChoice } from './choose-groups.ts'
import type { MergeGroup } from './merging-types.ts'

/** The best choice for each number of units left; null where no choice leaves so many. Index 0 is for none. */
export type Frontier = (GroupChoice | null)[]

/** Units that groups join, directly or through others: what is chosen in one of these sets says nothing about another. */
export function separateUnits(groups: readonly MergeGroup[], unitCount: number): number[][] {
  const joined = createUnionFind(unitCount)
  for (const { units } of groups) for (const unit of units) joined.join(unit, units[0])
  const sets = new Map<number, number[]>()
  for (let unit = 0; unit < unitCount; unit++) {
    const set = sets.get(joined.root(unit))
    if (set) set.push(unit)
    else sets.set(joined.root(unit), [unit])
  }
  return [...sets.values()]
}

const isBetter = (a: GroupChoice, b: GroupChoice | null): boolean =>
  b === null || a.below < b.below || (a.below === b.below && a.cost < b.cost)

/** The best of two sets together for each sum of their numbers. */
function sumsOf(a: Frontier, b: Frontier): Frontier {
  const together: Frontier = new Array(a.length + b.length - 1).fill(null)
  a.forEach((left, i) => {
    if (left === null) return
    b.forEach((right, j) => {
      if (right === null) return
      const choice = {
        groups: [...left.groups, ...right.groups],
        below: left.below + right.below,
        cost: left.cost + right.cost,
        bound: left.bound + right.bound,
      }
      if (isBetter(choice, together[i + j])) together[i + j] = choice
    })
  })
  return together
}

/**
 * The best choice for every number of units left, by sets that do not touch each other: the best of each set for each of its numbers, then the best sums. Exact where every
 * set's choices are proven, since each number is best by some numbers of the sets. Yields after every set how many are done.
 */
export function* findFrontier(
  groups: readonly MergeGroup[],
  unitCount: number,
  solver: LinearSolver,
  limits: LinearLimits = {},
): Generator<{ done: number; of: number }, Frontier> {
  const sets = separateUnits(groups, unitCount)
  let frontier: Frontier = [{ groups: [], below: 0, cost: 0, bound: 0 }]
  for (const [done, units] of sets.entries()) {
    const inside = new Set(units)
    const own = groups.filter((group) => inside.has(group.units[0]))
    const each = Array.from({ length: units.length + 1 }, (_, count) =>
      count === 0 ? null : chooseGroups(own, units, { least: count, most: count }, solver, limits),
    )
    frontier = sumsOf(frontier, each)
    yield { done: done + 1, of: sets.length }
  }
  return frontier
}
