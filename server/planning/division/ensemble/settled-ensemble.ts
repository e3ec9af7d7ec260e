import { planScoreKeys } from './plan-scores.ts'
import type { Ensemble } from './sample-plans.ts'
import { splitRHat } from './split-r-hat.ts'

/** An ensemble without the first share of every chain, which still remembers its start; for chains of which nobody knew how long they would run. */
export function settledEnsemble(ensemble: Ensemble, warmUpShare: number): Ensemble {
  const scores = Object.fromEntries(
    planScoreKeys.map((key) => [key, ensemble.scores[key].map((values) => values.slice(Math.ceil(values.length * warmUpShare)))]),
  ) as Ensemble['scores']
  const rHat = Object.fromEntries(planScoreKeys.map((key) => [key, splitRHat(scores[key])])) as Ensemble['rHat']
  return { ...ensemble, scores, rHat }
}
