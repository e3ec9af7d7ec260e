import type { EnsembleAnswer } from '#contract/griddings/gridding-answer'
import type { DivisionPlan, DivisionProblem } from '#planning/division/division-types'
import { planScoreKeys, scorePlan } from '#planning/division/ensemble/plan-scores'
import { type Ensemble, samplePlans, standingOf, usualEnsemble } from '#planning/division/ensemble/sample-plans'
import { settledEnsemble } from '#planning/division/ensemble/settled-ensemble'

/**
 * How a plan stands among plans drawn at random, until `isEnough` of each chain; null where none are wanted, there is nothing to choose, or chains found no start.
 * `tell` is called now and then, and throws where the work is cancelled.
 */
export async function standAmong(
  problem: DivisionProblem,
  plan: DivisionPlan,
  seed: number,
  isEnough: (plans: number) => boolean,
  tell: () => void,
): Promise<EnsembleAnswer | null> {
  const locked = plan.gridIds.filter((id) => id !== null && problem.lockedGridIds.includes(id)).length
  if (isEnough(0) || plan.parts - locked < 2) return null
  let latest: Ensemble | null = null
  let plans = 0
  const options = { ...usualEnsemble, seed, parts: plan.parts, warmUpShare: 0 }
  for (const ensemble of samplePlans(problem, options)) {
    latest = ensemble
    await new Promise((resolve) => setImmediate(resolve))
    tell()
    if (isEnough(++plans)) break
  }
  return latest && answerOf(settledEnsemble(latest, usualEnsemble.warmUpShare), problem, plan)
}

function answerOf(ensemble: Ensemble, problem: DivisionProblem, plan: DivisionPlan): EnsembleAnswer | null {
  const plans = ensemble.scores.objective.flat().length
  if (plans === 0) return null
  const standing = standingOf(ensemble, scorePlan(problem, plan))
  const rHats = Object.fromEntries(planScoreKeys.map((key) => [key, finite(ensemble.rHat[key])]))
  return {
    method: ensemble.method,
    chains: ensemble.scores.objective.length,
    plans,
    percentile: 100 * standing.objective,
    percentiles: Object.fromEntries(planScoreKeys.map((key) => [key, 100 * standing[key]])),
    deciles: Object.fromEntries(planScoreKeys.map((key) => [key, decilesOf(ensemble.scores[key].flat())])),
    rHat: rHats.objective,
    rHats,
  }
}

const finite = (value: number | null): number | null => (value !== null && Number.isFinite(value) ? value : null)

/** The values at 0, 10 … 100 % of some numbers, smallest first. */
function decilesOf(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b)
  return Array.from({ length: 11 }, (_, tenth) => sorted[Math.round((tenth / 10) * (sorted.length - 1))])
}
