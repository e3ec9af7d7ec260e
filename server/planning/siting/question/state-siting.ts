import type { Tick } from '../../coverage/coverage-types.ts'
import { pointInPolygons } from '../../coverage/point-in-polygons.ts'
import type { CoverageArea } from '../../coverage/prepare-area.ts'
import type { Facility, TravelMode } from '../../types.ts'
import type { ReachLists, SiteLimit, SitingObstacle, SitingProblem } from '../siting-types.ts'
import { createWayList } from '../ways/pack-ways.ts'
import { centerRadius } from './center-radius.ts'
import { type DemandGroups, groupDemand, type Joining, reachOfGroups, splitStranded } from './group-demand.ts'
import { listCandidates, type SiteCandidate } from './list-candidates.ts'
import type { SitingWishes } from './siting-wishes.ts'
import { createWaysTo, type WaysTo } from './ways-to.ts'

/** What a siting is asked of. */
export interface SitingGround {
  area: CoverageArea
  /** All of the map, by id. */
  facilities: readonly Facility[]
  speedKmh: number
  /** Index of the division whose people count; −1 = everybody. */
  withinDivision: number
}

/** A siting as a problem for the solvers. */
export interface StatedSiting {
  wishes: SitingWishes
  ground: SitingGround
  /** In the order of the problem's candidates. */
  candidates: readonly SiteCandidate[]
  /** Points of the area's demand that count; rows of `rowReach` and `weights`. */
  order: Uint32Array
  /** What is to be served at each of them: people, households or an age group. */
  weights: Float64Array
  rowReach: ReachLists
  /** Of the rows, or where sites have capacities of groups of them. */
  problem: SitingProblem
  groups: DemandGroups | null
  /** Null where the sites are to be fewest. */
  limit: SiteLimit | null
  /** Somebody who has no site nearer than this is counted to walk so far, meters. */
  farMeters: number
  waysTo: WaysTo
}

/** Why a question cannot even be asked of this ground. */
export type QuestionObstacle =
  | SitingObstacle
  /** `keep` or `close` name what is no candidate. */
  | { reason: 'unknown_sites'; ids: string[] }
  /** Nobody of the group that is to be served is known here. */
  | { reason: 'nobody_to_serve' }
  /** Some places hold more people than the largest site. */
  | { reason: 'place_too_large'; demand: number[]; people: number; capacity: number }

export type Stated = { ok: true; stated: StatedSiting } | { ok: false; obstacles: QuestionObstacle[]; order: Uint32Array }

/** Ways beyond this are as good as none, meters. The product's own choice. */
const farthestMeters: Record<TravelMode, number> = { walk: 6000, slow_walk: 4500, cycle: 20_000, drive: 60_000 }
/** Pairs of a place and a candidate that are kept at most, where ways may be cut shorter. */
const mostPairs = 12_000_000
/** Sites with capacities are chosen for about so many groups of demand, */
const mostGroups = 400
/** none wider than so many meters, or than this share of the way that counts where that is what is asked, */
const widestGroupMeters = 1000
const widestGroupShare = 0.2
/** and none of more than this share of a site's capacity. */
const largestGroupShare = 1 / 8

export const hasCapacities = ({ model }: SitingWishes): boolean =>
  model === 'capacitated-p-median' || model === 'capacitated-cover'
const isCover = ({ model }: SitingWishes): boolean =>
  model === 'set-cover' || model === 'max-cover' || model === 'capacitated-cover'

/** Points of the demand inside the division asked about. */
export function countedPoints({ demand, placement, divisions }: CoverageArea, withinDivision: number): Uint32Array {
  const all = Uint32Array.from(demand.id.keys())
  if (withinDivision === -1) return all
  const atLevel = placement.byLevel[placement.levels.indexOf(divisions[withinDivision].level)]
  return all.filter((point) => atLevel[point] === withinDivision)
}

/** What is to be served at each point; unknown ages count as nobody. */
export function demandWeights({ demand }: CoverageArea, order: Uint32Array, of: SitingWishes['demand']): Float64Array {
  const column = of === 'population' ? demand.population : of === 'households' ? demand.households : demand.ages[of]
  return Float64Array.from(order, (point) => (Number.isNaN(column[point]) ? 0 : column[point]))
}

/** Whether a point lies on the ground that is asked about. */
export function groundTest({ area, withinDivision }: SitingGround): (lon: number, lat: number) => boolean {
  if (withinDivision === -1) return () => true
  const { geometry } = area.divisions[withinDivision]
  return (lon, lat) => pointInPolygons(geometry, lon, lat)
}

/** Ways from all rows to all candidates that may be used; null where they are more than allowed. */
function reachAll(
  candidates: readonly SiteCandidate[],
  rows: number,
  waysTo: WaysTo,
  limitMeters: number,
  most: number,
  tick: Tick,
): ReachLists | null {
  const list = createWayList()
  const nobody = new Uint32Array(0)
  for (const [j, { lon, lat, state }] of candidates.entries()) {
    if (j % 16 === 0) tick(j / candidates.length)
    const { demands, costs } = state === 'closed' ? { demands: nobody, costs: nobody } : waysTo(lon, lat, limitMeters)
    list.add(demands, costs)
    if (list.count > most) return null
  }
  return list.pack(rows)
}

/** The limit in the solvers' terms, which count kept sites. */
function limitOf({ sites, budget, existing, model }: SitingWishes, candidates: readonly SiteCandidate[]): SiteLimit | null {
  if (model === 'set-cover') return null
  if (budget !== null) return { budget }
  const standing =
    existing === 'keep' ? candidates.filter(({ origin, state }) => origin === 'facility' && state === 'kept').length : 0
  return { sites: standing + sites! }
}

/** Village or community of each row, where an equal share is asked for. */
function equityGroups({ area }: SitingGround, order: Uint32Array): Int32Array {
  const village = area.placement.byLevel[area.placement.levels.indexOf('village')]
  return Int32Array.from(order, (point) => (village ? village[point] : -1))
}

/** The distance within which ways are looked for. */
function reachMeters(wishes: SitingWishes, { area }: SitingGround, radius: () => number): number {
  if (isCover(wishes)) return wishes.limit.meters
  return wishes.model === 'p-center' ? radius() : Math.max(farthestMeters[area.network.mode], wishes.limit.meters)
}

/** How demand is joined where sites have capacities: groups small beside what a site holds, narrow beside the way that counts. */
function joiningOf({ model, limit }: SitingWishes, weights: Float64Array, largest: number): Joining {
  const people = weights.reduce((sum, weight) => sum + weight, 0)
  const mostPeople = largest * largestGroupShare
  return {
    most: Math.max(mostGroups, (2 * people) / Math.max(mostPeople, 1e-9)),
    mostPeople,
    widestMeters:
      model === 'capacitated-cover' ? Math.min(widestGroupMeters, limit.meters * widestGroupShare) : widestGroupMeters,
  }
}

/** Turns a question into a problem: candidates, who reaches them, what they may hold. `tick` hears of progress and may throw to stop the work. */
export function stateSiting(ground: SitingGround, wishes: SitingWishes, tick: Tick = () => {}): Stated {
  const { area, facilities, speedKmh, withinDivision } = ground
  const order = countedPoints(area, withinDivision)
  const refused = (...obstacles: QuestionObstacle[]): Stated => ({ ok: false, obstacles, order })
  const weights = demandWeights(area, order, wishes.demand)
  if (!weights.some((weight) => weight > 0)) return refused({ reason: 'nobody_to_serve' })
  const { candidates, unknownIds } = listCandidates(area, facilities, wishes, groundTest(ground))
  if (unknownIds.length > 0) return refused({ reason: 'unknown_sites', ids: unknownIds })
  if (candidates.every(({ state }) => state === 'closed')) return refused({ reason: 'no_candidates' })
  const waysTo = createWaysTo(area, order, wishes.distance, speedKmh)
  const limit = limitOf(wishes, candidates)
  const of = (values: Float64Array): Float64Array => Float64Array.from(order, (point) => values[point])
  const [lon, lat] = [of(area.demand.lon), of(area.demand.lat)]
  const radius = (): number =>
    centerRadius({ lon, lat, weights }, candidates, limit !== null && 'sites' in limit ? limit.sites : 1, waysTo)
  let farMeters = reachMeters(wishes, ground, radius)
  const mayCut = wishes.model === 'p-median' || wishes.model === 'capacitated-p-median'
  let rowReach: ReachLists | null = null
  while (rowReach === null) {
    const most = mayCut && farMeters > wishes.limit.meters ? mostPairs : Number.POSITIVE_INFINITY
    rowReach = reachAll(candidates, order.length, waysTo, farMeters, most, tick)
    if (rowReach === null) farMeters = Math.max(wishes.limit.meters, farMeters / 2)
  }
  if (wishes.unreachable === 'leave-out' && (wishes.model === 'p-center' || wishes.model === 'capacitated-p-median'))
    for (let i = 0; i < weights.length; i++) if (rowReach.starts[i] === rowReach.starts[i + 1]) weights[i] = 0
  const capacities = Float64Array.from(candidates, ({ capacity }) => capacity)
  const problem: SitingProblem = {
    reach: rowReach,
    weights,
    states: candidates.map(({ state }) => state),
    costs: Float64Array.from(candidates, ({ cost }) => cost),
    capacities,
    groups: wishes.minimumShare === null ? null : equityGroups(ground, order),
  }
  const base = { wishes, ground, candidates, order, weights, rowReach, limit, farMeters, waysTo }
  if (!hasCapacities(wishes)) return { ok: true, stated: { ...base, problem, groups: null } }
  const largest = candidates.reduce((most, { state, capacity }) => (state === 'closed' ? most : Math.max(most, capacity)), 0)
  const tooLarge = [...weights.keys()].filter((i) => weights[i] > largest)
  if (tooLarge.length > 0 && wishes.model === 'capacitated-p-median' && largest > 0)
    return refused({
      reason: 'place_too_large',
      demand: tooLarge,
      people: tooLarge.reduce((sum, i) => sum + weights[i], 0),
      capacity: largest,
    })
  const joining = joiningOf(wishes, weights, largest)
  let groups = groupDemand(lon, lat, weights, joining)
  groups = splitStranded(groups, rowReach, reachOfGroups(rowReach, weights, groups))
  const grouped = new Float64Array(groups.count)
  for (let i = 0; i < weights.length; i++) grouped[groups.groupOf[i]] += weights[i]
  const reach = reachOfGroups(rowReach, weights, groups)
  if (wishes.model === 'capacitated-cover') reach.distances.fill(0)
  return { ok: true, stated: { ...base, groups, problem: { ...problem, reach, weights: grouped } } }
}
