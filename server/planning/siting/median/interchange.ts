import type { Random } from '../../random.ts'
import type { CostTable } from '../relaxation/cost-table.ts'
import type { SiteLimit } from '../siting-types.ts'
import { exchange, keepsLimit, type OpenSites, openSites } from './open-sites.ts'

/** What local search moves in. */
export interface MedianMoves {
  table: CostTable
  siteCosts: Float64Array
  limit: SiteLimit
  /** Candidates that may be opened. */
  mayOpen: Uint8Array
  /** Sites that stay open. */
  isKept: Uint8Array
}

/** Savings below this share of the total are rounding. */
const leastSaving = 1e-10

/** What opening one more site saves. */
function savingOf(table: CostTable, state: OpenSites, j: number): number {
  let saving = 0
  for (let at = table.siteStarts[j]; at < table.siteStarts[j + 1]; at++) {
    const less = state.cost[table.siteDemands[at]] - table.siteCosts[at]
    if (less > 0) saving += less
  }
  return saving
}

/** Opens the candidate that saves most a unit of cost, again and again while the limit allows it. Savings only fall, so that old ones are bounds (Minoux 1978). */
export function openGreedily({ table, siteCosts, limit, mayOpen }: MedianMoves, state: OpenSites): void {
  const saving = new Float64Array(table.candidateCount).fill(Number.POSITIVE_INFINITY)
  const isFresh = new Uint8Array(table.candidateCount)
  const isByCost = 'budget' in limit
  const rate = (j: number): number => (isByCost ? saving[j] / Math.max(siteCosts[j], 1e-12) : saving[j])
  for (;;) {
    let best = -1
    for (let j = 0; j < table.candidateCount; j++) {
      if (mayOpen[j] === 0 || state.isOpen[j] === 1 || saving[j] <= 0) continue
      if ((best < 0 || rate(j) > rate(best)) && keepsLimit(limit, siteCosts, state, j, -1)) best = j
    }
    if (best < 0) return
    if (isFresh[best] === 0) {
      saving[best] = savingOf(table, state, best)
      isFresh[best] = 1
      continue
    }
    exchange(table, siteCosts, state, best, -1)
    isFresh.fill(0)
  }
}

/**
 * Fast interchange (Whitaker 1983; Resende and Werneck 2007): for each candidate one pass over its demand tells which open site it had best replace.
 * Exchanges whatever saves, candidate after candidate from a random one on, until nothing does.
 */
export function interchange(moves: MedianMoves, state: OpenSites, random: Random): void {
  const { table, siteCosts, limit, mayOpen, isKept } = moves
  const { siteStarts, siteDemands, siteCosts: costs, candidateCount } = table
  const relief = new Float64Array(candidateCount)
  let j = Math.floor(random() * candidateCount)
  for (let idle = 0; idle < candidateCount; idle++) {
    j = j + 1 === candidateCount ? 0 : j + 1
    if (mayOpen[j] === 0 || state.isOpen[j] === 1) continue
    let saving = 0
    for (let at = siteStarts[j]; at < siteStarts[j + 1]; at++) {
      const i = siteDemands[at]
      const cost = costs[at]
      if (cost >= state.secondCost[i]) continue
      if (cost < state.cost[i]) {
        saving += state.cost[i] - cost
        if (state.nearest[i] >= 0) relief[state.nearest[i]] += state.secondCost[i] - state.cost[i]
      } else relief[state.nearest[i]] += state.secondCost[i] - cost
    }
    let [best, shut] = [leastSaving * Math.abs(state.total), -2]
    if (saving > best && keepsLimit(limit, siteCosts, state, j, -1)) [best, shut] = [saving, -1]
    for (const f of state.sites) {
      const net = saving - state.loss[f] + relief[f]
      relief[f] = 0
      if (net > best && isKept[f] === 0 && keepsLimit(limit, siteCosts, state, j, f)) [best, shut] = [net, f]
    }
    if (shut === -2) continue
    exchange(table, siteCosts, state, j, shut)
    idle = -1
  }
}

/** Exchanges so many open sites for random others, within the limit. */
function shake({ table, siteCosts, limit, mayOpen, isKept }: MedianMoves, state: OpenSites, count: number, random: Random): void {
  const out = state.sites.filter((j) => isKept[j] === 0)
  for (let k = 0; k < count && out.length > 0; k++) {
    const [shut] = out.splice(Math.floor(random() * out.length), 1)
    for (let tries = 0; tries < 50; tries++) {
      const j = Math.floor(random() * table.candidateCount)
      if (mayOpen[j] === 0 || state.isOpen[j] === 1 || !keepsLimit(limit, siteCosts, state, j, shut)) continue
      exchange(table, siteCosts, state, j, shut)
      break
    }
  }
}

/** One turn of a variable neighbourhood search (Hansen and Mladenović 1997): exchanges `width` sites at random and descends; the result may be worse. */
export function shakeAndDescend(moves: MedianMoves, sites: readonly number[], width: number, random: Random): OpenSites {
  const state = openSites(moves.table, moves.siteCosts, sites)
  shake(moves, state, width, random)
  interchange(moves, state, random)
  return state
}
