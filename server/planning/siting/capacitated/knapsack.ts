/** Items for one site: the customers that pay more than they cost, by value a unit of load. */
export interface Knapsack {
  /** The best value of a set within the capacity, or a bound above it where the search was cut short. */
  value: number
  /** Positions of the best set found. */
  taken: number[]
}

/** Steps after which a search is cut short, and the relaxation's value stands for the answer's. */
const mostSteps = 3000

/** Rows up to this length are sorted by insertion, which is faster there. */
const shortRow = 48

/** Positions by value a unit of load, best first; without load first of all. */
export function byRate(values: readonly number[], loads: readonly number[]): number[] {
  const rates = values.map((value, k) => (loads[k] > 0 ? value / loads[k] : Number.POSITIVE_INFINITY))
  const order = [...values.keys()]
  if (order.length > shortRow) return order.sort((a, b) => (rates[a] === rates[b] ? a - b : rates[b] - rates[a]))
  for (let k = 1; k < order.length; k++) {
    const own = order[k]
    let at = k
    for (; at > 0 && rates[order[at - 1]] < rates[own]; at--) order[at] = order[at - 1]
    order[at] = own
  }
  return order
}

/** Value of the best set, parts of items allowed, of items in that order (Dantzig 1957): no set is worth more. */
export function relaxedValue(
  order: readonly number[],
  values: readonly number[],
  loads: readonly number[],
  room: number,
  without = -1,
): number {
  let value = 0
  for (const k of order) {
    if (k === without) continue
    if (loads[k] > room) return value + (room > 0 ? (values[k] * room) / loads[k] : 0)
    value += values[k]
    room -= loads[k]
  }
  return value
}

/** Value of the items from a position on, parts of them allowed, all in order of rate. */
function relaxedFrom(values: Float64Array, loads: Float64Array, from: number, room: number): number {
  let value = 0
  for (let k = from; k < values.length; k++) {
    if (loads[k] > room) return value + (room > 0 ? (values[k] * room) / loads[k] : 0)
    value += values[k]
    room -= loads[k]
  }
  return value
}

/** The set of greatest value whose loads fit into the room; depth first with the relaxation's bound (Horowitz and Sahni 1974). Values are above 0. */
export function fillKnapsack(values: readonly number[], loads: readonly number[], room: number): Knapsack {
  const order = byRate(values, loads)
  const count = order.length
  const value = new Float64Array(count)
  const load = new Float64Array(count)
  for (let k = 0; k < count; k++) {
    value[k] = values[order[k]]
    load[k] = loads[order[k]]
  }
  const taken = new Uint8Array(count)
  const best = new Uint8Array(count)
  let [bestValue, sum, left, steps] = [0, 0, room, 0]
  const answer = (found: number): Knapsack => ({ value: found, taken: order.filter((_, k) => best[k] === 1) })
  for (let k = 0; ; ) {
    if (++steps > mostSteps) return answer(relaxedFrom(value, load, 0, room))
    if (k < count && sum + relaxedFrom(value, load, k, left) > bestValue * (1 + 1e-12)) {
      while (k < count && load[k] <= left) {
        taken[k] = 1
        sum += value[k]
        left -= load[k]
        k++
      }
      if (k < count) {
        taken[k] = 0
        k++
      }
      if (k < count) continue
    }
    if (k === count && sum > bestValue) {
      bestValue = sum
      best.set(taken)
    }
    k--
    while (k >= 0 && taken[k] === 0) k--
    if (k < 0) return answer(bestValue)
    taken[k] = 0
    sum -= value[k]
    left += load[k]
    k++
    // What was taken behind this position is no longer.
    taken.fill(0, k)
  }
}
