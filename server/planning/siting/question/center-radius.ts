import type { SiteCandidate } from './list-candidates.ts'
import type { WaysTo } from './ways-to.ts'

/** Where demand is, and how much. */
export interface DemandPlaces {
  lon: Float64Array
  lat: Float64Array
  weights: Float64Array
}

/** Index of the candidate nearest to a point as the crow flies among those that `mayOpen`; -1 without any. */
function nearestCandidate(
  candidates: readonly SiteCandidate[],
  mayOpen: (j: number) => boolean,
  lon: number,
  lat: number,
): number {
  const narrowing = Math.cos((lat * Math.PI) / 180)
  let [best, least] = [-1, Number.POSITIVE_INFINITY]
  for (const [j, candidate] of candidates.entries()) {
    const far = Math.hypot((candidate.lon - lon) * narrowing, candidate.lat - lat)
    if (far < least && mayOpen(j)) [best, least] = [j, far]
  }
  return best
}

/**
 * A distance that some choice of so many sites keeps everybody within, so that longer ways need not be known (Gonzalez 1985: again and again a site by who has it
 * farthest). ∞ where it finds none. One search without a limit a site.
 */
export function centerRadius(
  { lon, lat, weights }: DemandPlaces,
  candidates: readonly SiteCandidate[],
  sites: number,
  waysTo: WaysTo,
): number {
  const cost = new Float64Array(weights.length).fill(Number.POSITIVE_INFINITY)
  const isOpen = new Uint8Array(candidates.length)
  let opened = 0
  const open = (j: number): void => {
    isOpen[j] = 1
    opened++
    const { demands, costs } = waysTo(candidates[j].lon, candidates[j].lat, Number.POSITIVE_INFINITY)
    for (let k = 0; k < demands.length; k++) cost[demands[k]] = Math.min(cost[demands[k]], costs[k])
  }
  for (const [j, { state }] of candidates.entries()) if (state === 'kept') open(j)
  const farthest = (): number => {
    let worst = -1
    for (let i = 0; i < cost.length; i++) if (weights[i] > 0 && (worst < 0 || cost[i] > cost[worst])) worst = i
    return worst
  }
  const mayOpen = (j: number): boolean => isOpen[j] === 0 && candidates[j].state === 'free'
  while (opened < sites) {
    const worst = farthest()
    if (worst < 0) break
    const next = nearestCandidate(candidates, mayOpen, lon[worst], lat[worst])
    if (next < 0) break
    open(next)
  }
  const worst = farthest()
  return worst < 0 ? 0 : cost[worst] / 1000
}
