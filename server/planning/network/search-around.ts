import { type Network, noEdge, type Place, unreached } from './network.ts'

/** Nodes from which a place is reached within a limit, in the order of their cost, and the cost from any node. Overwritten by the next search. */
export interface Around {
  nodes: Uint32Array
  /** By node; `unreached` beyond the limit. */
  nodeCost: Uint32Array
}

/** Searches around one place: the cost of travelling *to* it from every node within a limit. */
export type AroundSearch = (place: Pick<Place, 'edge' | 'offset'>, startCost: number, limitCost: number) => Around

/**
 * Prepares searches around single places. A search costs what lies within its limit and no more, unlike `searchNearest`, which looks at the whole network: for many short
 * searches. Dijkstra with a binary heap; a node that waits twice is passed over the second time.
 */
export function createAroundSearch(network: Network): AroundSearch {
  const { nodeCount, firstArc, arcNode, arcCost, edgeFrom, edgeTo, edgeCost, edgeDirections } = network
  const nodeCost = new Uint32Array(nodeCount).fill(unreached)
  const touched = new Uint32Array(nodeCount)
  const reached = new Uint32Array(nodeCount)
  let [touchedCount, reachedCount] = [0, 0]
  let heapNode = new Uint32Array(1024)
  let heapCost = new Uint32Array(1024)
  let size = 0

  const put = (node: number, cost: number): void => {
    if (nodeCost[node] === unreached) touched[touchedCount++] = node
    nodeCost[node] = cost
    if (size === heapNode.length) {
      const [nodes, costs] = [new Uint32Array(2 * size), new Uint32Array(2 * size)]
      nodes.set(heapNode)
      costs.set(heapCost)
      ;[heapNode, heapCost] = [nodes, costs]
    }
    let at = size++
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (heapCost[parent] <= cost) break
      heapNode[at] = heapNode[parent]
      heapCost[at] = heapCost[parent]
      at = parent
    }
    heapNode[at] = node
    heapCost[at] = cost
  }
  const dropLeast = (): void => {
    const [node, cost] = [heapNode[--size], heapCost[size]]
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= size) break
      if (child + 1 < size && heapCost[child + 1] < heapCost[child]) child++
      if (heapCost[child] >= cost) break
      heapNode[at] = heapNode[child]
      heapCost[at] = heapCost[child]
      at = child
    }
    heapNode[at] = node
    heapCost[at] = cost
  }
  const start = (node: number, cost: number, limitCost: number): void => {
    if (cost <= limitCost && cost < nodeCost[node]) put(node, cost)
  }

  return ({ edge, offset }, startCost, limitCost) => {
    for (let k = 0; k < touchedCount; k++) nodeCost[touched[k]] = unreached
    touchedCount = 0
    reachedCount = 0
    size = 0
    if (edge !== noEdge) {
      const after = edgeCost[edge] - offset
      if (offset === 0 || edgeDirections[edge] & 1) start(edgeFrom[edge], startCost + offset, limitCost)
      if (after === 0 || edgeDirections[edge] & 2) start(edgeTo[edge], startCost + after, limitCost)
    }
    while (size > 0) {
      const [node, cost] = [heapNode[0], heapCost[0]]
      dropLeast()
      if (cost !== nodeCost[node]) continue
      // A second entry of the same cost finds nothing that the first has not.
      reached[reachedCount++] = node
      for (let arc = firstArc[node], end = firstArc[node + 1]; arc < end; arc++) {
        const next = cost + arcCost[arc]
        if (next <= limitCost && next < nodeCost[arcNode[arc]]) put(arcNode[arc], next)
      }
    }
    return { nodes: reached.subarray(0, reachedCount), nodeCost }
  }
}
