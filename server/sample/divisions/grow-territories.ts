import type { FurnishedBlock } from '../blocks/furnish-blocks.ts'
import { appendTo } from '../plane/append-to.ts'
import type { Border } from './block-adjacency.ts'

/** Blocks that a territory grows from, and its handicap in meters. */
export interface TerritoryCore {
  blocks: readonly number[]
  handicapMeters: number
}

/** Meters that crossing a border costs for each unit of its firmness, so that territories end at ridges, rivers and railways. */
const metersPerFirmness = 130

/** Gives every block the index of the core that is nearest over the land; the blocks of one core hang together if the core does. */
export function growTerritories(
  blocks: readonly FurnishedBlock[],
  borders: readonly Border[],
  cores: readonly TerritoryCore[],
): number[] {
  const around = new Map<number, { to: number; meters: number }[]>()
  for (const { a, b, firmness } of borders) {
    const meters = Math.hypot(blocks[a].u - blocks[b].u, blocks[a].v - blocks[b].v) + metersPerFirmness * firmness
    appendTo(around, a, { to: b, meters })
    appendTo(around, b, { to: a, meters })
  }
  const territoryOf = blocks.map(() => -1)
  const best = blocks.map(() => Number.POSITIVE_INFINITY)
  const waiting: [number, number, number][] = []
  const offer = (block: number, meters: number, territory: number): void => {
    if (meters >= best[block]) return
    best[block] = meters
    push(waiting, [meters, block, territory])
  }
  cores.forEach(({ blocks: own, handicapMeters }, territory) => {
    for (const block of own) {
      territoryOf[block] = territory
      best[block] = Number.NEGATIVE_INFINITY
    }
    for (const block of own) for (const { to, meters } of around.get(block) ?? []) offer(to, meters + handicapMeters, territory)
  })
  for (let next = pop(waiting); next; next = pop(waiting)) {
    const [meters, block, territory] = next
    if (territoryOf[block] >= 0) continue
    territoryOf[block] = territory
    for (const way of around.get(block) ?? []) offer(way.to, meters + way.meters, territory)
  }
  return territoryOf
}

type Entry = [number, number, number]

function push(heap: Entry[], entry: Entry): void {
  heap.push(entry)
  let at = heap.length - 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (heap[parent][0] <= heap[at][0]) return
    ;[heap[parent], heap[at]] = [heap[at], heap[parent]]
    at = parent
  }
}

function pop(heap: Entry[]): Entry | undefined {
  const top = heap[0]
  const last = heap.pop()
  if (heap.length === 0 || last === undefined) return top
  heap[0] = last
  let at = 0
  for (;;) {
    const left = 2 * at + 1
    let least = at
    if (left < heap.length && heap[left][0] < heap[least][0]) least = left
    if (left + 1 < heap.length && heap[left + 1][0] < heap[least][0]) least = left + 1
    if (least === at) return top
    ;[heap[least], heap[at]] = [heap[at], heap[least]]
    at = least
  }
}
