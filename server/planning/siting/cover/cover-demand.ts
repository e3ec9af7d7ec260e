import type { SitingObstacle, SitingProblem } from '../siting-types.ts'
import { coverWithin } from './cover-rows.ts'
import { dropDominated } from './reduce-cover.ts'

/** Demand that the same candidates would cover, as one. */
export interface CoverDemand {
  rows: number[][]
  people: number[]
  /** Group of each row; 0 where nobody asks for equity. */
  groups: number[]
}

/** How much must be covered. */
export interface CoverTarget {
  /** Of all people. */
  people: number
  /** Of each group that has a minimum. */
  groups: Map<number, number>
}

/** Joins demand that the same candidates would cover (in the same group, with equity), and leaves out candidates that others dominate. Demand without candidates is left out. */
export function coverDemand(problem: SitingProblem, within: number, hasEquity: boolean): CoverDemand {
  const { demand, rows, candidateCount } = coverWithin(problem, within)
  const isKept = (j: number): boolean => problem.states[j] === 'kept'
  // Kept sites cost nothing more, and only another kept one may stand for them.
  const costs = problem.costs.map((cost, j) => (isKept(j) ? -1 : cost))
  const lean = dropDominated(rows, candidateCount, costs)
  const joined = new Map<string, number>()
  const found: CoverDemand = { rows: [], people: [], groups: [] }
  lean.forEach((row, k) => {
    if (row.length === 0) return
    const group = hasEquity && problem.groups !== null ? problem.groups[demand[k]] : 0
    const key = `${group}:${row.join()}`
    const known = joined.get(key) ?? found.rows.push(row) - 1
    if (!joined.has(key)) {
      joined.set(key, known)
      found.people.push(0)
      found.groups.push(group)
    }
    found.people[known] += problem.weights[demand[k]]
  })
  return found
}

/** The target in people, and what of it no choice of sites can reach. */
export function targetOf(
  { weights, groups }: SitingProblem,
  demand: CoverDemand,
  share: number,
  minimumShare: number | null,
): { target: CoverTarget; obstacles: SitingObstacle[] } {
  const isShare = (value: number): boolean => value >= 0 && value <= 1
  if (!isShare(share) || (minimumShare !== null && !isShare(minimumShare)))
    return {
      target: { people: 0, groups: new Map() },
      obstacles: [{ reason: 'bad_number', what: 'share', index: isShare(share) ? 1 : 0 }],
    }
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const target = { people: share * total, groups: new Map<number, number>() }
  if (minimumShare !== null && groups !== null) {
    weights.forEach((weight, i) => {
      if (weight > 0) target.groups.set(groups[i], (target.groups.get(groups[i]) ?? 0) + minimumShare * weight)
    })
  }
  const obstacles: SitingObstacle[] = []
  const reachable = demand.people.reduce((sum, people) => sum + people, 0)
  if (reachable < target.people * (1 - 1e-12))
    obstacles.push({ reason: 'target_unreachable', group: null, asked: target.people, reachable })
  for (const [group, asked] of target.groups) {
    const own = demand.people.reduce((sum, people, k) => sum + (demand.groups[k] === group ? people : 0), 0)
    if (own < asked * (1 - 1e-12)) obstacles.push({ reason: 'target_unreachable', group, asked, reachable: own })
  }
  return { target, obstacles }
}
