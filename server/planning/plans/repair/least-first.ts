/** A queue that gives the item with the least cost first; of equal ones, the one that comes first by `key`. */
export interface LeastFirst<T> {
  push: (item: T, cost: number, key: string) => void
  pop: () => T | undefined
  size: () => number
}

/** A binary heap. */
export function createLeastFirst<T>(): LeastFirst<T> {
  const heap: { item: T; cost: number; key: string }[] = []
  const isBefore = (a: number, b: number): boolean =>
    heap[a].cost < heap[b].cost || (heap[a].cost === heap[b].cost && heap[a].key < heap[b].key)
  const swap = (a: number, b: number): void => {
    ;[heap[a], heap[b]] = [heap[b], heap[a]]
  }
  return {
    push: (item, cost, key) => {
      let at = heap.push({ item, cost, key }) - 1
      for (let up = (at - 1) >> 1; at > 0 && isBefore(at, up); at = up, up = (at - 1) >> 1) swap(at, up)
    },
    pop: () => {
      if (heap.length === 0) return undefined
      swap(0, heap.length - 1)
      const { item } = heap.pop()!
      for (let at = 0; ; ) {
        let least = at
        for (const below of [2 * at + 1, 2 * at + 2]) if (below < heap.length && isBefore(below, least)) least = below
        if (least === at) return item
        swap(at, least)
        at = least
      }
    },
    size: () => heap.length,
  }
}
