import type { CoverageBody } from '#contract/coverage'
import type { Question } from '../../state/view-types.ts'

/** Whether a result answers exactly this question; the order of categories does not matter. */
export function sameQuestion(question: Question, parameters: CoverageBody): boolean {
  return (
    [...question.categories].sort().join() === [...parameters.categories].sort().join() &&
    question.minutes === (parameters.minutes ?? null) &&
    question.mode === parameters.mode &&
    question.counted === parameters.counted &&
    question.within === (parameters.within ?? null)
  )
}
