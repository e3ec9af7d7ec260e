import type { SiteLimit } from '../siting-types.ts'
import { chooseSites, closed, free, open } from './choose-sites.ts'
import type { Pricing } from './pricing.ts'

/** A climb on the Lagrangian dual of "everybody is served once": payments are raised where nobody serves, lowered where several do. */
export interface Ascent {
  /** The best bound so far, and the payments that give it. */
  bound: number
  bestPayments: Float64Array
  payments: Float64Array
  direction: Float64Array
  /** Share of the way to the cutoff that a step tries to go. */
  pace: number
  /** Steps since the bound last rose. */
  stalled: number
  /** How often each site was chosen of late: near 0 or 1 the relaxation is sure. */
  usage: Float64Array
}

export interface AscentProblem {
  pricing: Pricing
  limit: SiteLimit
  siteCosts: Float64Array
  /** Cost of demand that nobody serves, which no payment exceeds. */
  far: Float64Array
  /** A bound of this or more proves that nothing better is left; it may fall meanwhile, and is ∞ where no plan is known. */
  cutoff: () => number
  /** Told of each choice of sites, and whether it comes with a better bound than all before. */
  onChoice: (sites: readonly number[], isBest: boolean) => void
}

const firstPace = 1
const stallsAllowed = 20
const smallestPace = 0.002
/** Room above the bound, as a share of it, where no plan is known. */
const unknownRoom = 0.1
/** Weight of the last choice in the usage. */
const usageShare = 0.1

export function startAscent(payments: Float64Array, usage: Float64Array, pace = firstPace): Ascent {
  return {
    bound: Number.NEGATIVE_INFINITY,
    bestPayments: payments.slice(),
    payments: payments.slice(),
    direction: new Float64Array(payments.length),
    pace,
    stalled: 0,
    usage: usage.slice(),
  }
}

/** The new direction (Camerini, Fratta and Maffioli 1975), which does not turn back on the one before; returns its squared length. */
function turn(direction: Float64Array, served: Float64Array, payments: Float64Array, far: Float64Array): number {
  let [along, length] = [0, 0]
  for (let i = 0; i < direction.length; i++) {
    along += (1 - served[i]) * direction[i]
    length += direction[i] * direction[i]
  }
  const keep = along < 0 ? (-1.5 * along) / length : 0
  let squared = 0
  for (let i = 0; i < direction.length; i++) {
    let next = 1 - served[i] + keep * direction[i]
    if (next > 0 && payments[i] >= far[i]) next = 0
    direction[i] = next
    squared += next * next
  }
  return squared
}

/**
 * Climbs so many steps, or until the bound reaches the cutoff or the pace is spent; returns whether more steps could help. `states`
 * changes: candidates that no better plan opens become closed, those that each better plan opens become open.
 */
export function climb(problem: AscentProblem, states: Int8Array, ascent: Ascent, steps: number): boolean {
  const { pricing, limit, siteCosts, far } = problem
  const { payments, direction, usage } = ascent
  const values = new Float64Array(states.length)
  const served = new Float64Array(payments.length)
  const chosen = new Uint8Array(states.length)
  for (let step = 0; step < steps; step++) {
    pricing.price(payments, values)
    const choice = chooseSites(values, states, siteCosts, limit)
    let bound = choice.total
    for (const payment of payments) bound += payment
    if (choice.total === Number.POSITIVE_INFINITY) {
      ascent.bound = bound
      return false
    }
    problem.onChoice(choice.sites, bound > ascent.bound)
    chosen.fill(0)
    for (const j of choice.sites) chosen[j] = 1
    for (let j = 0; j < usage.length; j++) usage[j] += usageShare * (chosen[j] - usage[j])
    const cutoff = problem.cutoff()
    if (bound > ascent.bound) {
      if (!(bound <= ascent.bound + 1e-4 * (cutoff - ascent.bound)) || cutoff === Number.POSITIVE_INFINITY) ascent.stalled = 0
      ascent.bound = bound
      ascent.bestPayments.set(payments)
      if (bound >= cutoff) return false
    } else ascent.stalled++
    for (let j = 0; j < states.length; j++) {
      if (states[j] !== free) continue
      const loss = chosen[j] ? choice.priceOut * siteCosts[j] - values[j] : values[j] - choice.priceIn * siteCosts[j]
      if (bound + loss >= cutoff) states[j] = chosen[j] ? open : closed
    }
    if (ascent.stalled > stallsAllowed) {
      ascent.stalled = 0
      ascent.pace /= 2
      payments.set(ascent.bestPayments)
      direction.fill(0)
      if (ascent.pace < smallestPace) return false
      continue
    }
    pricing.countServed(choice.sites, payments, served)
    const squared = turn(direction, served, payments, far)
    if (squared === 0) return false
    const goal = cutoff < Number.POSITIVE_INFINITY ? cutoff : bound + unknownRoom * Math.abs(bound) + 1
    const length = (ascent.pace * Math.max(goal - bound, 1e-9 * Math.abs(goal))) / squared
    for (let i = 0; i < payments.length; i++) payments[i] = Math.min(far[i], payments[i] + length * direction[i])
  }
  return true
}
