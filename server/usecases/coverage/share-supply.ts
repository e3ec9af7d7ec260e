import { type CoverageBody, coverageBodySchema } from '#contract/coverage'
import { ProblemError } from '#contract/problems'
import type { Accessibility, AccessibilityQuery } from '#contract/sitings/accessibility'
import { measureAccessibility } from '#planning/siting/accessibility/measure-accessibility'
import { findAnalysis } from '../../repositories/analyses.ts'
import type { WorkContext } from '../work-context.ts'
import { loadQuestion } from './load-question.ts'
import { noSuchCoverage } from './read-coverage.ts'

export interface SupplyQuestion extends AccessibilityQuery {
  id: string
}

/** What the capacities of one of a coverage answer's categories come to for people. Throws a problem where the data has changed since, and where no facility states a capacity. */
export async function shareSupply(context: WorkContext, { id, category, method }: SupplyQuestion): Promise<Accessibility> {
  const stored = await findAnalysis(context.db, 'coverage', id)
  if (stored === null) throw noSuchCoverage(id)
  const question: CoverageBody = coverageBodySchema.parse(stored.parameters)
  if (!question.categories.includes(category))
    throw new ProblemError(
      'unknown-parameter',
      `category: this answer is about ${question.categories.join(', ')}, not about ${category}.`,
    )
  const { loaded, coverage } = await loadQuestion(context, question)
  if (loaded.revision !== stored.revision)
    throw new ProblemError('conflict', 'The data has changed since this answer; ask the question again to see that of today.')
  const figures = measureAccessibility(coverage, category, method)
  if (figures.facilities === figures.facilitiesWithoutCapacity)
    throw new ProblemError(
      'nothing-to-compute',
      `None of the ${figures.facilities} facilities of ${category} states a capacity; import facilities with a column "capacity".`,
    )
  return { category, method, ...figures }
}
