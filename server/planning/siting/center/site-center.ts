import { checkLimit, checkProblem } from '../check-problem.ts'
import { openGreedily } from '../median/interchange.ts'
import { openSites } from '../median/open-sites.ts'
import type { SitingOptions } from '../median/site-median.ts'
import { costsOf } from '../relaxation/cost-table.ts'
import { impossible, nearestSites, progressOf } from '../siting-progress.ts'
import type { SitingPlan, SitingProblem, SitingProgress } from '../siting-types.ts'
import { type CoverAnswer, probeCover } from './probe-cover.ts'

/** Branch-and-bound nodes of the first attempt on a distance that relaxation leaves open; each further attempt may take ten times more. */
const firstNodes = 200

/** Demand with people that reaches no candidate which may open. */
export function unreachableDemand({ reach, weights, states }: SitingProblem): number[] {
  const reaches = (i: number): boolean =>
    reach.candidates.subarray(reach.starts[i], reach.starts[i + 1]).some((j) => states[j] !== 'closed')
  return [...weights.keys()].filter((i) => weights[i] > 0 && !reaches(i))
}

/** The sites with what is left of their number opened for least total walking, which changes the worst walk only for the better. */
function planOf(problem: SitingProblem, sites: number[], count: number): SitingPlan {
  const { reach, weights, states, costs } = problem
  const longest = reach.distances.reduce((most, distance) => Math.max(most, distance), 0) + 1
  const table = costsOf(problem, longest)
  const opened = openSites(table, costs, sites)
  const mayOpen = Uint8Array.from(states, (state) => (state === 'free' ? 1 : 0))
  openGreedily({ table, siteCosts: costs, limit: { sites: count }, mayOpen, isKept: new Uint8Array(states.length) }, opened)
  const isSite = new Uint8Array(states.length)
  for (const j of opened.sites) isSite[j] = 1
  let objective = 0
  for (let i = 0; i < reach.demandCount; i++) {
    if (weights[i] === 0) continue
    let at = reach.starts[i]
    while (isSite[reach.candidates[at]] === 0) at++
    objective = Math.max(objective, reach.distances[at])
  }
  return { sites: opened.sites.sort((a, b) => a - b), siteOf: nearestSites(reach, opened.sites, longest), objective }
}

/**
 * Least worst walk (p-center): which so many sites make the greatest distance of anybody to the nearest least; how many people it is does not matter. Distances that
 * occur are halved by what relaxation and greedy covers tell; from the least that they leave, whole numbers go up until some sites cover (Minieka 1970; Elloumi, Labbé and Pochet 2004).
 */
export function* siteCenter(problem: SitingProblem, sites: number, { solver }: SitingOptions): Generator<SitingProgress, void> {
  const obstacles = [...checkProblem(problem), ...checkLimit(problem, { sites })]
  const demand = obstacles.length > 0 ? [] : unreachableDemand(problem)
  if (demand.length > 0)
    obstacles.push({ reason: 'demand_unreachable', demand, people: demand.reduce((sum, i) => sum + problem.weights[i], 0) })
  if (obstacles.length > 0) {
    yield impossible(obstacles)
    return
  }
  const distances = problem.reach.distances
    .slice()
    .sort()
    .filter((distance, k, all) => k === 0 || distance !== all[k - 1])
  let plan: SitingPlan | null = null
  let steps = 0
  const take = (answer: CoverAnswer): void => {
    if (answer.can !== true) return
    const next = planOf(problem, answer.sites, sites)
    if (plan === null || next.objective < plan.objective) plan = next
  }
  const toldOf = (bound: number): SitingProgress => progressOf(plan, Math.min(bound, plan?.objective ?? bound), ++steps)
  // No distance before `least` will do; what is known of those between is in `open`.
  let [least, most] = [0, distances.length - 1]
  const open = new Map<number, CoverAnswer>()
  while (least < most) {
    const middle = (least + most) >> 1
    const answer = probeCover(problem, distances[middle], sites, solver)
    take(answer)
    if (answer.can === null) open.set(middle, answer)
    if (answer.can === false) least = middle + 1
    else most = middle
    yield toldOf(distances[least])
  }
  for (let nodes = firstNodes; least < distances.length; ) {
    const known = open.get(least) ?? probeCover(problem, distances[least], sites, solver)
    const answer = known.can === null ? known.settle(nodes) : known
    take(answer)
    if (answer.can === null) nodes *= 10
    else if (answer.can === false) least++
    if (answer.can === true || least === distances.length) break
    yield toldOf(distances[least])
    if (plan !== null && (plan as SitingPlan).objective <= distances[least]) return
  }
  if (plan !== null) yield progressOf(plan, (plan as SitingPlan).objective, ++steps)
  else if (distances.length === 0)
    yield progressOf({ sites: [], siteOf: new Int32Array(problem.weights.length).fill(-1), objective: 0 }, 0, 1)
  else yield impossible([{ reason: 'none_exists' }])
}
