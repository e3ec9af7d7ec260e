/** A queue that gives the item with the least cost first; of equal ones, the one that comes first by `key`, then the one that was there first. */
export interface LeastFirst<T, K extends string | number> {
  push: (item: T, cost: number, key: K) => void
  pop: () => T | undefined
  size: () => number
}

/** A binary heap. */
export function createLeastFirst<T, K extends string | number>(): LeastFirst<T, K> {
  const heap: { item: T; cost: number; key: K; number: number }[] = []
  let pushed = 0
  const isBefore = (a: number, b: number): boolean => {
    const [one, other] = [heap[a], heap[b]]
    if (one.cost !== other.cost) return one.cost < other.cost
    return one.key === other.key ? one.number < other.number : one.key < other.key
  }
  const swap = (a: number, b: number): void => {
    ;[heap[a], heap[b]] = [heap[b], heap[a]]
  }
  return {
    push: (item, cost, key) => {
      let at = heap.push({ item, cost, key, number: pushed++ }) - 1
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
