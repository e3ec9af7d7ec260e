import type { DemandTable, Gap } from '../../coverage/coverage-types.ts'
import { coverageFigures, reportedDivisions } from '../../coverage/figures/coverage-figures.ts'
import { findGaps } from '../../coverage/gaps/find-gaps.ts'
import { offStreetFactor, reachFacilities, snapPoints } from '../../coverage/reach-facilities.ts'
import { segmentMeters } from '../../geodesy/lengths.ts'
import { noEdge } from '../../network/network.ts'
import { type DivisionLevel, divisionLevels, type Facility, type LonLat } from '../../types.ts'
import { countedStatuses } from './list-candidates.ts'
import type { SitingWishes } from './siting-wishes.ts'
import { countedPoints, demandWeights, type SitingGround } from './state-siting.ts'

/** What some sites are to the people who count; shares are of those. */
export interface SitingFigures {
  people: number
  covered: number
  coveredShare: number | null
  /** Of those who have a way to a site. */
  meanMeters: number | null
  /** 95 % of all people have a site within this; null where more than 5 % have no way to one. */
  p95Meters: number | null
}

export interface SitingDivision {
  divisionId: string
  code: string
  name: string
  level: DivisionLevel
  before: SitingFigures
  after: SitingFigures
}

/** The nearest place for every point of the area's demand, or the one it is assigned to; cost in whole millimeters of the mode. */
export interface Service {
  cost: Float64Array
  /** Index of the place; −1 for none. */
  place: Int32Array
}

/** Levels that figures are told of. */
const lowestLevel = divisionLevels.indexOf('village')

/** Everybody's way to the nearest of some places; people without any have Infinity. */
export function serveFrom(
  { area, speedKmh }: SitingGround,
  distance: SitingWishes['distance'],
  places: readonly LonLat[],
): Service {
  const { network, snapper, demand, snapped } = area
  const [lon, lat] = [places.map(([x]) => x), places.map(([, y]) => y)]
  if (distance === 'streets') {
    const reach = reachFacilities(
      network,
      snapPoints(snapper, lon, lat),
      [...places.keys()],
      snapped,
      offStreetFactor(network.mode, speedKmh),
    )
    return { cost: reach.cost, place: reach.facility }
  }
  const service: Service = {
    cost: new Float64Array(demand.count).fill(Number.POSITIVE_INFINITY),
    place: new Int32Array(demand.count).fill(-1),
  }
  for (let i = 0; i < demand.count; i++) {
    for (let j = 0; j < places.length; j++) {
      const cost = Math.round(segmentMeters(demand.lon[i], demand.lat[i], lon[j], lat[j]) * 1000)
      if (cost < service.cost[i]) [service.cost[i], service.place[i]] = [cost, j]
    }
  }
  return service
}

/** Existing facilities of the category that people have already. */
export function standingFacilities({ facilities }: SitingGround, { category, counted }: SitingWishes): Facility[] {
  return facilities.filter((facility) => facility.category === category && countedStatuses[counted].includes(facility.status))
}

/** Measures what places are to people; one instance measures many choices on the same ground. */
export interface SitingMeasure {
  /** Points that count. */
  order: Uint32Array
  figures(service: Service): { total: SitingFigures; maxMeters: number | null; divisions: Omit<SitingDivision, 'before'>[] }
  gaps(service: Service, places: readonly Facility[], streetName: (street: number) => string | null): Gap[]
  covered(service: Service): Uint8Array
}

export function createSitingMeasure(ground: SitingGround, wishes: SitingWishes): SitingMeasure {
  const { area, withinDivision } = ground
  const { network, divisions, members, placement, snapped } = area
  const order = countedPoints(area, withinDivision)
  const weights = demandWeights(area, order, wishes.demand)
  const people = new Float64Array(area.demand.count)
  order.forEach((point, row) => {
    people[point] = weights[row]
  })
  // Whoever is to be served stands for the people in all figures.
  const demand: DemandTable = { ...area.demand, population: people }
  const unreachable = Uint8Array.from(snapped.places.edge, (edge) => (edge === noEdge ? 1 : 0))
  const limitCost = Math.round(wishes.limit.meters * 1000)
  const covered = ({ cost }: Service): Uint8Array => Uint8Array.from(cost, (each) => (each <= limitCost ? 1 : 0))
  const meters = (cost: number): number => cost / 1000
  return {
    order,
    covered,
    figures(service) {
      const together = { cost: service.cost, covered: covered(service) }
      const { totals, byDivision } = coverageFigures({
        demand,
        order,
        divisions,
        members,
        services: [],
        together,
        unreachable,
        facilityDivisions: [],
        secondsOf: meters,
      })
      const told = (of: (typeof byDivision)[number]): SitingFigures => ({
        people: of.population,
        covered: of.coveredPopulation,
        coveredShare: of.coveredShare,
        meanMeters: of.meanSeconds,
        p95Meters: of.p95Seconds,
      })
      let most = 0
      for (const point of order) if (people[point] > 0) most = Math.max(most, service.cost[point])
      return {
        total: told(totals),
        maxMeters: Number.isFinite(most) ? meters(most) : null,
        divisions: reportedDivisions(divisions, byDivision, withinDivision)
          .filter(({ level }) => divisionLevels.indexOf(level) <= lowestLevel)
          .map(({ divisionId, code, name, level, index }) => ({ divisionId, code, name, level, after: told(byDivision[index]) })),
      }
    },
    gaps(service, places, streetName) {
      return findGaps({
        network,
        demand,
        order,
        snapped,
        divisions,
        placement,
        streetName,
        services: [{ category: wishes.category, cost: service.cost, covered: covered(service), facility: service.place }],
        facilities: places,
        secondsOf: meters,
      })
    },
  }
}
