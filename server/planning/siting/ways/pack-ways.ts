import type { ReachLists } from '../siting-types.ts'

/** Ways found candidate after candidate, in growing arrays: one entry a pair. */
export interface WayList {
  add(demands: Uint32Array, costs: Uint32Array): void
  readonly count: number
  /** As rows of demand, nearest first; a cost of 1000 is a distance of 1. */
  pack(demandCount: number): ReachLists
}

function grown(values: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(length, 2 * values.length))
  larger.set(values)
  return larger
}

/** Collects the ways to candidates 0, 1, 2 … in this order. */
export function createWayList(): WayList {
  let demandOf = new Uint32Array(4096)
  let costOf = new Uint32Array(4096)
  const ends: number[] = []
  let count = 0
  return {
    get count() {
      return count
    },
    add(demands, costs) {
      if (count + demands.length > demandOf.length) {
        demandOf = grown(demandOf, count + demands.length)
        costOf = grown(costOf, count + demands.length)
      }
      demandOf.set(demands, count)
      costOf.set(costs, count)
      count += demands.length
      ends.push(count)
    },
    pack(demandCount) {
      const candidateCount = ends.length
      const starts = new Uint32Array(demandCount + 1)
      for (let at = 0; at < count; at++) starts[demandOf[at] + 1]++
      for (let i = 0; i < demandCount; i++) starts[i + 1] += starts[i]
      // Cost and candidate in one number, so that rows sort by value: below 2³² × 2²⁰.
      const keys = new Float64Array(count)
      const next = starts.slice()
      for (let j = 0, at = 0; j < candidateCount; j++)
        for (; at < ends[j]; at++) keys[next[demandOf[at]]++] = costOf[at] * candidateCount + j
      for (let i = 0; i < demandCount; i++) keys.subarray(starts[i], starts[i + 1]).sort()
      const candidates = new Uint32Array(count)
      const distances = new Float64Array(count)
      for (let at = 0; at < count; at++) {
        candidates[at] = keys[at] % candidateCount
        distances[at] = Math.floor(keys[at] / candidateCount) / 1000
      }
      return { demandCount, candidateCount, starts, candidates, distances }
    },
  }
}
