import { baseSpeedKmh, costSeconds } from '../network/travel-costs.ts'
import type { Facility, FacilityStatus } from '../types.ts'
import { questionLimits } from './coverage-limits.ts'
import type { CoverageInput, CoverageQuestion } from './coverage-types.ts'
import type { CategoryService } from './figures/coverage-figures.ts'
import { compareText } from './place-in-divisions.ts'
import { offStreetFactor, type Reach, reachFacilities, snapPoints } from './reach-facilities.ts'

/** Which facilities count: those at work, or those planned and being built too. */
const countedStatuses: Record<CoverageQuestion['counted'], readonly FacilityStatus[]> = {
  now: ['operating'],
  planned: ['operating', 'building', 'planned'],
}

/** What one category's counted facilities do for the demand points; `chosen` are indices of facilities. */
export interface DemandService extends CategoryService {
  reach: Reach
  chosen: number[]
}

function checkQuestion({ area, question }: CoverageInput): void {
  if (question.categories.length === 0) throw new Error('got no category when expected one or more')
  if (question.minutes !== undefined && !(question.minutes > 0))
    throw new Error(`got ${question.minutes} minutes when expected more than 0`)
  if (question.speedKmh !== undefined && !(question.speedKmh > 0))
    throw new Error(`got ${question.speedKmh} km/h when expected more than 0`)
  if (question.withinDivision >= area.divisions.length)
    throw new Error(`got division ${question.withinDivision} when expected less than ${area.divisions.length}`)
}

/** Reads a question: its limits, its speed, and the facilities it is about, on the network; `serve` finds what they do for the people. */
export function readQuestion(input: CoverageInput) {
  checkQuestion(input)
  const { area, question } = input
  const { network, snapper } = area
  const { mode } = network
  const speedKmh = question.speedKmh ?? baseSpeedKmh(mode)
  const costFactor = offStreetFactor(mode, speedKmh)
  const { limits, bands } = questionLimits(question, mode, speedKmh)
  const limitCost = limits.map((limit) => Math.round(limit.meters * 1000))
  const facilities = input.facilities
    .filter((facility) => question.categories.includes(facility.category) && facility.status !== 'closed')
    .sort((a, b) => compareText(a.id, b.id))
  const snappedFacilities = snapPoints(
    snapper,
    facilities.map(({ lon }) => lon),
    facilities.map(({ lat }) => lat),
  )
  const chosenOf = (category: Facility['category'], which: CoverageQuestion['counted']): number[] =>
    facilities.flatMap((facility, index) =>
      facility.category === category && countedStatuses[which].includes(facility.status) ? [index] : [],
    )
  const serve = (which: CoverageQuestion['counted']): DemandService[] =>
    question.categories.map((category, index) => {
      const chosen = chosenOf(category, which)
      const reach = reachFacilities(network, snappedFacilities, chosen, area.snapped, costFactor)
      const covered = Uint8Array.from(reach.cost, (cost) => (cost <= limitCost[index] ? 1 : 0))
      return { category, facilities: chosen.map((each) => facilities[each]), cost: reach.cost, covered, reach, chosen }
    })
  return {
    mode,
    speedKmh,
    costFactor,
    limits,
    bands,
    limitCost,
    facilities,
    snappedFacilities,
    serve,
    secondsOf: (cost: number): number => costSeconds(cost, mode, speedKmh),
  }
}
