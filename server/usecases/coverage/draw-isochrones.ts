import { type CoverageBody, coverageBodySchema } from '#contract/coverage'
import { ProblemError } from '#contract/problems'
import { computeIsochrones } from '#planning/coverage/compute-isochrones'
import { findAnalysis, storeAnalysisPart } from '../../repositories/analyses.ts'
import type { WorkContext } from '../work-context.ts'
import { isochroneText } from './coverage-texts.ts'
import { loadQuestion } from './load-question.ts'
import { noSuchCoverage } from './read-coverage.ts'

/**
 * Draws the areas of a stored coverage answer and stores them with it. They are not part of the answer because they take longer than
 * all of it. Throws a problem of kind conflict where the data has changed since: they would be areas of another answer.
 */
export async function drawIsochrones(context: WorkContext, { id }: { id: string }): Promise<{ id: string }> {
  const stored = await findAnalysis(context.db, 'coverage', id)
  if (stored === null) throw noSuchCoverage(id)
  const question: CoverageBody = coverageBodySchema.parse(stored.parameters)
  const { loaded, coverage } = await loadQuestion(context, question)
  if (loaded.revision !== stored.revision)
    throw new ProblemError(
      'conflict',
      'The areas of this answer were not drawn before the data changed; ask the question again to see those of today.',
    )
  await storeAnalysisPart(context.db, id, 'isochrones', isochroneText(computeIsochrones(coverage)))
  return { id }
}
