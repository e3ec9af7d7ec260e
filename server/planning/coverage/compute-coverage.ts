import { snapLimitMeters } from '../constants.ts'
import { noEdge } from '../network/network.ts'
import type { CoverageInput, CoverageOutcome, DemandOutcome, Tick } from './coverage-types.ts'
import { coverageWarnings } from './coverage-warnings.ts'
import { compareCounts } from './figures/compare-counts.ts'
import { countPeople, facilityLoads, peopleOutside } from './figures/count-people.ts'
import { coverageFigures, reportedDivisions, type Service } from './figures/coverage-figures.ts'
import { findGaps } from './gaps/find-gaps.ts'
import type { CoverageArea } from './prepare-area.ts'
import { summarizeSnaps } from './reach-facilities.ts'
import { type DemandService, readQuestion } from './serve-demand.ts'

/** 1 for the points that lie in the division asked about; all where none is asked about. */
function countedPoints({ demand, placement, divisions }: CoverageArea, withinDivision: number): Uint8Array {
  if (withinDivision === -1) return new Uint8Array(demand.count).fill(1)
  const atLevel = placement.byLevel[placement.levels.indexOf(divisions[withinDivision].level)]
  return Uint8Array.from(atLevel, (division) => (division === withinDivision ? 1 : 0))
}

/** All categories together: covered where each is, and as far as the farthest. */
function combine(services: readonly Service[], count: number): Service {
  const cost = new Float64Array(count)
  const covered = new Uint8Array(count).fill(1)
  for (const service of services) {
    for (let i = 0; i < count; i++) {
      if (service.cost[i] > cost[i]) cost[i] = service.cost[i]
      covered[i] &= service.covered[i]
    }
  }
  return { cost, covered }
}

/** What the demand points reach, back in the order in which they came. */
function demandOutcome(rowOf: Uint32Array, { cost, covered }: Service, counted: Uint8Array, secondsOf: (cost: number) => number) {
  const outcome: DemandOutcome = {
    meters: new Float64Array(rowOf.length),
    seconds: new Float64Array(rowOf.length),
    covered: new Uint8Array(rowOf.length),
    counted: new Uint8Array(rowOf.length),
  }
  rowOf.forEach((row, point) => {
    outcome.meters[row] = cost[point] / 1000
    outcome.seconds[row] = secondsOf(cost[point])
    outcome.covered[row] = covered[point]
    outcome.counted[row] = counted[point]
  })
  return outcome
}

/**
 * Answers who reaches facilities of the chosen categories in time, over streets and exactly: every demand point's way to the nearest,
 * the figures of every division, people per band, gaps, and what planned facilities would change. The order of demand, facilities and
 * divisions does not change a bit of the answer. `tick` hears of progress and may throw to stop the work.
 */
export function computeCoverage(input: CoverageInput, tick: Tick = () => {}): CoverageOutcome {
  const { area, question } = input
  const { network, divisions, demand, rowOf, snapped, placement, members, placer } = area
  const { mode, speedKmh, limits, bands, facilities, snappedFacilities, serve, secondsOf } = readQuestion(input)
  tick(0.1)
  const facilityPlacement = placer(
    facilities.map(({ lon }) => lon),
    facilities.map(({ lat }) => lat),
  )
  const counted = countedPoints(area, question.withinDivision)
  const order = Uint32Array.from(demand.id.keys()).filter((point) => counted[point] === 1)
  const unreachable = Uint8Array.from(snapped.places.edge, (edge) => (edge === noEdge ? 1 : 0))
  const figuresOf = (services: readonly DemandService[], together: Service) =>
    coverageFigures({
      demand,
      order,
      divisions,
      members,
      services,
      together,
      unreachable,
      facilityDivisions: services.map(({ chosen }) => chosen.map((facility) => facilityPlacement.divisionsOf(facility))),
      secondsOf,
    })

  const services = serve(question.counted)
  const together = combine(services, demand.count)
  tick(0.3)
  const { totals, byDivision } = figuresOf(services, together)
  const reported = reportedDivisions(divisions, byDivision, question.withinDivision)
  tick(0.5)

  const differs = facilities.some((facility) => facility.status !== 'operating')
  const comparison = differs
    ? (() => {
        const others = serve(question.counted === 'now' ? 'planned' : 'now')
        const other = figuresOf(others, combine(others, demand.count))
        const mine = { totals, byDivision }
        return question.counted === 'now' ? compareCounts(reported, mine, other) : compareCounts(reported, other, mine)
      })()
    : null
  tick(0.7)

  const longest = Math.max(...limits.map((limit) => limit.meters))
  const bandPopulation = (meters: number): number =>
    countPeople(demand, order, (point) =>
      services.every(({ cost }, index) => cost[point] <= Math.round((limits[index].meters * 1000 * meters) / longest)),
    )
  const gaps = findGaps({
    network,
    demand,
    order,
    snapped,
    divisions,
    placement,
    streetName: input.streetName,
    services: services.map(({ category, cost, covered, reach }) => ({ category, cost, covered, facility: reach.facility })),
    facilities,
    secondsOf,
  })
  tick(1)

  const snapping = {
    demand: summarizeSnaps(snapped, order),
    facilities: summarizeSnaps(
      snappedFacilities,
      services.flatMap(({ chosen }) => chosen),
    ),
    limitMeters: snapLimitMeters,
  }
  const outcome: Omit<CoverageOutcome, 'warnings'> = {
    mode,
    speedKmh,
    limits: limits.map(({ category, meters, source, mark }) => ({
      category,
      meters,
      seconds: secondsOf(1000 * meters),
      source,
      mark,
    })),
    bands: bands.map((band) => ({ ...band, population: bandPopulation(band.meters) })),
    totals,
    outsideDivisions: peopleOutside(demand, order, placement, together.covered),
    divisions: reported.map(({ index: _, ...division }) => division),
    comparison,
    facilities: services.flatMap(({ category, chosen, covered, reach }) =>
      facilityLoads(demand, order, facilities, snappedFacilities, { category, chosen, covered, nearest: reach.facility }),
    ),
    snapping,
    gaps: gaps.map((gap) => ({ ...gap, members: gap.members.map((point) => rowOf[point]) })),
    gapPopulation: Math.max(0, totals.population - totals.coveredPopulation),
    demand: demandOutcome(rowOf, together, counted, secondsOf),
  }
  return { ...outcome, warnings: coverageWarnings(outcome) }
}
