import type { ReachLists } from './siting-types.ts'

/** One candidate within reach of one demand place. */
export interface ReachEntry {
  demand: number
  candidate: number
  distance: number
}

/** Sorts each row nearest first, equal distances by candidate. */
function sortRows({ demandCount, starts, candidates, distances }: ReachLists): void {
  for (let i = 0; i < demandCount; i++) {
    const [from, to] = [starts[i], starts[i + 1]]
    const order = Array.from({ length: to - from }, (_, k) => from + k)
    order.sort((a, b) => distances[a] - distances[b] || candidates[a] - candidates[b])
    candidates.set(
      Uint32Array.from(order, (at) => candidates[at]),
      from,
    )
    distances.set(
      Float64Array.from(order, (at) => distances[at]),
      from,
    )
  }
}

/** Packs entries, in any order, into rows. A pair that is listed twice counts with its shorter distance. */
export function packReach(demandCount: number, candidateCount: number, entries: readonly ReachEntry[]): ReachLists {
  const shortest = new Map<number, number>()
  for (const { demand, candidate, distance } of entries) {
    const key = demand * candidateCount + candidate
    if (!(shortest.get(key)! <= distance)) shortest.set(key, distance)
  }
  const starts = new Uint32Array(demandCount + 1)
  for (const key of shortest.keys()) starts[Math.floor(key / candidateCount) + 1]++
  for (let i = 0; i < demandCount; i++) starts[i + 1] += starts[i]
  const next = starts.slice()
  const candidates = new Uint32Array(shortest.size)
  const distances = new Float64Array(shortest.size)
  for (const [key, distance] of shortest) {
    const at = next[Math.floor(key / candidateCount)]++
    candidates[at] = key % candidateCount
    distances[at] = distance
  }
  const reach = { demandCount, candidateCount, starts, candidates, distances }
  sortRows(reach)
  return reach
}

/** Rows from a full table of distances, `distances[i * candidateCount + j]` from demand i to candidate j; infinite is out of reach. For small instances. */
export function reachOfTable(demandCount: number, candidateCount: number, table: Float64Array): ReachLists {
  const starts = new Uint32Array(demandCount + 1)
  for (let i = 0; i < demandCount; i++) {
    starts[i + 1] = starts[i]
    for (let j = 0; j < candidateCount; j++) if (table[i * candidateCount + j] < Number.POSITIVE_INFINITY) starts[i + 1]++
  }
  const candidates = new Uint32Array(starts[demandCount])
  const distances = new Float64Array(starts[demandCount])
  let at = 0
  for (let k = 0; k < table.length; k++) {
    if (!(table[k] < Number.POSITIVE_INFINITY)) continue
    candidates[at] = k % candidateCount
    distances[at++] = table[k]
  }
  const reach = { demandCount, candidateCount, starts, candidates, distances }
  sortRows(reach)
  return reach
}
