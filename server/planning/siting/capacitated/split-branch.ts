import { climb, startAscent } from '../relaxation/ascent.ts'
import { chooseSites, closed, free, open } from '../relaxation/choose-sites.ts'
import { type CostTable, filterTable } from '../relaxation/cost-table.ts'
import { leastSureSite } from '../relaxation/search-tree.ts'
import type { SiteLimit } from '../siting-types.ts'
import { type CapacityPricing, priceCapacity } from './price-capacity.ts'

/** Some of all plans: sites opened and closed, and only the entries of its table. What it is to be split at was chosen when it was made. */
export interface CapacityBranch {
  states: Int8Array
  table: CostTable
  payments: Float64Array
  usage: Float64Array
  bound: number
  next: { site: number } | { demand: number; candidate: number } | null
}

/** What all branches share. */
export interface CapacitySetting {
  limit: SiteLimit
  siteCosts: Float64Array
  loads: Float64Array
  capacities: Float64Array
  cutoff: () => number
  onChoice: (sites: readonly number[], isBest: boolean) => void
}

const stepsAChild = 60
const childPace = 0.4
/** Below this doubt about a site, doubts about assignments come first. */
const siteDoubt = 0.1

/** The least sure entry, of demand that more than one thing can become of; null where there is none. */
function leastSureEntry({ starts, far, siteStarts, siteDemands, candidateCount }: CostTable, usage: Float64Array) {
  let best: { demand: number; candidate: number; doubt: number } | null = null
  for (let candidate = 0; candidate < candidateCount; candidate++) {
    for (let at = siteStarts[candidate]; at < siteStarts[candidate + 1]; at++) {
      const demand = siteDemands[at]
      if (starts[demand + 1] - starts[demand] === 1 && far[demand] === Number.POSITIVE_INFINITY) continue
      const doubt = 0.5 - Math.abs(usage[at] - 0.5)
      if (best === null || doubt > best.doubt) best = { demand, candidate, doubt }
    }
  }
  return best
}

function chooseNext(states: Int8Array, usage: Float64Array, table: CostTable, entryUsage: Float64Array): CapacityBranch['next'] {
  const site = leastSureSite(states, usage)
  const doubt = site < 0 ? -1 : 0.5 - Math.abs(usage[site] - 0.5)
  const entry = leastSureEntry(table, entryUsage)
  if (site >= 0 && (doubt >= siteDoubt || entry === null || entry.doubt <= doubt)) return { site }
  return entry
}

/** The entries that some plan better than the cutoff may still use, by the loss of forcing each; null where demand is left without any. Opens what must be open. */
function prune(
  setting: CapacitySetting,
  pricing: CapacityPricing,
  table: CostTable,
  states: Int8Array,
  payments: Float64Array,
): CostTable | null {
  const { limit, siteCosts, cutoff } = setting
  const values = new Float64Array(states.length)
  pricing.price(payments, values)
  const choice = chooseSites(values, states, siteCosts, limit)
  const bound = choice.total + payments.reduce((sum, payment) => sum + payment, 0)
  const isChosen = new Set(choice.sites)
  const isOut = new Set<number>()
  const { candidateCount, siteDemands, siteStarts } = table
  for (let j = 0; j < candidateCount; j++) {
    if (states[j] === closed)
      for (let at = siteStarts[j]; at < siteStarts[j + 1]; at++) isOut.add(siteDemands[at] * candidateCount + j)
  }
  let site = 0
  pricing.entryLoss(payments, values, (at, loss) => {
    while (at >= siteStarts[site + 1]) site++
    const opening = isChosen.has(site) ? 0 : Math.max(0, values[site] - choice.priceIn * siteCosts[site])
    if (bound + loss + opening >= cutoff()) isOut.add(siteDemands[at] * candidateCount + site)
  })
  const lean = isOut.size === 0 ? table : filterTable(table, (i, j) => !isOut.has(i * candidateCount + j))
  for (let i = 0; i < lean.demandCount; i++) {
    if (lean.far[i] < Number.POSITIVE_INFINITY || payments.length === 0) continue
    const row = lean.starts[i + 1] - lean.starts[i]
    if (row === 0) return null
    if (row === 1) states[lean.candidates[lean.starts[i]]] = open
  }
  return lean
}

/** Climbs in a part of the plans, and leaves out what no better plan uses; null where it is refuted. */
export function climbInto(
  setting: CapacitySetting,
  from: Omit<CapacityBranch, 'next'>,
  steps = stepsAChild,
  pace = childPace,
): CapacityBranch | null {
  const { table } = from
  const states = from.states.slice()
  const pricing = priceCapacity(table, setting.loads, setting.capacities)
  const ascent = startAscent(from.payments, from.usage, pace)
  climb({ ...setting, pricing, far: table.far }, states, ascent, steps)
  const bound = Math.max(from.bound, ascent.bound)
  if (bound >= setting.cutoff()) return null
  const next = chooseNext(states, ascent.usage, table, pricing.entryUsage)
  const lean = prune(setting, pricing, table, states, ascent.bestPayments)
  if (lean === null) return null
  return { states, table: lean, payments: ascent.bestPayments, usage: ascent.usage, bound, next }
}

/** The two halves of a branch, refuted ones left out; none where nothing is left to choose. */
export function splitBranch(setting: CapacitySetting, branch: CapacityBranch): CapacityBranch[] {
  const { next, table } = branch
  if (next === null) return []
  const halves: Omit<CapacityBranch, 'next'>[] = []
  if ('site' in next) {
    for (const choice of branch.states[next.site] === free ? [open, closed] : [branch.states[next.site]]) {
      const states = branch.states.slice()
      states[next.site] = choice
      halves.push({ ...branch, states, table: choice === open ? table : filterTable(table, (_, j) => j !== next.site) })
    }
  } else {
    const { demand, candidate } = next
    const far = table.far.slice()
    far[demand] = Number.POSITIVE_INFINITY
    const states = branch.states.slice()
    states[candidate] = open
    halves.push({ ...branch, states, table: { ...filterTable(table, (i, j) => i !== demand || j === candidate), far } })
    halves.push({ ...branch, table: filterTable(table, (i, j) => i !== demand || j !== candidate) })
  }
  return halves.flatMap((half) => {
    const isStuck = half.table.far.some(
      (far, i) => far === Number.POSITIVE_INFINITY && half.table.starts[i] === half.table.starts[i + 1],
    )
    return isStuck ? [] : (climbInto(setting, half) ?? [])
  })
}
