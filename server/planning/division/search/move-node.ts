import { outsideRange, peopleNotFrom } from '../graph/division-graph.ts'
import { nodeHashHigh, nodeHashLow, outsideOf, type Partition, partCost } from './partition.ts'

/** What a move would change; one object is reused for all trials of a search. */
export interface MoveEffect {
  objective: number
  violation: number
}

/** Broken keep-aparts that moving a node would add. */
function foesMet({ graph, partOf }: Partition, node: number, from: number, to: number): number {
  let met = 0
  for (const foe of graph.foes[node]) {
    if (partOf[foe] === to) met++
    else if (partOf[foe] === from) met--
  }
  return met
}

/** Writes into `effect` what moving a node into another part would change, whether or not the parts then hang together. Cost: the node's arcs. */
export function tryMove(partition: Partition, node: number, to: number, effect: MoveEffect): void {
  const { graph, rules, scale, partOf } = partition
  const from = partOf[node]
  let priceFrom = 0
  let priceTo = 0
  let metersFrom = 0
  let metersTo = 0
  let metersAll = graph.rimMeters[node]
  for (let arc = graph.firstArc[node], end = graph.firstArc[node + 1]; arc < end; arc++) {
    const part = partOf[graph.arcNode[arc]]
    const edge = graph.arcEdge[arc]
    const price = graph.edgePrice[edge]
    metersAll += graph.edgeMeters[edge]
    if (part === from) {
      priceFrom += price
      metersFrom += graph.edgeMeters[edge]
    } else if (part === to) {
      priceTo += price
      metersTo += graph.edgeMeters[edge]
    }
  }
  const { households, population, areaSquareMeters, perimeterMeters, changed, gridOf } = partition
  const h = graph.households[node]
  const p = graph.population[node]
  effect.violation =
    outsideRange(rules, scale, households[from] - h, population[from] - p, 1) +
    outsideRange(rules, scale, households[to] + h, population[to] + p, 1) -
    outsideOf(partition, from) -
    outsideOf(partition, to)
  if (graph.foes[node].length > 0) effect.violation += foesMet(partition, node, from, to)
  effect.objective = priceFrom - priceTo
  if (rules.shapePrice > 0 || rules.balancePrice > 0 || rules.changePrice > 0) {
    const area = graph.areaSquareMeters[node]
    const cost = (part: number, sign: number, meters: number): number =>
      partCost(
        rules,
        0,
        perimeterMeters[part] + meters,
        areaSquareMeters[part] + sign * area,
        households[part] + sign * h,
        changed[part] + sign * peopleNotFrom(graph, node, gridOf[part]),
      ) - partCost(rules, 0, perimeterMeters[part], areaSquareMeters[part], households[part], changed[part])
    effect.objective += cost(from, -1, 2 * metersFrom - metersAll) + cost(to, 1, metersAll - 2 * metersTo)
  }
}

function toggleCut(partition: Partition, edge: number): void {
  const { cutEdges, cutAt } = partition
  const at = cutAt[edge]
  if (at < 0) {
    cutAt[edge] = partition.cutCount
    cutEdges[partition.cutCount++] = edge
    return
  }
  const last = cutEdges[--partition.cutCount]
  cutEdges[at] = last
  cutAt[last] = at
  cutAt[edge] = -1
}

function shift(sums: Float64Array, value: number, from: number, to: number): void {
  sums[from] -= value
  sums[to] += value
}

/** Moves a node into another part and keeps every sum; what it changes is that of `tryMove`, given as `effect`. Cost: the node's arcs. */
export function moveNode(partition: Partition, node: number, to: number, effect: MoveEffect): void {
  const { graph, partOf, perimeterMeters, borderPrice } = partition
  const from = partOf[node]
  for (let arc = graph.firstArc[node], end = graph.firstArc[node + 1]; arc < end; arc++) {
    const part = partOf[graph.arcNode[arc]]
    const edge = graph.arcEdge[arc]
    const meters = graph.edgeMeters[edge]
    const price = graph.edgePrice[edge]
    if (part === from) {
      toggleCut(partition, edge)
      perimeterMeters[from] += meters
      perimeterMeters[to] += meters
      borderPrice[from] += price
      borderPrice[to] += price
    } else if (part === to) {
      toggleCut(partition, edge)
      perimeterMeters[from] -= meters
      perimeterMeters[to] -= meters
      borderPrice[from] -= price
      borderPrice[to] -= price
    } else {
      perimeterMeters[from] -= meters
      perimeterMeters[to] += meters
      borderPrice[from] -= price
      borderPrice[to] += price
    }
  }
  perimeterMeters[from] -= graph.rimMeters[node]
  perimeterMeters[to] += graph.rimMeters[node]
  shift(partition.households, graph.households[node], from, to)
  shift(partition.population, graph.population[node], from, to)
  shift(partition.areaSquareMeters, graph.areaSquareMeters[node], from, to)
  partition.changed[from] -= peopleNotFrom(graph, node, partition.gridOf[from])
  partition.changed[to] += peopleNotFrom(graph, node, partition.gridOf[to])
  const low = nodeHashLow(node)
  const high = nodeHashHigh(node)
  partition.hashLow[from] ^= low
  partition.hashLow[to] ^= low
  partition.hashHigh[from] ^= high
  partition.hashHigh[to] ^= high
  partition.size[from]--
  partition.size[to]++
  partOf[node] = to
  partition.objective += effect.objective
  partition.violation += effect.violation
}
