import type { CoverageBody } from '#contract/coverage'
import { ProblemError } from '#contract/problems'
import type { Holdings } from '../../repositories/holdings.ts'

/** Refuses a question that the map has nothing to answer with: no streets, no people, or no facility of any asked category. */
export function requireHoldings(holdings: Holdings, question: CoverageBody): void {
  const nothing = (detail: string) => new ProblemError('nothing-to-compute', detail)
  if (!holdings.streets) throw nothing('The street network is empty: import an OSM extract first.')
  if (!holdings.demand)
    throw nothing('There is nobody to cover yet: import demand (buildings, settlements or population cells) first.')
  const statuses = question.counted === 'now' ? ['operating'] : ['operating', 'building', 'planned']
  const counts = holdings.facilities.filter(({ status }) => statuses.includes(status)).map(({ category }) => category)
  if (question.categories.some((category) => counts.includes(category))) return
  const kind = question.counted === 'now' ? 'operating facility' : 'facility'
  throw nothing(`There is no ${kind} of the asked categories (${question.categories.join(', ')}): import or add one first.`)
}
