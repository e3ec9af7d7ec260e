import type { CoverageBody } from '#contract/coverage'
import { ProblemError } from '#contract/problems'
import type { CoverageInput } from '#planning/coverage/coverage-types'
import { findHoldings } from '../../repositories/holdings.ts'
import { planDivisionsToCount } from '../plans/views/divisions-to-count.ts'
import type { WorkContext } from '../work-context.ts'
import { type DivisionsToCount, divisionsOn, type LoadedArea } from './area-cache.ts'
import { requireHoldings } from './require-holdings.ts'

/** Loads what a coverage question is asked of. Throws a problem where there are no streets of its mode, or the division it names is not there. */
export async function loadQuestion(
  context: WorkContext,
  question: CoverageBody,
): Promise<{ loaded: LoadedArea; coverage: CoverageInput }> {
  const { categories, minutes, speedKmh, capMeters, counted, mode, within } = question
  const at = question.at ?? new Date().toISOString().slice(0, 10)
  context.report(0.02, 'loading the street network')
  const loaded = await context.areas.area(context.db, mode, divisionsOf(context, question, at), (message) =>
    context.report(0.1, message),
  )
  if (loaded === null) requireHoldings(await findHoldings(context.db), question)
  if (loaded === null) throw new ProblemError('nothing-to-compute', `No street on the map can be used in mode "${mode}".`)
  const isWithin = ({ id, code }: { id: string; code: string }) => id === within || code === within
  const withinDivision = within === undefined ? -1 : loaded.area.divisions.findIndex(isWithin)
  if (within !== undefined && withinDivision < 0)
    throw new ProblemError('not-found', `There is no division "${within}" on ${at}.`)
  const { area, facilities, streetName } = loaded
  return {
    loaded,
    coverage: {
      area,
      facilities,
      streetName,
      question: { categories, minutes, speedKmh, capMeters, counted, withinDivision },
    },
  }
}

/** The divisions that a question counts people in: those of a day, or of a plan at a version. */
function divisionsOf({ plans }: WorkContext, { plan, planVersion }: CoverageBody, at: string): DivisionsToCount {
  return plan === undefined ? divisionsOn(at) : planDivisionsToCount(plans, plan, planVersion!)
}
