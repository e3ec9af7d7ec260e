import Flatbush from 'flatbush'
import { localPlane, segmentMeters, toPlane } from '../../geodesy/lengths.ts'
import { type Network, noEdge } from '../../network/network.ts'
import { demandKinds, divisionLevels, type Facility, type FacilityCategory } from '../../types.ts'
import type { CoverageDivisionInput, DemandTable, Gap } from '../coverage-types.ts'
import type { Placement } from '../place-in-divisions.ts'
import type { SnappedPoints } from '../reach-facilities.ts'
import { createBarrierBetween } from './barrier-between.ts'
import { groupNeighbours, type NeighbourLimits } from './group-neighbours.ts'
import { nameGap } from './name-gap.ts'

export interface GapService {
  category: FacilityCategory
  cost: Float64Array
  covered: Uint8Array
  /** Nearest facility of each point, index in `facilities`; -1 = none. */
  facility: Int32Array
}

export interface GapInput {
  network: Network
  /** In the order of ids. */
  demand: DemandTable
  /** The points that count, ascending. */
  order: Uint32Array
  snapped: SnappedPoints
  divisions: readonly CoverageDivisionInput[]
  placement: Placement
  streetName: (street: number) => string | null
  services: readonly GapService[]
  facilities: readonly Facility[]
  secondsOf: (cost: number) => number
}

/** Buildings and hamlets no farther apart on foot than this make one place. */
const linkMeters = 200
/** What people call one place is hardly wider than this. */
const extentMeters = 1200
/** Groups of fewer people join the nearest group of their division, when it is within `extentMeters` / 2. */
const fewPeople = 10
/** In a group of more points the middle is sought near the mean, not among all pairs. */
const allPairsPoints = 400

/** The division that a gap is named in: the village or community, where none the nearest larger, else the largest smaller one. */
function homeDivisions(placement: Placement, count: number): Int32Array {
  const rank = (slot: number): number => divisionLevels.indexOf(placement.levels[slot])
  const village = divisionLevels.indexOf('village')
  const slots = placement.levels.map((_, slot) => slot)
  const preferred = [...slots.filter((slot) => rank(slot) <= village).reverse(), ...slots.filter((slot) => rank(slot) > village)]
  const home = new Int32Array(count).fill(-1)
  for (const slot of preferred) {
    for (let point = 0; point < count; point++) if (home[point] === -1) home[point] = placement.byLevel[slot][point]
  }
  return home
}

/** Cells of a raster are farther apart than houses: their neighbours are those of the raster, measured by its own spacing. */
function neighbourLimits(demand: DemandTable): NeighbourLimits {
  const cellKind = demandKinds.indexOf('cell')
  const cells = [...demand.kind.keys()].filter((point) => demand.kind[point] === cellKind)
  if (cells.length < 2 || cells.length * 2 < demand.count) return { linkMeters, extentMeters }
  const plane = localPlane(demand.lon[cells[0]], demand.lat[cells[0]])
  const at = cells.map((point) => toPlane(plane, demand.lon[point], demand.lat[point]))
  const index = new Flatbush(cells.length)
  for (const [x, y] of at) index.add(x, y)
  index.finish()
  const nearest = at.map(([x, y]) => {
    const [, other] = index.neighbors(x, y, 2)
    return Math.hypot(at[other][0] - x, at[other][1] - y)
  })
  const spacing = nearest.sort((a, b) => a - b)[nearest.length >> 1]
  return { linkMeters: Math.max(linkMeters, Math.min(1000, 1.7 * spacing)), extentMeters: Math.max(extentMeters, 4 * spacing) }
}

/** The member from which the people of the group are nearest, all added up; of a large group, the member nearest to their mean. */
function middleMember(demand: DemandTable, members: readonly number[]): number {
  const plane = localPlane(demand.lon[members[0]], demand.lat[members[0]])
  const at = members.map((point) => toPlane(plane, demand.lon[point], demand.lat[point]))
  const weight = members.map((point) => demand.population[point] || 1e-6)
  const targets = members.length <= allPairsPoints ? at.map((_, i) => i) : []
  const people = weight.reduce((sum, each) => sum + each, 0)
  const meanX = at.reduce((sum, [x], i) => sum + x * weight[i], 0) / people
  const meanY = at.reduce((sum, [, y], i) => sum + y * weight[i], 0) / people
  let best = members[0]
  let least = Number.POSITIVE_INFINITY
  members.forEach((member, i) => {
    const [x, y] = at[i]
    const sum =
      targets.length > 0
        ? targets.reduce((total, j) => total + weight[j] * Math.hypot(at[j][0] - x, at[j][1] - y), 0)
        : Math.hypot(meanX - x, meanY - y)
    if (sum < least) {
      least = sum
      best = member
    }
  })
  return best
}

interface Group {
  members: number[]
  division: number
  people: number
  middle: number
}

/**
 * Groups the uncovered people of each category into places that a person would name: neighbours on foot within one division.
 * Ranked by people over all categories, then by distance (no way at all counts as farthest).
 */
export function findGaps(input: GapInput): Gap[] {
  const { network, demand, order, snapped, divisions, placement, services, facilities, secondsOf } = input
  const home = homeDivisions(placement, demand.count)
  const limits = neighbourLimits(demand)
  const neighbours = { network, demand, snapped, barrierBetween: createBarrierBetween(network.barriers) }
  const offStreets = (point: number): boolean => snapped.places.edge[point] === noEdge

  const groupsOf = ({ covered }: GapService): Group[] => {
    const byDivision = new Map<number, number[]>()
    for (const point of order) {
      if (covered[point] === 1 || !(demand.population[point] > 0 || demand.households[point] > 0)) continue
      const there = byDivision.get(home[point])
      if (there) there.push(point)
      else byDivision.set(home[point], [point])
    }
    return [...byDivision].flatMap(([division, points]) => {
      const groups = groupNeighbours(neighbours, points, limits).map((members) => describe(division, members))
      return joinFew(groups)
    })
  }

  function describe(division: number, members: number[]): Group {
    const people = members.reduce((sum, point) => sum + demand.population[point], 0)
    return { members, division, people, middle: middleMember(demand, members) }
  }

  /** Lets groups of a few people join the nearest larger one of the same kind, unless a barrier lies between. */
  function joinFew(groups: Group[]): Group[] {
    const large = groups.filter((group) => group.people >= fewPeople)
    const joined = new Map(large.map((group) => [group, [...group.members]]))
    const left: Group[] = []
    for (const group of groups) {
      if (group.people >= fewPeople) continue
      const [lon, lat] = [demand.lon[group.middle], demand.lat[group.middle]]
      let nearest: Group | null = null
      let least = extentMeters / 2
      for (const other of large) {
        if (offStreets(other.middle) !== offStreets(group.middle)) continue
        const meters = segmentMeters(lon, lat, demand.lon[other.middle], demand.lat[other.middle])
        if (meters >= least || neighbours.barrierBetween(lon, lat, demand.lon[other.middle], demand.lat[other.middle])) continue
        least = meters
        nearest = other
      }
      if (nearest) joined.get(nearest)!.push(...group.members)
      else left.push(group)
    }
    const grown = [...joined].map(([group, members]) =>
      members.length === group.members.length
        ? group
        : describe(
            group.division,
            members.sort((a, b) => a - b),
          ),
    )
    return [...grown, ...left]
  }

  const toGap = ({ category, cost, facility }: GapService, { members, division, people, middle }: Group): Omit<Gap, 'rank'> => {
    const weightOf = (point: number): number => (people > 0 ? demand.population[point] : demand.households[point])
    const served = new Map<number, number>()
    let weight = 0
    let weighted = 0
    for (const point of members) {
      if (facility[point] === -1) continue
      weight += weightOf(point)
      weighted += weightOf(point) * cost[point]
      served.set(facility[point], (served.get(facility[point]) ?? 0) + weightOf(point))
    }
    const [nearest] = [...served].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([index]) => facilities[index])
    const meanCost = weight > 0 ? weighted / weight : null
    const home = division === -1 ? null : divisions[division]
    return {
      name: nameGap(input, members, middle, home?.name ?? null),
      category,
      divisionId: home?.id ?? null,
      divisionName: home?.name ?? null,
      population: people,
      households: members.reduce((sum, point) => sum + demand.households[point], 0),
      points: members.length,
      center: [demand.lon[middle], demand.lat[middle]],
      nearestFacilityId: nearest?.id ?? null,
      nearestFacilityName: nearest?.name ?? null,
      nearestMeters: meanCost === null ? null : meanCost / 1000,
      nearestSeconds: meanCost === null ? null : secondsOf(meanCost),
      unreachable: offStreets(middle),
      members,
    }
  }

  const far = (gap: Omit<Gap, 'rank'>): number => gap.nearestMeters ?? 1e12
  const categoryOf = (gap: Omit<Gap, 'rank'>): number => services.findIndex((service) => service.category === gap.category)
  return services
    .flatMap((service) => groupsOf(service).map((group) => toGap(service, group)))
    .sort(
      (a, b) => b.population - a.population || far(b) - far(a) || categoryOf(a) - categoryOf(b) || a.members[0] - b.members[0],
    )
    .map((gap, index) => ({ rank: index + 1, ...gap }))
}
