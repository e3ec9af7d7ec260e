import type { SitingProblem } from '../siting-types.ts'
import type { CoverDemand, CoverTarget } from './cover-demand.ts'

/** Whether sites reach a target, and what is still missing of it, in people. */
function missing({ rows, people, groups }: CoverDemand, { people: asked, groups: minimums }: CoverTarget, isOpen: Uint8Array) {
  const short = new Map(minimums)
  let left = asked
  rows.forEach((row, k) => {
    if (!row.some((j) => isOpen[j] === 1)) return
    left -= people[k]
    if (short.has(groups[k])) short.set(groups[k], short.get(groups[k])! - people[k])
  })
  return { left, short }
}

const isReached = (target: CoverTarget, { left, short }: { left: number; short: Map<number, number> }): boolean =>
  left <= 1e-9 * target.people && [...short].every(([group, value]) => value <= 1e-9 * target.groups.get(group)!)

/**
 * Sites that reach a target which can be reached: whoever adds most of what is missing a unit of cost, of groups below their minimum first, until nothing is; then the dearest are
 * closed again where the others do without them. At most ln n times dearer than the least (Chvátal 1979).
 */
export function coverGreedily(problem: SitingProblem, demand: CoverDemand, target: CoverTarget): number[] {
  const { states, costs } = problem
  const { rows, people, groups } = demand
  const isOpen = Uint8Array.from(states, (state) => (state === 'kept' ? 1 : 0))
  for (;;) {
    const state = missing(demand, target, isOpen)
    if (isReached(target, state)) break
    const isShort = [...state.short.values()].some((value) => value > 0)
    const gains = new Map<number, number>()
    rows.forEach((row, k) => {
      if (row.some((j) => isOpen[j] === 1) || (isShort && !((state.short.get(groups[k]) ?? 0) > 0))) return
      for (const j of row) gains.set(j, (gains.get(j) ?? 0) + people[k])
    })
    const room = isShort ? Number.POSITIVE_INFINITY : state.left
    const rate = (j: number): number => Math.min(gains.get(j)!, room) / Math.max(costs[j], 1e-12)
    let best = -1
    for (const j of gains.keys()) if (best < 0 || rate(j) > rate(best) || (rate(j) === rate(best) && j < best)) best = j
    if (best < 0) break
    isOpen[best] = 1
  }
  const opened = [...states.keys()].filter((j) => isOpen[j] === 1 && states[j] !== 'kept')
  for (const j of opened.sort((a, b) => costs[b] - costs[a] || a - b)) {
    isOpen[j] = 0
    if (!isReached(target, missing(demand, target, isOpen))) isOpen[j] = 1
  }
  return [...states.keys()].filter((j) => isOpen[j] === 1)
}
