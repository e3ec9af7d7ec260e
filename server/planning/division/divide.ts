import type { LinearSolver } from '../linear-model.ts'
import { seededRandom } from '../random.ts'
import type { BoundKind } from './bounds/bound-types.ts'
import { proveByParts } from './bounds/prove-by-parts.ts'
import { raiseInTurns, type TurnBound } from './bounds/raise-in-turns.ts'
import type { DivisionObstacle, DivisionPlan, DivisionProblem, SizeRange } from './division-types.ts'
import { findObstacles } from './explain/find-obstacles.ts'
import { type PreparedProblem, prepareProblem } from './graph/build-graph.ts'
import type { PartCounts } from './graph/part-counts.ts'
import { planOfNodes, widened } from './plan-of-nodes.ts'
import { presentParts } from './present-parts.ts'
import { movesASlice } from './search/anneal.ts'
import { polishPlan } from './search/polish-plan.ts'
import { type NodePlan, type PlanSearch, searchPlans } from './search/search-plans.ts'

/** How far a division has come. Objects are replaced, not changed: a new `plan` is a better one. */
export interface DivisionProgress {
  /** `optimal` and `impossible` are proven, and end the division. */
  state: 'searching' | 'optimal' | 'impossible'
  /** The best plan within all ranges so far. */
  plan: DivisionPlan | null
  /** No plan that keeps the ranges costs less; null while nothing is proven. */
  bound: number | null
  boundKind: BoundKind | null
  /** (objective − bound) / objective; 0 where both are 0, null without a plan or a bound. */
  gap: number | null
  /** The same with the best choice among all parts seen in place of the bound. Says nothing about parts not seen. */
  poolGap: number | null
  /** Why there is no plan. While searching: that none was found yet. */
  obstacles: DivisionObstacle[]
  /** While there is no plan: ranges near the asked ones that some plan was found to keep. */
  nearest: NearestRanges | null
  /** Slices of work done, of some thousand moves each. */
  slices: number
}

/** Ranges, as near to the asked ones as was found, and the plan that keeps them. */
export interface NearestRanges {
  households: SizeRange | null
  population: SizeRange | null
  plan: DivisionPlan
}

export interface DivisionOptions {
  seed: number
  solver: LinearSolver
}

/** Slices for the nearest ranges, where the asked ones are impossible. */
const slicesForNearest = 12
/**
 * The slice that the bound's first round follows, and how much of the search's work its rounds may take: they get dearer as their rows add up, and the search must not wait for them; but
 * after twice the slices that the best plan took to find, the search has had its time.
 */
const firstRound = 16
const [boundShare, boundShareLater] = [0.25, 3]
/** The slice after which the best parts seen are first put together, and how many times as many slices later again. */
const firstPolish = 32
const polishGrowth = 1.5
/** The smallest part of an objective that counts as a gap. */
const smallestGap = 1e-6

function gapOf(objective: number, bound: number): number {
  const gap = Math.max(0, objective - bound) / Math.max(Math.abs(objective), 1e-9)
  return gap < smallestGap ? 0 : gap
}

/** Divides a problem. Yields after every slice of work how far it has come, the first plan after the first; whoever stops asking stops it, and has the best so far. */
export function* divide(problem: DivisionProblem, { seed, solver }: DivisionOptions): Generator<DivisionProgress, void> {
  const start: DivisionProgress = {
    state: 'searching',
    plan: null,
    bound: null,
    boundKind: null,
    gap: null,
    poolGap: null,
    obstacles: [],
    nearest: null,
    slices: 0,
  }
  const made = prepareProblem(problem)
  if (!made.ok) {
    yield { ...start, state: 'impossible', obstacles: made.obstacles }
    return
  }
  const { prepared } = made
  if (prepared.graph.nodeCount === 0) {
    const plan = planOfNodes(problem, prepared, {
      objective: 0,
      partCount: 0,
      partOf: new Int32Array(0),
      gridOf: new Int32Array(0),
    })
    yield { ...start, state: 'optimal', plan, bound: plan.objective, boundKind: 'all_parts', gap: 0 }
    return
  }
  const { counts, obstacles } = findObstacles(prepared)
  if (obstacles.length > 0) {
    yield { ...start, state: 'impossible', obstacles, nearest: findNearest(problem, prepared, counts, seed) }
    return
  }
  yield* searchOn(problem, prepared, counts, start, { seed, solver })
}

/** What a search without hope comes nearest to: parts that hang together, of sizes outside the ranges. */
function findNearest(
  problem: DivisionProblem,
  prepared: PreparedProblem,
  counts: PartCounts,
  seed: number,
): NearestRanges | null {
  const { graph, rules, freeParts } = prepared
  const households = graph.households.reduce((sum, value) => sum + value, 0)
  const wished =
    freeParts ?? Math.max(counts.least, rules.targetHouseholds > 0 ? Math.round(households / rules.targetHouseholds) : 1)
  const parts = Math.min(graph.nodeCount, Math.max(1, wished))
  const search = searchPlans(graph, rules, { least: parts, most: parts }, null, seededRandom(seed))
  for (let slice = 0; slice < slicesForNearest && search.best === null; slice++) search.slices.next()
  return nearestRanges(problem, prepared, search)
}

function nearestRanges(problem: DivisionProblem, prepared: PreparedProblem, { nearest }: PlanSearch): NearestRanges | null {
  if (nearest === null) return null
  const plan = planOfNodes(problem, prepared, nearest)
  return {
    households: widened(problem, problem.households, 'households', plan),
    population: widened(problem, problem.population, 'population', plan),
    plan,
  }
}

function* searchOn(
  problem: DivisionProblem,
  prepared: PreparedProblem,
  counts: PartCounts,
  start: DivisionProgress,
  { seed, solver }: DivisionOptions,
): Generator<DivisionProgress, void> {
  const { graph, rules, lockedPrice } = prepared
  const search = searchPlans(graph, rules, counts, presentParts(graph), seededRandom(seed))
  let progress = start
  let shown: NodePlan | null = null
  let poolBound = Number.NEGATIVE_INFINITY
  let rounds: Generator<TurnBound> | null = null
  let [isBoundRising, boundWork, nextPolish, bestSlice] = [true, 0, firstPolish, 0]
  const boundMayWork = (slice: number): boolean => {
    const later = Math.max(0, slice - Math.max(firstPolish, 2 * bestSlice))
    return slice >= firstRound && boundWork <= movesASlice * (boundShare * (slice - later) + boundShareLater * later)
  }

  const update = (change: Partial<DivisionProgress>): DivisionProgress => {
    const next = { ...progress, ...change }
    if (search.best !== null && search.best !== shown) {
      shown = search.best
      bestSlice = next.slices
      next.plan = planOfNodes(problem, prepared, shown)
    }
    if (next.plan === null) {
      next.nearest = nearestRanges(problem, prepared, search)
      if (next.state === 'searching') next.obstacles = [{ reason: 'none_found', atoms: [], isProven: false }]
    } else {
      next.nearest = null
      next.obstacles = []
      if (next.bound !== null) next.gap = gapOf(next.plan.objective, next.bound)
      if (poolBound > Number.NEGATIVE_INFINITY) next.poolGap = gapOf(next.plan.objective, poolBound + lockedPrice)
      if (next.gap === 0) next.state = 'optimal'
    }
    progress = next
    return next
  }

  for (let slice = 1; progress.state === 'searching'; slice++) {
    search.slices.next()
    yield update({ slices: slice })
    const ofAllParts = proveByParts(slice, search, prepared, counts, solver)
    if (ofAllParts === Number.POSITIVE_INFINITY) {
      const obstacle = { reason: 'none_found' as const, atoms: problem.atoms.map((_, i) => i), isProven: true }
      yield update({ state: 'impossible', obstacles: [obstacle] })
    } else if (ofAllParts !== null && ofAllParts + lockedPrice > (progress.bound ?? Number.NEGATIVE_INFINITY)) {
      yield update({ bound: ofAllParts + lockedPrice, boundKind: 'all_parts' })
    } else if (slice === nextPolish) {
      nextPolish = Math.ceil(slice * polishGrowth)
      poolBound = polishPlan(search, prepared, counts, solver)
      yield update({})
    }
    if (progress.state === 'searching' && search.best !== null && isBoundRising && boundMayWork(slice)) {
      rounds ??= raiseInTurns(graph, rules, counts, { best: search.best, seen: [...search.pool.parts.values()] }, solver)
      const raised = rounds.next()
      isBoundRising = !raised.done
      if (!raised.done) boundWork += raised.value.work
      if (!raised.done && raised.value.bound + lockedPrice > (progress.bound ?? Number.NEGATIVE_INFINITY))
        yield update({ bound: raised.value.bound + lockedPrice, boundKind: raised.value.kind })
    }
  }
}
