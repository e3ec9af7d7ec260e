import type { DirectedStreets } from './connected-part.ts'

/**
 * Chains of streets, one a future edge: chain c runs over streets `street[start[c] .. start[c + 1]]`, each reversed where
 * `reversed` is 1, from node `from[c]` to node `to[c]`; `directions` are oriented along the chain.
 */
export interface Chains {
  count: number
  start: Uint32Array
  street: Uint32Array
  reversed: Uint8Array
  from: Uint32Array
  to: Uint32Array
  directions: Uint8Array
  /** 1 where a node is the end of a chain. */
  isEnd: Uint8Array
}

/** Directions seen from the street's other end. */
function flipped(directions: number): number {
  return ((directions & 1) << 1) | (directions >> 1)
}

/**
 * Joins streets through every node at which exactly two different streets meet that allow the same directions.
 * Chains come in the order of their first node in `nodeOrder`; a cycle that touches nothing else keeps its earliest node as both ends.
 * Every street is in exactly one chain.
 */
export function collapseChains(streets: DirectedStreets, nodeOrder: Uint32Array): Chains {
  const { nodeCount, from, to, directions } = streets
  const streetCount = from.length
  // A half is one end of a street: 2i at its from-node, 2i + 1 at its to-node.
  const first = new Uint32Array(nodeCount + 1)
  for (let i = 0; i < streetCount; i++) {
    first[from[i] + 1]++
    first[to[i] + 1]++
  }
  for (let node = 0; node < nodeCount; node++) first[node + 1] += first[node]
  const halves = new Uint32Array(2 * streetCount)
  const next = first.slice(0, nodeCount)
  for (let i = 0; i < streetCount; i++) {
    halves[next[from[i]]++] = 2 * i
    halves[next[to[i]]++] = 2 * i + 1
  }
  const leaving = (half: number): number => (half & 1 ? flipped(directions[half >> 1]) : directions[half >> 1])
  const isEnd = new Uint8Array(nodeCount).fill(1)
  for (const node of nodeOrder) {
    if (first[node + 1] - first[node] !== 2) continue
    const [a, b] = [halves[first[node]], halves[first[node] + 1]]
    if (a >> 1 !== b >> 1 && flipped(leaving(a)) === leaving(b)) isEnd[node] = 0
  }

  const street = new Uint32Array(streetCount)
  const reversed = new Uint8Array(streetCount)
  const used = new Uint8Array(streetCount)
  const start: number[] = [0]
  const chainFrom: number[] = []
  const chainTo: number[] = []
  const chainDirections: number[] = []
  let length = 0
  const follow = (node: number, firstHalf: number): void => {
    let half = firstHalf
    let at: number
    for (;;) {
      const i = half >> 1
      used[i] = 1
      street[length] = i
      reversed[length++] = half & 1
      at = half & 1 ? from[i] : to[i]
      if (isEnd[at]) break
      const arrived = half ^ 1
      half = halves[first[at]] === arrived ? halves[first[at] + 1] : halves[first[at]]
    }
    start.push(length)
    chainFrom.push(node)
    chainTo.push(at)
    chainDirections.push(leaving(firstHalf))
  }
  for (const onlyCycles of [false, true]) {
    for (const node of nodeOrder) {
      if (!onlyCycles && !isEnd[node]) continue
      for (let k = first[node]; k < first[node + 1]; k++) {
        if (used[halves[k] >> 1]) continue
        isEnd[node] = 1
        follow(node, halves[k])
      }
    }
  }
  return {
    count: chainFrom.length,
    start: Uint32Array.from(start),
    street,
    reversed,
    from: Uint32Array.from(chainFrom),
    to: Uint32Array.from(chainTo),
    directions: Uint8Array.from(chainDirections),
    isEnd,
  }
}
