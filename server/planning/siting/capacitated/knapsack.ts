/** Items for one site: the customers that pay more than they cost, by value a unit of load. */
export interface Knapsack {
  /** The best value of a set within the capacity, or a bound above it where the search was cut short. */
  value: number
  /** Positions of the best set found. */
  taken: number[]
}

/** Steps after which a search is cut short, and the relaxation's value stands for the answer's. */
const mostSteps = 3000

/** Positions by value a unit of load, best first; without load first of all. */
export function byRate(values: readonly number[], loads: readonly number[]): number[] {
  return [...values.keys()].sort((a, b) => values[b] * loads[a] - values[a] * loads[b] || loads[a] - loads[b] || a - b)
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

/** The set of greatest value whose loads fit into the room; depth first with the relaxation's bound (Horowitz and Sahni 1974). Values are above 0. */
export function fillKnapsack(values: readonly number[], loads: readonly number[], room: number): Knapsack {
  const order = byRate(values, loads)
  const count = order.length
  const taken = new Uint8Array(count)
  let best: number[] = []
  let [bestValue, value, left, steps] = [0, 0, room, 0]
  const bound = (from: number): number => {
    let [sum, space] = [value, left]
    for (let k = from; k < count; k++) {
      const load = loads[order[k]]
      if (load > space) return sum + (space > 0 ? (values[order[k]] * space) / load : 0)
      sum += values[order[k]]
      space -= load
    }
    return sum
  }
  for (let k = 0; ; ) {
    if (++steps > mostSteps) return { value: relaxedValue(order, values, loads, room), taken: best }
    if (k < count && bound(k) > bestValue * (1 + 1e-12)) {
      for (; k < count; k++) {
        if (loads[order[k]] > left) {
          taken[k] = 0
          k++
          break
        }
        taken[k] = 1
        value += values[order[k]]
        left -= loads[order[k]]
      }
      if (k < count) continue
    }
    if (k === count && value > bestValue) {
      bestValue = value
      best = order.filter((_, position) => taken[position] === 1)
    }
    k--
    while (k >= 0 && taken[k] === 0) k--
    if (k < 0) return { value: bestValue, taken: best }
    taken[k] = 0
    value -= values[order[k]]
    left += loads[order[k]]
    k++
    // What was taken behind this position is no longer.
    for (let behind = k; behind < count; behind++) taken[behind] = 0
  }
}
