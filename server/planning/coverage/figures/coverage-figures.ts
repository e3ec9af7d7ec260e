import { facilityRules } from '../../rules/facility-rules.ts'
import { type DivisionLevel, divisionLevels, type Facility, type FacilityCategory } from '../../types.ts'
import type { CategoryFigures, CoverageDivisionInput, CoverageFigures, DemandTable, DivisionFigures } from '../coverage-types.ts'
import { compareText, type Placement } from '../place-in-divisions.ts'
import { type GroupCosts, type Membership, sumAges, sumGroups, weighCosts } from './tally-figures.ts'

/** What one category (or all of them together) does for the demand points. */
export interface Service {
  /** Cost to the nearest facility (together: to the farthest of the categories' nearest); Infinity where there is none. */
  cost: Float64Array
  covered: Uint8Array
}
export interface CategoryService extends Service {
  category: FacilityCategory
  /** The counted facilities. */
  facilities: readonly Facility[]
}

export interface FiguresInput {
  /** In the order of ids. */
  demand: DemandTable
  /** The points that count, ascending. */
  order: Uint32Array
  divisions: readonly CoverageDivisionInput[]
  /** The divisions each point counts in, and one group for all. */
  members: Membership
  services: readonly CategoryService[]
  together: Service
  /** 1 where a point has no place on the network. */
  unreachable: Uint8Array
  /** Divisions (indices) that each service's facilities stand in. */
  facilityDivisions: readonly (readonly number[])[][]
  secondsOf: (cost: number) => number
}

/** The groups of every point: its divisions, and behind the last division one group for all. */
export function membership(count: number, divisionCount: number, placement: Placement): Membership {
  const start = new Uint32Array(count + 1)
  const group: number[] = []
  for (let point = 0; point < count; point++) {
    for (const division of placement.divisionsOf(point)) group.push(division)
    group.push(divisionCount)
    start[point + 1] = group.length
  }
  return { groupCount: divisionCount + 1, start, group: Uint32Array.from(group) }
}

function shareOf(part: number, whole: number): number | null {
  return whole > 0 ? Math.min(1, part / whole) : null
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

/** How many facilities stand in each group, and what they hold together; NaN where one of them states no capacity. */
function countFacilities(facilities: readonly Facility[], divisionsOf: readonly (readonly number[])[], groupCount: number) {
  const count = new Uint32Array(groupCount)
  const capacity = new Float64Array(groupCount)
  facilities.forEach((facility, index) => {
    for (const group of [...divisionsOf[index], groupCount - 1]) {
      count[group]++
      capacity[group] += facility.capacity ?? Number.NaN
    }
  })
  return { count, capacity }
}

/** Adds up people, households, buildings and times for every division and for all together. */
export function coverageFigures(input: FiguresInput): { totals: CoverageFigures; byDivision: CoverageFigures[] } {
  const { demand, order, divisions, members, services, together, secondsOf } = input
  const all = sumGroups(demand, order, members)
  const unreachable = sumGroups(demand, order, members, input.unreachable)
  const seconds = (costs: GroupCosts, group: number) => ({
    meanSeconds: finite(secondsOf(costs.mean[group])),
    p95Seconds: finite(secondsOf(costs.p95[group])),
  })

  const categoryFigures = services.map((service, index): ((group: number) => CategoryFigures) => {
    const covered = sumGroups(demand, order, members, service.covered)
    const costs = weighCosts(demand, order, members, service.cost, all.population)
    const standing = countFacilities(service.facilities, input.facilityDivisions[index], members.groupCount)
    const { ageGroup } = facilityRules[service.category]
    const ofAge = ageGroup ? sumAges(demand.ages[ageGroup], order, members) : null
    const coveredOfAge = ageGroup ? sumAges(demand.ages[ageGroup], order, members, service.covered) : null
    return (group) => ({
      coveredPopulation: covered.population[group],
      coveredShare: shareOf(covered.population[group], all.population[group]),
      coveredHouseholds: covered.households[group],
      coveredBuildings: covered.buildings[group],
      groupPopulation: ofAge && finite(ofAge[group]),
      coveredGroupPopulation: coveredOfAge && finite(coveredOfAge[group]),
      ...seconds(costs, group),
      facilities: standing.count[group],
      capacity: finite(standing.capacity[group]),
    })
  })

  const covered = sumGroups(demand, order, members, together.covered)
  const costs = weighCosts(demand, order, members, together.cost, all.population)
  const figures = (group: number): CoverageFigures => ({
    population: all.population[group],
    coveredPopulation: covered.population[group],
    coveredShare: shareOf(covered.population[group], all.population[group]),
    households: all.households[group],
    coveredHouseholds: covered.households[group],
    buildings: all.buildings[group],
    coveredBuildings: covered.buildings[group],
    unreachablePopulation: unreachable.population[group],
    ...seconds(costs, group),
    categories: Object.fromEntries(services.map((service, index) => [service.category, categoryFigures[index](group)])),
  })
  return { totals: figures(divisions.length), byDivision: divisions.map((_, index) => figures(index)) }
}

/**
 * The divisions to report, from the largest level to the smallest and by code within one: those with people, and none that reaches
 * beyond `withinDivision` (its figures would be those of a part; -1 = no such bound).
 */
export function reportedDivisions(
  divisions: readonly CoverageDivisionInput[],
  byDivision: readonly CoverageFigures[],
  withinDivision: number,
): (DivisionFigures & { index: number })[] {
  const rank = (level: DivisionLevel): number => divisionLevels.indexOf(level)
  const highest = withinDivision === -1 ? 0 : rank(divisions[withinDivision].level)
  const rows = divisions.flatMap((division, index) => {
    if (byDivision[index].population <= 0 || rank(division.level) < highest) return []
    const parentId = division.parentIndex === -1 ? null : divisions[division.parentIndex].id
    const { id: divisionId, code, name, level } = division
    return [{ index, divisionId, code, name, level, parentId, ...byDivision[index] }]
  })
  return rows.sort(
    (a, b) => rank(a.level) - rank(b.level) || compareText(a.code, b.code) || compareText(a.divisionId, b.divisionId),
  )
}
