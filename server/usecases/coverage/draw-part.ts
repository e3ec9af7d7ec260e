import { type CoverageBody, coverageBodySchema } from '#contract/coverage'
import { ProblemError } from '#contract/problems'
import { computeCoverage } from '#planning/coverage/compute-coverage'
import { computeIsochrones } from '#planning/coverage/compute-isochrones'
import { findAnalysis, storeAnalysisPart } from '../../repositories/analyses.ts'
import type { WorkContext } from '../work-context.ts'
import { demandText, isochroneText } from './coverage-texts.ts'
import { loadQuestion } from './load-question.ts'
import { type DrawnPart, noSuchCoverage } from './read-coverage.ts'

/**
 * Draws a part of a stored coverage answer and stores it. These parts are drawn when they are first asked for, because they take longer
 * than the answer itself. Throws a problem of kind conflict where the data has changed since: they would be parts of another answer.
 */
export async function drawPart(context: WorkContext, { id, part }: { id: string; part: DrawnPart }): Promise<void> {
  const stored = await findAnalysis(context.db, 'coverage', id)
  if (stored === null) throw noSuchCoverage(id)
  const question: CoverageBody = coverageBodySchema.parse(stored.parameters)
  const { loaded, coverage } = await loadQuestion(context, question)
  if (loaded.revision !== stored.revision)
    throw new ProblemError(
      'conflict',
      'This part of the answer was not drawn before the data changed; ask the question again to see that of today.',
    )
  const text =
    part === 'isochrones' ? isochroneText(computeIsochrones(coverage)) : demandText(computeCoverage(coverage), loaded.demand)
  await storeAnalysisPart(context.db, id, part, text)
}
