import { seededRandom } from '../../random.ts'
import type { DivisionProblem } from '../division-types.ts'
import { findObstacles } from '../explain/find-obstacles.ts'
import { type PreparedProblem, prepareProblem } from '../graph/build-graph.ts'
import { planOfNodes } from '../plan-of-nodes.ts'
import { matchGrids, searchPlans } from '../search/search-plans.ts'
import { createMergeSplit } from './merge-split.ts'
import { type PlanScores, planScoreKeys, scorePlan } from './plan-scores.ts'
import { splitRHat } from './split-r-hat.ts'

export interface EnsembleOptions {
  seed: number
  /** Parts of every plan, locked ones included: those of the plan to be compared. */
  parts: number
  /** At least two, so that they can disagree. */
  chains: number
  /** Plans kept a chain, and steps between two of them. */
  plans: number
  stepsBetween: number
  /** Share of a chain's plans that are left out at its beginning, while it still remembers its start. */
  warmUpShare: number
}

export const usualEnsemble: Omit<EnsembleOptions, 'seed' | 'parts'> = {
  chains: 4,
  plans: 500,
  stepsBetween: 10,
  warmUpShare: 0.2,
}

/** Plans within all ranges, drawn by chains. */
export interface Ensemble {
  method: 'merge-split'
  /** Every score of every plan kept, chain by chain. */
  scores: Record<keyof PlanScores, number[][]>
  /** Whether the chains agree about a score: 1 is full agreement, above 1.05 draw more. Null with too few plans. */
  rHat: Record<keyof PlanScores, number | null>
  /** Share of proposed steps that were taken. */
  takenShare: number
}

/** Slices of search for a chain's start. */
const slicesForStart = 400

/** A start for one chain, as different from the others' as the seed makes it; null where no plan was found. */
function findStart({ graph, rules }: PreparedProblem, parts: number, seed: number): Int32Array | null {
  const search = searchPlans(graph, rules, { least: parts, most: parts }, null, seededRandom(seed))
  for (let slice = 0; slice < slicesForStart && search.best === null; slice++) search.slices.next()
  return search.best?.partOf ?? null
}

/**
 * Samples plans within all ranges by several merge-split chains, each from a start of its own, one plan of every chain in turn, so that every state yielded is an
 * ensemble. Their chance is in proportion to the product of their parts' numbers of spanning trees (`merge-split.ts`). Ends after `plans` of each; yields
 * nothing where no start was found. Cost: chains × plans × steps between.
 */
export function* samplePlans(problem: DivisionProblem, options: EnsembleOptions): Generator<Ensemble, void> {
  const made = prepareProblem(problem)
  if (!made.ok) return
  const { prepared } = made
  const parts = options.parts - prepared.lockedGridIds.length
  if (parts < 1 || findObstacles({ ...prepared, freeParts: parts }).obstacles.length > 0) return
  const starts = Array.from({ length: options.chains }, (_, i) => findStart(prepared, parts, options.seed * 1000 + i))
  if (starts.some((start) => start === null)) return
  const chains = starts.map((start, i) =>
    createMergeSplit(prepared.graph, prepared.rules, start!, seededRandom(options.seed * 1000 + 500 + i)),
  )
  const warmUp = Math.ceil(options.plans * options.warmUpShare)
  const scores = Object.fromEntries(planScoreKeys.map((key) => [key, chains.map((): number[] => [])])) as Ensemble['scores']
  let [taken, steps] = [0, 0]
  for (let plan = -warmUp; plan < options.plans; plan++) {
    chains.forEach((chain, i) => {
      for (let step = 0; step < options.stepsBetween; step++, steps++) if (chain.step()) taken++
      if (plan < 0) return
      const gridOf = matchGrids(prepared.graph, chain.partOf, parts)
      const whole = planOfNodes(problem, prepared, { objective: 0, partCount: parts, partOf: chain.partOf, gridOf })
      const own = scorePlan(problem, whole)
      for (const key of planScoreKeys) scores[key][i].push(own[key])
    })
    if (plan < 0) continue
    const rHat = Object.fromEntries(planScoreKeys.map((key) => [key, splitRHat(scores[key])])) as Ensemble['rHat']
    yield { method: 'merge-split', scores, rHat, takenShare: taken / steps }
  }
}

/** Where a plan stands in every score: the share of the sampled plans that are worse, ties counted half, from 0 (the worst) to 1 (better than all). */
export function standingOf(ensemble: Ensemble, scores: PlanScores): Record<keyof PlanScores, number> {
  return Object.fromEntries(
    planScoreKeys.map((key) => {
      const values = ensemble.scores[key].flat()
      const better = values.reduce(
        (sum, value) => sum + (value > scores[key] + 1e-9 ? 1 : value >= scores[key] - 1e-9 ? 0.5 : 0),
        0,
      )
      return [key, values.length === 0 ? 0 : better / values.length]
    }),
  ) as Record<keyof PlanScores, number>
}
