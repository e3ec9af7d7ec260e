/** Streets as arcs between compact nodes: bit 1 of `directions` allows from → to, bit 2 to → from. */
export interface DirectedStreets {
  nodeCount: number
  from: Uint32Array
  to: Uint32Array
  directions: Uint8Array
}

/** Component number of each node, by union-find with path halving; for streets that all go both ways. */
function undirectedComponents({ nodeCount, from, to }: DirectedStreets): Uint32Array {
  const parent = new Uint32Array(nodeCount)
  for (let node = 0; node < nodeCount; node++) parent[node] = node
  const root = (node: number): number => {
    while (parent[node] !== node) {
      parent[node] = parent[parent[node]]
      node = parent[node]
    }
    return node
  }
  for (let i = 0; i < from.length; i++) {
    const a = root(from[i])
    const b = root(to[i])
    if (a < b) parent[b] = a
    else parent[a] = b
  }
  for (let node = 0; node < nodeCount; node++) parent[node] = root(node)
  return parent
}

/** The nodes that each node leads to: those of node n at `target[first[n] .. first[n + 1]]`. */
function outgoing({ nodeCount, from, to, directions }: DirectedStreets): { first: Uint32Array; target: Uint32Array } {
  const first = new Uint32Array(nodeCount + 1)
  for (let i = 0; i < from.length; i++) {
    if (directions[i] & 1) first[from[i] + 1]++
    if (directions[i] & 2) first[to[i] + 1]++
  }
  for (let node = 0; node < nodeCount; node++) first[node + 1] += first[node]
  const target = new Uint32Array(first[nodeCount])
  const next = first.slice(0, nodeCount)
  for (let i = 0; i < from.length; i++) {
    if (directions[i] & 1) target[next[from[i]]++] = to[i]
    if (directions[i] & 2) target[next[to[i]]++] = from[i]
  }
  return { first, target }
}

/** Strongly connected component number of each node (Tarjan 1972), with its own stack instead of recursion. */
function strongComponents(streets: DirectedStreets): Uint32Array {
  const { nodeCount } = streets
  const { first, target } = outgoing(streets)
  const unassigned = 0xffffffff
  const component = new Uint32Array(nodeCount).fill(unassigned)
  const order = new Uint32Array(nodeCount)
  const low = new Uint32Array(nodeCount)
  const nextArc = first.slice(0, nodeCount)
  const path = new Uint32Array(nodeCount)
  const open = new Uint32Array(nodeCount)
  let pathLength = 0
  let openLength = 0
  let visited = 0
  let components = 0
  const enter = (node: number): void => {
    order[node] = low[node] = ++visited
    path[pathLength++] = node
    open[openLength++] = node
  }
  for (let start = 0; start < nodeCount; start++) {
    if (order[start] !== 0) continue
    enter(start)
    while (pathLength > 0) {
      const node = path[pathLength - 1]
      if (nextArc[node] < first[node + 1]) {
        const neighbour = target[nextArc[node]++]
        if (order[neighbour] === 0) enter(neighbour)
        else if (component[neighbour] === unassigned) low[node] = Math.min(low[node], order[neighbour])
        continue
      }
      pathLength--
      if (pathLength > 0) low[path[pathLength - 1]] = Math.min(low[path[pathLength - 1]], low[node])
      if (low[node] !== order[node]) continue
      let member: number
      do {
        member = open[--openLength]
        component[member] = components
      } while (member !== node)
      components++
    }
  }
  return component
}

/** Which streets belong to the largest connected part of their data set, and how many parts there are. */
export interface ConnectedPart {
  /** 1 where the street is kept. */
  kept: Uint8Array
  /** Parts that hold at least one street. */
  parts: number
}

/**
 * Finds the largest part of each data set, by weight, within which every street can be reached from every other and left again:
 * connected where all streets go both ways, strongly connected where some do not. Of equal parts the one with the earliest street wins.
 */
export function largestConnectedPart(streets: DirectedStreets, weights: Float64Array, dataSet: Uint16Array): ConnectedPart {
  const { from, to, directions } = streets
  const bothWays = directions.every((bits) => bits === 3)
  const component = bothWays ? undirectedComponents(streets) : strongComponents(streets)
  const total = new Float64Array(streets.nodeCount)
  const seen = new Uint8Array(streets.nodeCount)
  let parts = 0
  for (let i = 0; i < from.length; i++) {
    const c = component[from[i]]
    if (c !== component[to[i]]) continue
    total[c] += weights[i]
    parts += 1 - seen[c]
    seen[c] = 1
  }
  const largest = new Map<number, number>()
  for (let i = 0; i < from.length; i++) {
    const c = component[from[i]]
    if (c !== component[to[i]]) continue
    const best = largest.get(dataSet[i])
    if (best === undefined || total[c] > total[best]) largest.set(dataSet[i], c)
  }
  const kept = new Uint8Array(from.length)
  for (let i = 0; i < from.length; i++) {
    const c = component[from[i]]
    kept[i] = c === component[to[i]] && largest.get(dataSet[i]) === c ? 1 : 0
  }
  return { kept, parts }
}
