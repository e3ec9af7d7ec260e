import { pointInPolygons } from '../../coverage/point-in-polygons.ts'
import { polygonSquareMeters } from '../../geodesy/areas.ts'
import type { Facility } from '../../types.ts'
import { countedStatuses, listCandidates, type SiteCandidate } from './list-candidates.ts'
import type { SitingTier, SitingWishes } from './siting-wishes.ts'
import { countedPoints, demandWeights, groundTest, type QuestionObstacle, type SitingGround } from './state-siting.ts'
import { createWaysTo, type WaysTo } from './ways-to.ts'

/** The site of one division in one tier. */
export interface TierSite {
  tier: number
  /** Index of the division. */
  division: number
  /** Null where an existing facility stands in the division already, or nothing can. */
  candidate: SiteCandidate | null
  standing: Facility | null
  /** Σ people × meters of the division's people to the nearest site of this tier or one above, after this site; what they are counted without a way is `farMeters`. */
  personMeters: number
  people: number
}

export interface TieredSiting {
  /** Places that could be chosen. */
  candidates: number
  sites: TierSite[]
  /** Divisions that ought to have a site and no place for one. */
  unmet: { tier: number; division: number }[]
}

export type TieredOutcome =
  | { ok: true; siting: TieredSiting; order: Uint32Array }
  | { ok: false; obstacles: QuestionObstacle[]; order: Uint32Array }

/** What somebody without a way is counted to walk, meters. */
export const tierFarMeters = 10_000

/** Divisions of a tier: of its level and size, with people, within the ground, by index. */
function divisionsOf(
  { area, withinDivision }: SitingGround,
  { level, leastSquareKilometers }: SitingTier,
  rowsIn: (division: number) => number[],
) {
  const lies = (division: number): boolean => {
    for (let at = division; at !== -1; at = area.divisions[at].parentIndex) if (at === withinDivision) return true
    return withinDivision === -1
  }
  return [...area.divisions.keys()].filter(
    (division) =>
      area.divisions[division].level === level &&
      lies(division) &&
      rowsIn(division).length > 0 &&
      polygonSquareMeters(area.divisions[division].geometry) >= leastSquareKilometers * 1e6,
  )
}

/**
 * Sites tier by tier, from above: in each division of a tier the place from which its people walk least, those who are nearer to a site above going there. A division in which
 * a facility of the tier's category stands has its site. Every candidate is tried, so that each tier is the best there is for those above. Cost: one search a candidate and tier.
 */
export function siteTiers(ground: SitingGround, wishes: SitingWishes, tick: (share: number) => void = () => {}): TieredOutcome {
  const { area, facilities, speedKmh, withinDivision } = ground
  const order = countedPoints(area, withinDivision)
  const weights = demandWeights(area, order, wishes.demand)
  if (!weights.some((weight) => weight > 0)) return { ok: false, obstacles: [{ reason: 'nobody_to_serve' }], order }
  const plain: SitingWishes = { ...wishes, existing: 'ignore', keep: [], close: [], enlarge: null }
  const isWanted = groundTest(ground)
  const list = (from: SitingWishes): SiteCandidate[] => listCandidates(area, facilities, from, isWanted).candidates
  const usual = list(plain).filter(({ id, state }) => state !== 'closed' && !wishes.close.includes(id))
  const premises = wishes.tiers.some((tier) => tier.premisesFirst) ? list({ ...plain, candidates: { from: 'premises' } }) : []
  if (usual.length + premises.length === 0) return { ok: false, obstacles: [{ reason: 'no_candidates' }], order }
  const waysTo = createWaysTo(area, order, wishes.distance, speedKmh)
  const sites: TierSite[] = []
  const unmet: TieredSiting['unmet'] = []
  /** Way of every row to the nearest site so far. */
  const way = new Float64Array(order.length).fill(tierFarMeters)
  wishes.tiers.forEach((tier, number) => {
    const rows = rowsByDivision(ground, order, weights, tier)
    const divisions = divisionsOf(ground, tier, (division) => rows.get(division) ?? [])
    const standing = facilities.filter(
      ({ category, status }) => category === tier.category && countedStatuses[wishes.counted].includes(status),
    )
    for (const [at, division] of divisions.entries()) {
      tick((number + at / divisions.length) / wishes.tiers.length)
      const { geometry } = area.divisions[division]
      const own = rows.get(division)!
      const inside = ({ lon, lat }: { lon: number; lat: number }): boolean => pointInPolygons(geometry, lon, lat)
      const here = standing.find(inside) ?? null
      const rooms = tier.premisesFirst ? premises.filter(inside) : []
      const choice = here ? [] : rooms.length > 0 ? rooms : usual.filter(inside)
      const best = here
        ? { candidate: null, ways: waysWithin(waysTo, here, order.length) }
        : bestOf(choice, own, weights, way, waysTo)
      if (best === null) {
        unmet.push({ tier: number, division })
        continue
      }
      let [personMeters, people] = [0, 0]
      for (const row of own) {
        way[row] = Math.min(way[row], best.ways[row])
        personMeters += weights[row] * way[row]
        people += weights[row]
      }
      sites.push({ tier: number, division, candidate: best.candidate, standing: here, personMeters, people })
    }
  })
  return { ok: true, siting: { candidates: usual.length + premises.length, sites, unmet }, order }
}

/** Rows of each division of the tier's level that have somebody to serve. */
function rowsByDivision(
  { area }: SitingGround,
  order: Uint32Array,
  weights: Float64Array,
  { level }: SitingTier,
): Map<number, number[]> {
  const byLevel = area.placement.byLevel[area.placement.levels.indexOf(level)]
  const rows = new Map<number, number[]>()
  order.forEach((point, row) => {
    const division = byLevel ? byLevel[point] : -1
    if (division === -1 || weights[row] === 0) return
    const list = rows.get(division)
    if (list) list.push(row)
    else rows.set(division, [row])
  })
  return rows
}

/** Ways of all rows to a place, meters; `tierFarMeters` without a way. */
function waysWithin(waysTo: WaysTo, { lon, lat }: { lon: number; lat: number }, rows: number): Float64Array {
  const ways = new Float64Array(rows).fill(tierFarMeters)
  const { demands, costs } = waysTo(lon, lat, tierFarMeters)
  for (let k = 0; k < demands.length; k++) ways[demands[k]] = costs[k] / 1000
  return ways
}

/** The candidate from which the rows walk least in all, beside the ways they have; the first of equal ones, null without any. */
function bestOf(
  candidates: readonly SiteCandidate[],
  own: readonly number[],
  weights: Float64Array,
  way: Float64Array,
  waysTo: WaysTo,
): { candidate: SiteCandidate; ways: Float64Array } | null {
  let best: { candidate: SiteCandidate; ways: Float64Array; total: number } | null = null
  for (const candidate of candidates) {
    const ways = waysWithin(waysTo, candidate, way.length)
    let total = 0
    for (const row of own) total += weights[row] * Math.min(way[row], ways[row])
    if (best === null || total < best.total) best = { candidate, ways, total }
  }
  return best
}

/** Tiers as they are usual where nothing is said: a centre in each town, a branch in large ones, a room in each village or community. Areas are the product's own choice. */
export function usualTiers(category: SitingTier['category'], branchSquareKilometers: number): SitingTier[] {
  return [
    { name: '中心', category, level: 'town', leastSquareKilometers: 0, premisesFirst: false },
    { name: '分中心', category, level: 'town', leastSquareKilometers: branchSquareKilometers, premisesFirst: false },
    { name: '代理室', category, level: 'village', leastSquareKilometers: 0, premisesFirst: true },
  ]
}
