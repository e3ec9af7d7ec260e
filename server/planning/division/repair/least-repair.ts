import { createLeastFirst } from '../../least-first.ts'
import { isMended, judgeParts } from './judge-parts.ts'
import type { BrokenPlan, Repair } from './repair-graph.ts'

/** States looked at before the search is given up. */
const statesLookedAt = 4000

/**
 * The repair that moves fewest people, and of those fewest nodes: all ways to give nodes other nearby parts, cheapest first, until one mends the
 * plan. Null where there are too many, or none does. For a few nodes. Moves are added in rising order of their nodes, so each set is met once.
 */
export function leastRepair(broken: BrokenPlan, near: Uint8Array): Repair | null {
  const { graph, partOf, pinned, partCount } = broken
  const before = judgeParts(broken, partOf)
  const targets = Array.from({ length: partCount }, (_, part) => part).filter((part) => near[part])
  const movable = Array.from(partOf, (_, node) => node).filter((node) => near[partOf[node]] && !pinned.has(node))
  const queue = createLeastFirst<Repair['moves'], string>()
  const push = (moves: Repair['moves'], people: number): void =>
    queue.push(moves, people + 1e-6 * moves.length, moves.map(({ node, to }) => `${node}>${to}`).join())
  const peopleOf = (moves: Repair['moves']): number => moves.reduce((sum, { node }) => sum + graph.population[node], 0)
  push([], 0)
  for (let looked = 0; looked < statesLookedAt; looked++) {
    const moves = queue.pop()
    if (moves === undefined) return null
    const own = partOf.slice()
    for (const { node, to } of moves) own[node] = to
    const people = peopleOf(moves)
    if (isMended(broken, before, judgeParts(broken, own))) return { moves, people, isLeast: true }
    const last = moves.at(-1)?.node ?? -1
    for (const node of movable) {
      if (node <= last) continue
      for (const to of targets) if (to !== partOf[node]) push([...moves, { node, to }], people + graph.population[node])
    }
  }
  return null
}
