import type { Random } from '../random.ts'
import { addCosts, type GroupChoice, isLower, type MergeCosts, type MergeGroup } from './merging-types.ts'

/** Bits in a half of a set of units: two halves are one whole number that a map can be asked for. */
const halfBits = 26
const halfSize = 2 ** halfBits

/** A set of units done, with the best way there for each number of groups. */
interface State {
  low: number
  high: number
  /** By number of groups made; absent where none is so. */
  best: (Step | undefined)[]
  /** Ways there by number of groups and of units below, `groups · (units + 1) + below`; made only for drawing. */
  ways: Map<number, number> | null
  steps: { from: State; group: number }[]
}

interface Step {
  costs: MergeCosts
  from: State | null
  group: number
}

/** All choices among groups of a few units, by sets of units done. */
export interface ChoiceTable {
  /** The best choice that leaves so many units; null where there is none. Proven: all are counted. */
  best(count: number): GroupChoice | null
  /** How many choices leave so many units with so many below their least. */
  ways(count: number, below: number): number
  /** One of them, each as likely as any other. */
  draw(count: number, below: number, random: Random): MergeGroup[]
}

/** The order in which units are done: neighbours soon after each other, so that few sets are half done. */
function orderOf(groups: readonly MergeGroup[], units: readonly number[]): number[] {
  const near = new Map<number, Set<number>>(units.map((unit) => [unit, new Set()]))
  for (const group of groups)
    if (group.units.length === 2) for (const unit of group.units) for (const other of group.units) near.get(unit)!.add(other)
  const order: number[] = []
  const met = new Set<number>()
  const spread = (from: number): number[] => {
    const found = [from]
    const seen = new Set(found)
    for (const unit of found)
      for (const other of [...near.get(unit)!].sort((a, b) => near.get(a)!.size - near.get(b)!.size || a - b))
        if (!seen.has(other)) {
          seen.add(other)
          found.push(other)
        }
    return found
  }
  for (const unit of units) {
    if (met.has(unit)) continue
    // From one end to the other rather than from the middle to all sides.
    const far = spread(unit)
    for (const each of spread(far[far.length - 1])) {
      met.add(each)
      order.push(each)
    }
  }
  return order
}

/**
 * All choices of groups at once, for every number of units left: dynamic programming over the sets of units that are done when units are taken in an order, always with the first that is left. Exact. Cost: sets ×
 * groups of a unit × numbers; null where there are more sets than `mostStates` or too many units, which is then a case for a solver.
 */
export function tabulateChoices(groups: readonly MergeGroup[], units: readonly number[], mostStates: number): ChoiceTable | null {
  const count = units.length
  if (count > 2 * halfBits || count === 0) return null
  const placeOf = new Map(orderOf(groups, units).map((unit, place) => [unit, place]))
  const parts = groups[0]?.costs.length ?? 0
  const byFirst: { group: number; low: number; high: number }[][] = units.map(() => [])
  groups.forEach((group, index) => {
    const places = group.units.map((unit) => placeOf.get(unit)!)
    let [low, high] = [0, 0]
    for (const place of places) {
      if (place < halfBits) low |= 1 << place
      else high |= 1 << (place - halfBits)
    }
    byFirst[Math.min(...places)].push({ group: index, low, high })
  })
  const stateOf = new Map<number, State>()
  const waiting: State[][] = Array.from({ length: count + 1 }, () => [])
  const firstLeft = ({ low, high }: { low: number; high: number }): number => {
    let place = 0
    while (place < count && (place < halfBits ? low & (1 << place) : high & (1 << (place - halfBits)))) place++
    return place
  }
  const enter = (low: number, high: number): State => {
    const key = high * halfSize + low
    const known = stateOf.get(key)
    if (known) return known
    const state: State = { low, high, best: [], ways: null, steps: [] }
    stateOf.set(key, state)
    waiting[firstLeft(state)].push(state)
    return state
  }
  enter(0, 0).best[0] = { costs: new Array(parts).fill(0), from: null, group: -1 }
  for (let place = 0; place < count; place++) {
    for (const state of waiting[place]) {
      for (const { group, low, high } of byFirst[place]) {
        if ((state.low & low) !== 0 || (state.high & high) !== 0) continue
        const next = enter(state.low | low, state.high | high)
        if (stateOf.size > mostStates) return null
        next.steps.push({ from: state, group })
        state.best.forEach((step, made) => {
          if (step === undefined) return
          const costs = addCosts(step.costs, groups[group].costs)
          const known = next.best[made + 1]
          if (known === undefined || isLower(costs, known.costs)) next.best[made + 1] = { costs, from: state, group }
        })
      }
    }
  }
  const end = waiting[count][0]
  const waysTo = (state: State): Map<number, number> => {
    if (state.ways) return state.ways
    const ways = new Map<number, number>()
    if (state.steps.length === 0) ways.set(0, 1)
    state.ways = ways
    for (const { from, group } of state.steps) {
      const added = count + 1 + (groups[group].isBelow ? 1 : 0)
      for (const [key, number] of waysTo(from)) ways.set(key + added, (ways.get(key + added) ?? 0) + number)
    }
    return ways
  }
  return {
    best(number) {
      const last = end?.best[number]
      if (last === undefined) return null
      const made: MergeGroup[] = []
      for (let [step, left] = [last, number]; step.from !== null; step = step.from.best[--left]!) made.push(groups[step.group])
      return { groups: made, costs: last.costs, bound: last.costs }
    },
    ways: (number, below) => (end ? (waysTo(end).get(number * (count + 1) + below) ?? 0) : 0),
    draw(number, below, random) {
      const made: MergeGroup[] = []
      let state = end
      let key = number * (count + 1) + below
      while (state.steps.length > 0) {
        let at = random() * (waysTo(state).get(key) ?? 0)
        let taken: { from: State; group: number; before: number } | null = null
        for (const { from, group } of state.steps) {
          const before = key - (count + 1) - (groups[group].isBelow ? 1 : 0)
          const ways = waysTo(from).get(before) ?? 0
          if (ways === 0) continue
          // Rounding of very large numbers may leave a little over: then it is the last.
          taken = { from, group, before }
          at -= ways
          if (at < 0) break
        }
        if (taken === null) throw new Error(`no choice with ${number} units, ${below} of them below`)
        made.push(groups[taken.group])
        state = taken.from
        key = taken.before
      }
      return made
    },
  }
}
