import { costOf, newPart, outsideOf, type Partition } from './partition.ts'

/** A part seen in some plan: within its ranges, hanging together, nobody in it with a foe. */
export interface SeenPart {
  nodes: Int32Array
  cost: number
  /** Present grid that it went on as, or `newPart`; always `newPart` where change costs nothing. */
  grid: number
  /** The least price of a plan that it was seen in: a sign of how useful it is. */
  planPrice: number
}

/** Good parts seen, each once. */
export interface PartPool {
  parts: Map<number, SeenPart>
  limit: number
  /** Parts of plans that cost more are not worth taking in: there were too many better ones. */
  priceLimit: number
}

export function createPartPool(limit: number): PartPool {
  return { parts: new Map(), limit, priceLimit: Number.POSITIVE_INFINITY }
}

function hasFoes({ graph, partOf }: Partition, nodes: Int32Array): boolean {
  return nodes.some((node) => graph.foes[node].some((foe) => partOf[foe] === partOf[node]))
}

/** Takes in all parts of a partition that are within their ranges; the plan's price is its objective and what its violations cost. Drops the less useful half where there are too many. */
export function poolParts(pool: PartPool, partition: Partition, planPrice: number): void {
  if (planPrice > pool.priceLimit) return
  const { graph, rules, partCount, partOf, gridOf, hashLow, hashHigh, size } = partition
  const fresh: (Int32Array | null)[] = new Array(partCount).fill(null)
  let freshCount = 0
  for (let part = 0; part < partCount; part++) {
    const seen = pool.parts.get(keyOf(hashLow[part], hashHigh[part], rules.changePrice > 0 ? gridOf[part] : newPart))
    if (seen) seen.planPrice = Math.min(seen.planPrice, planPrice)
    else if (outsideOf(partition, part) < 1e-9) {
      fresh[part] = new Int32Array(size[part])
      freshCount++
    }
  }
  if (freshCount === 0) return
  const filled = new Int32Array(partCount)
  for (let node = 0; node < graph.nodeCount; node++) {
    const nodes = fresh[partOf[node]]
    if (nodes) nodes[filled[partOf[node]]++] = node
  }
  fresh.forEach((nodes, part) => {
    if (nodes === null || hasFoes(partition, nodes)) return
    const grid = rules.changePrice > 0 ? gridOf[part] : newPart
    pool.parts.set(keyOf(hashLow[part], hashHigh[part], grid), { nodes, cost: costOf(partition, part), grid, planPrice })
  })
  if (pool.parts.size <= pool.limit) return
  const byUse = [...pool.parts].sort(([, a], [, b]) => a.planPrice - b.planPrice)
  const kept = byUse.slice(0, pool.limit >> 1)
  pool.parts = new Map(kept)
  pool.priceLimit = kept[kept.length - 1][1].planPrice
}

/** One whole number below 2⁵² for a set of nodes and a grid. */
function keyOf(low: number, high: number, grid: number): number {
  return ((high ^ Math.imul(grid + 3, 0x85ebca6b)) >>> 0) * 2 ** 20 + (low >>> 12)
}
