/**
 * All sets of nodes that hang together, each once (ESU; Wernicke 2006): from each node, sets in which it is the first. `mayHold` is asked before a set is gone into or told; where it says no,
 * nothing larger that grows from the set is looked at, so it must say no to those as well. The set given is used again. Cost: linear in what is told, but for what is refused.
 */
export function connectedGroups(
  neighbours: readonly (readonly number[])[],
  mayHold: (nodes: readonly number[]) => boolean,
  tell: (nodes: readonly number[]) => void,
): void {
  const isMet = new Uint8Array(neighbours.length)
  const nodes: number[] = []
  const extend = (first: number, open: readonly number[]): void => {
    if (!mayHold(nodes)) return
    tell(nodes)
    for (let i = 0; i < open.length; i++) {
      const node = open[i]
      // What lies behind a set's edge only through this node; nodes before it in `open` are left out for good.
      const fresh = neighbours[node].filter((next) => next > first && isMet[next] === 0)
      for (const next of fresh) isMet[next] = 1
      nodes.push(node)
      extend(first, [...open.slice(i + 1), ...fresh])
      nodes.pop()
      for (const next of fresh) isMet[next] = 0
    }
  }
  for (let first = 0; first < neighbours.length; first++) {
    const open = neighbours[first].filter((next) => next > first)
    isMet[first] = 1
    for (const next of open) isMet[next] = 1
    nodes.push(first)
    extend(first, open)
    nodes.pop()
    isMet[first] = 0
    for (const next of open) isMet[next] = 0
  }
}
