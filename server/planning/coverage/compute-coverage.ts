import { snapLimitMeters } from '../constants.ts'
import { noEdge } from '../network/network.ts'
import { baseSpeedKmh, costSeconds } from '../network/travel-costs.ts'
import type { Facility, FacilityStatus } from '../types.ts'
import { compareCounts } from './compare-counts.ts'
import { countPeople, facilityLoads, peopleOutside } from './count-people.ts'
import { type CategoryService, coverageFigures, reportedDivisions, type Service } from './coverage-figures.ts'
import { questionLimits } from './coverage-limits.ts'
import type { CoverageInput, CoverageOutcome, CoverageQuestion, DemandOutcome, DemandTable, Tick } from './coverage-types.ts'
import { coverageWarnings } from './coverage-warnings.ts'
import { findGaps } from './gaps/find-gaps.ts'
import { drawIsochrones } from './isochrones/draw-isochrones.ts'
import { compareText, type Placement, placeInDivisions } from './place-in-divisions.ts'
import { offStreetFactor, type Reach, reachFacilities, snapPoints, summarizeSnaps } from './reach-facilities.ts'
import { sortDemand } from './sort-demand.ts'

/** Which facilities count: those at work, or those planned and being built too. */
const countedStatuses: Record<CoverageQuestion['counted'], readonly FacilityStatus[]> = {
  now: ['operating'],
  planned: ['operating', 'building', 'planned'],
}

function checkInput({ network, demand, question, divisions }: CoverageInput): void {
  if (question.categories.length === 0) throw new Error('got no category when expected one or more')
  if (question.minutes !== undefined && !(question.minutes > 0))
    throw new Error(`got ${question.minutes} minutes when expected more than 0`)
  if (question.speedKmh !== undefined && !(question.speedKmh > 0))
    throw new Error(`got ${question.speedKmh} km/h when expected more than 0`)
  if (demand.lon.length !== demand.count || demand.id.length !== demand.count)
    throw new Error(`got ${demand.lon.length} coordinates and ${demand.id.length} ids when expected ${demand.count}`)
  if (question.withinDivision >= divisions.length)
    throw new Error(`got division ${question.withinDivision} when expected less than ${divisions.length}`)
  if (network.nodeLonLat.length !== 2 * network.nodeCount)
    throw new Error(`got ${network.nodeLonLat.length} node coordinates when expected two a node`)
}

/** 1 for the points that lie in the division asked about; all where none is asked about. */
function countedPoints(demand: DemandTable, placement: Placement, { question, divisions }: CoverageInput): Uint8Array {
  const { withinDivision } = question
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
 * the figures of every division, bands, gaps, and what planned facilities would change. The order of demand, facilities and divisions
 * does not change a bit of the answer. `tick` hears of progress and may throw to stop the work.
 */
export function computeCoverage(input: CoverageInput, tick: Tick = () => {}): CoverageOutcome {
  checkInput(input)
  const { network, snapper, divisions, question } = input
  const { demand, rowOf } = sortDemand(input.demand)
  const { mode } = network
  const speedKmh = question.speedKmh ?? baseSpeedKmh(mode)
  const secondsOf = (cost: number): number => costSeconds(cost, mode, speedKmh)
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
    costFactor,
  )
  const snappedDemand = snapPoints(snapper, demand.lon, demand.lat, costFactor, (share) => tick(0.3 * share))
  const placement = placeInDivisions(divisions, demand.lon, demand.lat)
  const facilityPlacement = placeInDivisions(
    divisions,
    facilities.map(({ lon }) => lon),
    facilities.map(({ lat }) => lat),
  )
  const counted = countedPoints(demand, placement, input)
  const order = Uint32Array.from(demand.id.keys()).filter((point) => counted[point] === 1)
  tick(0.4)

  const chosenOf = (category: Facility['category'], which: CoverageQuestion['counted']): number[] =>
    facilities.flatMap((facility, index) =>
      facility.category === category && countedStatuses[which].includes(facility.status) ? [index] : [],
    )
  const serve = (which: CoverageQuestion['counted']) =>
    question.categories.map((category, index): CategoryService & { reach: Reach; chosen: number[] } => {
      const chosen = chosenOf(category, which)
      const reach = reachFacilities(network, snappedFacilities, chosen, snappedDemand)
      const covered = Uint8Array.from(reach.cost, (cost) => (cost <= limitCost[index] ? 1 : 0))
      return { category, facilities: chosen.map((each) => facilities[each]), cost: reach.cost, covered, reach, chosen }
    })
  const figuresOf = (services: ReturnType<typeof serve>, together: Service) =>
    coverageFigures({
      demand,
      order,
      divisions,
      placement,
      services,
      together,
      unreachable: Uint8Array.from(snappedDemand.places.edge, (edge) => (edge === noEdge ? 1 : 0)),
      facilityDivisions: services.map(({ chosen }) => chosen.map((facility) => facilityPlacement.divisionsOf(facility))),
      secondsOf,
    })

  const services = serve(question.counted)
  const together = combine(services, demand.count)
  const { totals, byDivision } = figuresOf(services, together)
  tick(0.5)
  const reported = reportedDivisions(divisions, byDivision, question.withinDivision)

  const differs = facilities.some((facility) => facility.status !== 'operating')
  const comparison = differs
    ? (() => {
        const others = serve(question.counted === 'now' ? 'planned' : 'now')
        const other = figuresOf(others, combine(others, demand.count))
        const mine = { totals, byDivision }
        return question.counted === 'now' ? compareCounts(reported, mine, other) : compareCounts(reported, other, mine)
      })()
    : null
  tick(0.55)

  const longest = Math.max(...limits.map((limit) => limit.meters))
  const bandPopulation = (meters: number): number =>
    countPeople(demand, order, (point) =>
      services.every(({ cost }, index) => cost[point] <= Math.round((limits[index].meters * 1000 * meters) / longest)),
    )

  const gaps = findGaps({
    network,
    demand,
    order,
    snapped: snappedDemand,
    divisions,
    placement,
    streetName: input.streetName,
    services: services.map(({ category, cost, covered, reach }) => ({ category, cost, covered, facility: reach.facility })),
    facilities,
    secondsOf,
  })
  tick(0.7)
  const outlines = drawIsochrones(
    {
      network,
      offStreetFactor: costFactor,
      fields: services.map(({ reach }, index) => ({ ...reach, limitCost: limitCost[index] })),
      bands: bands.map(({ minutes, meters }) => ({ minutes, meters })),
    },
    (share) => tick(0.7 + 0.3 * share),
  )

  const snapping = {
    demand: summarizeSnaps(snappedDemand, order),
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
    isochrones: outlines,
    demand: demandOutcome(rowOf, together, counted, secondsOf),
  }
  return { ...outcome, warnings: coverageWarnings(outcome) }
}
