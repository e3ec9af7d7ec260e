import type { DivisionObstacle } from '../division-types.ts'
import type { DivisionGraph, PartRules } from '../graph/division-graph.ts'

/** The least of a piece that no parts of its own can take, by sums alone: what the part around the cut node must take in. */
function leastRest(size: number, min: number, max: number): number {
  let least = size
  for (let parts = 1; parts * min <= size; parts++) {
    least = Math.min(least, Math.max(0, size - parts * max))
    if (least === 0) break
  }
  return least
}

/** Depth-first numbers of a graph, without recursion: the order nodes are met in, their parents, and the least number that what is below reaches. */
function depthFirst({ nodeCount, firstArc, arcNode }: DivisionGraph) {
  const [number, low, parent] = [
    new Int32Array(nodeCount).fill(-1),
    new Int32Array(nodeCount),
    new Int32Array(nodeCount).fill(-1),
  ]
  const next = firstArc.slice(0, nodeCount)
  const order: number[] = []
  for (let root = 0; root < nodeCount; root++) {
    if (number[root] >= 0) continue
    const stack = [root]
    low[root] = number[root] = order.push(root) - 1
    while (stack.length > 0) {
      const node = stack[stack.length - 1]
      if (next[node] < firstArc[node + 1]) {
        const other = arcNode[next[node]++]
        if (number[other] < 0) {
          parent[other] = node
          low[other] = number[other] = order.push(other) - 1
          stack.push(other)
        } else if (other !== parent[node]) low[node] = Math.min(low[node], number[other])
      } else {
        stack.pop()
        if (parent[node] >= 0) low[parent[node]] = Math.min(low[parent[node]], low[node])
      }
    }
  }
  return { number, low, parent, order }
}

/**
 * Cut nodes (Tarjan 1972) that no plan can get around: of every piece that falls off without the node, what does not fill parts of its own must
 * join the node's part, and together with the node that is more than a part may have. Sound by sums alone; does not find every hopeless case. Linear.
 */
export function findBottlenecks(graph: DivisionGraph, rules: PartRules): DivisionObstacle[] {
  const { number, low, parent, order } = depthFirst(graph)
  const [households, population] = [graph.households.slice(), graph.population.slice()]
  for (let i = order.length - 1; i >= 0; i--) {
    if (parent[order[i]] < 0) continue
    households[parent[order[i]]] += households[order[i]]
    population[parent[order[i]]] += population[order[i]]
  }
  const rootOf = new Int32Array(graph.nodeCount)
  const fallsOff = order.map((): number[] => [])
  for (const node of order) {
    rootOf[node] = parent[node] < 0 ? node : rootOf[parent[node]]
    if (parent[node] >= 0 && low[node] >= number[parent[node]]) fallsOff[parent[node]].push(node)
  }
  const found: DivisionObstacle[] = []
  for (const node of order) {
    const pieces = fallsOff[node].map((child) => ({ start: child, households: households[child], population: population[child] }))
    if (parent[node] >= 0 && pieces.length > 0) {
      const sum = (of: Float64Array): number => of[rootOf[node]] - pieces.reduce((all, { start }) => all + of[start], 0)
      pieces.push({
        start: parent[node],
        households: sum(households) - graph.households[node],
        population: sum(population) - graph.population[node],
      })
    }
    const rests = pieces.map((piece) => ({
      ...piece,
      restHouseholds: leastRest(piece.households, rules.minHouseholds, rules.maxHouseholds),
      restPopulation: leastRest(piece.population, rules.minPopulation, rules.maxPopulation),
    }))
    const needHouseholds = rests.reduce((sum, { restHouseholds }) => sum + restHouseholds, graph.households[node])
    const needPopulation = rests.reduce((sum, { restPopulation }) => sum + restPopulation, graph.population[node])
    if (pieces.length < 1 || (needHouseholds <= rules.maxHouseholds + 1e-9 && needPopulation <= rules.maxPopulation + 1e-9))
      continue
    const blocking = rests.filter(({ restHouseholds, restPopulation }) => restHouseholds > 0 || restPopulation > 0)
    const nodes = [node, ...blocking.flatMap(({ start }) => reachWithout(graph, start, node))]
    found.push({
      reason: 'bottleneck',
      atoms: nodes.flatMap((member) => graph.atomsOf[member]).sort((a, b) => a - b),
      through: graph.atomsOf[node][0],
      households: needHouseholds,
      population: needPopulation,
    })
  }
  return found
}

function reachWithout({ firstArc, arcNode }: DivisionGraph, start: number, without: number): number[] {
  const reached = new Set([start])
  for (const node of reached)
    for (let arc = firstArc[node]; arc < firstArc[node + 1]; arc++) if (arcNode[arc] !== without) reached.add(arcNode[arc])
  return [...reached]
}
