import type { SitingProblem } from '../siting-types.ts'

/** Costs of serving each demand place, by demand: candidates of row i from starts[i] to starts[i + 1] − 1, cheapest first. */
export interface CostRows {
  demandCount: number
  starts: Uint32Array
  candidates: Uint32Array
  costs: Float64Array
}

/** The same by candidate, too. Demand of weight 0 has an empty row. */
export interface CostTable extends CostRows {
  candidateCount: number
  /** By candidate, demand in ascending order. */
  siteStarts: Uint32Array
  siteDemands: Uint32Array
  siteCosts: Float64Array
  /** What a demand place costs that no site serves; ∞ where each must be served. */
  far: Float64Array
  /** All costs are multiples of it, so that bounds may be rounded up to one; 0 where there is none. */
  step: number
}

function commonDivisor(a: number, b: number): number {
  while (b > 0) [a, b] = [b, a % b]
  return a
}

/** The greatest whole number that divides all costs; 0 where one of them is not whole, or so large that sums were not exact. */
function stepOf(costs: Float64Array, far: Float64Array): number {
  let step = 0
  for (const list of [costs, far]) {
    for (const cost of list) {
      if (cost === Number.POSITIVE_INFINITY) continue
      if (!Number.isInteger(cost) || cost > 2 ** 40) return 0
      if (step !== 1) step = commonDivisor(cost, step)
    }
  }
  return step
}

/** Turns rows into columns. */
function transpose(candidateCount: number, { starts, candidates, costs }: CostRows) {
  const siteStarts = new Uint32Array(candidateCount + 1)
  for (const candidate of candidates) siteStarts[candidate + 1]++
  for (let j = 0; j < candidateCount; j++) siteStarts[j + 1] += siteStarts[j]
  const next = siteStarts.slice()
  const siteDemands = new Uint32Array(candidates.length)
  const siteCosts = new Float64Array(candidates.length)
  for (let i = 0; i + 1 < starts.length; i++) {
    for (let at = starts[i]; at < starts[i + 1]; at++) {
      const to = next[candidates[at]]++
      siteDemands[to] = i
      siteCosts[to] = costs[at]
    }
  }
  return { siteStarts, siteDemands, siteCosts }
}

/** The entries that a test lets through, as rows of their own. */
export function filterRows(rows: CostRows, isWanted: (demand: number, candidate: number, cost: number) => boolean): CostRows {
  const starts = new Uint32Array(rows.demandCount + 1)
  const candidates = new Uint32Array(rows.candidates.length)
  const costs = new Float64Array(rows.costs.length)
  let count = 0
  for (let i = 0; i < rows.demandCount; i++) {
    for (let at = rows.starts[i]; at < rows.starts[i + 1]; at++) {
      if (!isWanted(i, rows.candidates[at], rows.costs[at])) continue
      candidates[count] = rows.candidates[at]
      costs[count++] = rows.costs[at]
    }
    starts[i + 1] = count
  }
  return { demandCount: rows.demandCount, starts, candidates: candidates.slice(0, count), costs: costs.slice(0, count) }
}

/** The entries that a test lets through, as a table of their own. */
export function filterTable(table: CostTable, isWanted: (demand: number, candidate: number, cost: number) => boolean): CostTable {
  const rows = filterRows(table, isWanted)
  return { ...table, ...rows, ...transpose(table.candidateCount, rows) }
}

/**
 * Weights times distances. `farDistance` is what somebody without a site is counted to walk: candidates as far or farther serve nobody;
 * null where everybody must be served. Closed candidates are left out.
 */
export function costsOf({ reach, weights, states }: SitingProblem, farDistance: number | null): CostTable {
  const costs = new Float64Array(reach.distances.length)
  for (let i = 0; i < reach.demandCount; i++) {
    for (let at = reach.starts[i]; at < reach.starts[i + 1]; at++) costs[at] = weights[i] * reach.distances[at]
  }
  const far = Float64Array.from(weights, (weight) =>
    weight === 0 ? 0 : farDistance === null ? Number.POSITIVE_INFINITY : weight * farDistance,
  )
  const { demandCount, candidateCount } = reach
  const all = { demandCount, starts: reach.starts, candidates: reach.candidates, costs }
  const rows = filterRows(all, (i, j, cost) => cost < far[i] && states[j] !== 'closed')
  return { ...rows, candidateCount, far, step: stepOf(costs, far), ...transpose(candidateCount, rows) }
}
