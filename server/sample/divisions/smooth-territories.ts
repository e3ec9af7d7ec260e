import { appendTo } from '../plane/append-to.ts'
import type { Border } from './block-adjacency.ts'

const sweeps = 3
/** A block changes sides when its border with the other territory costs so much more than that with its own. */
const gain = 1.15

/**
 * Straightens the borders of territories: a block that mostly borders on another territory, by soft borders above all, joins it,
 * unless it is fixed or what it leaves would fall apart. Changes `territoryOf`.
 */
export function smoothTerritories(territoryOf: number[], borders: readonly Border[], isFixed: (block: number) => boolean): void {
  const around = new Map<number, { to: number; weight: number }[]>()
  for (const { a, b, meters, firmness } of borders) {
    const weight = meters / Math.sqrt(firmness)
    appendTo(around, a, { to: b, weight })
    appendTo(around, b, { to: a, weight })
  }
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (const [block, ways] of around) {
      if (isFixed(block)) continue
      const own = territoryOf[block]
      const weights = new Map<number, number>()
      for (const { to, weight } of ways) weights.set(territoryOf[to], (weights.get(territoryOf[to]) ?? 0) + weight)
      let best = own
      for (const [territory, weight] of weights) if (weight > (weights.get(best) ?? 0)) best = territory
      if (best === own || weights.get(best)! < gain * (weights.get(own) ?? 0)) continue
      if (staysWhole(block, own, territoryOf, around)) territoryOf[block] = best
    }
  }
}

/** Whether the blocks of a territory around one of its blocks still hang together, nearby, without it. */
function staysWhole(
  block: number,
  own: number,
  territoryOf: readonly number[],
  around: ReadonlyMap<number, readonly { to: number }[]>,
): boolean {
  const neighbours = around
    .get(block)!
    .map(({ to }) => to)
    .filter((to) => territoryOf[to] === own)
  if (neighbours.length === 0) return false
  const reached = new Set([neighbours[0]])
  let ring = [neighbours[0]]
  for (let step = 0; step < 6 && ring.length > 0; step++) {
    ring = ring.flatMap((at) =>
      around.get(at)!.flatMap(({ to }) => {
        if (to === block || territoryOf[to] !== own || reached.has(to)) return []
        reached.add(to)
        return [to]
      }),
    )
  }
  return neighbours.every((neighbour) => reached.has(neighbour))
}
