import type { CoverageResult } from '#contract/coverage'
import type { Question } from '../../state/view-types.ts'

/**
 * Whether a result answers exactly this question; the order of categories does not matter. `at` null means the day of asking: an answer
 * of an earlier day still counts, as long as it was asked for the day it was computed on.
 */
export function sameQuestion(
  question: Question,
  at: string | null,
  { parameters, computedAt }: Pick<CoverageResult, 'parameters' | 'computedAt'>,
): boolean {
  const computedOn = computedAt.slice(0, 10)
  return (
    [...question.categories].sort().join() === [...parameters.categories].sort().join() &&
    question.minutes === (parameters.minutes ?? null) &&
    question.mode === parameters.mode &&
    question.counted === parameters.counted &&
    question.within === (parameters.within ?? null) &&
    (at ?? computedOn) === (parameters.at ?? computedOn)
  )
}
