export interface MinQueue {
  push: (item: number, cost: number) => void
  /** Takes out the item of least cost (of equal cost, the lowest item); null when empty. */
  pop: () => { item: number; cost: number } | null
}

/** Returns an empty binary heap of numbered items by cost. */
export function createMinQueue(): MinQueue {
  const items: number[] = []
  const costs: number[] = []
  const before = (a: number, b: number): boolean => costs[a] < costs[b] || (costs[a] === costs[b] && items[a] < items[b])
  const swap = (a: number, b: number): void => {
    const [item, cost] = [items[a], costs[a]]
    items[a] = items[b]
    costs[a] = costs[b]
    items[b] = item
    costs[b] = cost
  }
  return {
    push(item, cost) {
      let at = items.push(item) - 1
      costs.push(cost)
      while (at > 0) {
        const parent = (at - 1) >> 1
        if (!before(at, parent)) break
        swap(at, parent)
        at = parent
      }
    },
    pop() {
      if (items.length === 0) return null
      const top = { item: items[0], cost: costs[0] }
      swap(0, items.length - 1)
      items.pop()
      costs.pop()
      for (let at = 0; ; ) {
        const left = 2 * at + 1
        let least = at
        if (left < items.length && before(left, least)) least = left
        if (left + 1 < items.length && before(left + 1, least)) least = left + 1
        if (least === at) break
        swap(at, least)
        at = least
      }
      return top
    },
  }
}
