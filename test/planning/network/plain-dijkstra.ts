import { segmentMeters } from '#planning/geodesy/lengths'
import { type Network, noEdge, type PlaceTable, type StreetTable } from '#planning/network/network'
import { costFactors } from '#planning/network/travel-costs'
import { accessBits, type TravelMode } from '#planning/types'

/** The streets of one mode point by point, nothing collapsed and nothing left out: the obvious graph that the fast network must agree with. */
export interface PlainGraph {
  /** Vertex at each point of the street table. */
  vertexOfPoint: Uint32Array
  vertexCount: number
  /** Arcs into each vertex. */
  into: { vertex: number; cost: number }[][]
  forward: Uint8Array
  backward: Uint8Array
  /** Cost of the segment that begins at each point. */
  segmentCost: Float64Array
}

export function plainGraph(table: StreetTable, mode: TravelMode): PlainGraph {
  const points = table.lonLat.length / 2
  const vertexOfPoint = new Uint32Array(points)
  let vertexCount = table.nodeCount
  const factor = costFactors(mode)
  const segmentCost = new Float64Array(points)
  const into: PlainGraph['into'] = Array.from({ length: table.nodeCount + points }, () => [])
  const forward = table.access.map((bits) => (bits & accessBits[mode].forward ? 1 : 0))
  const backward = table.access.map((bits) => (bits & accessBits[mode].backward ? 1 : 0))
  for (let s = 0; s < table.count; s++) {
    const [first, last] = [table.pointStart[s], table.pointStart[s + 1] - 1]
    for (let k = first; k <= last; k++) {
      vertexOfPoint[k] = k === first ? table.fromNode[s] : k === last ? table.toNode[s] : vertexCount++
    }
    for (let k = first; k < last; k++) {
      const [lonA, latA, lonB, latB] = table.lonLat.subarray(2 * k, 2 * k + 4)
      const millimeters = Math.round(1000 * segmentMeters(lonA, latA, lonB, latB))
      const cost = Math.round(millimeters * factor(table.streetClass[s], table.maxSpeedKmh[s]))
      segmentCost[k] = cost
      const [a, b] = [vertexOfPoint[k], vertexOfPoint[k + 1]]
      if (forward[s]) into[b].push({ vertex: a, cost })
      if (backward[s]) into[a].push({ vertex: b, cost })
    }
  }
  return { vertexOfPoint, vertexCount, into, forward, backward, segmentCost }
}

/** Where a shape point of the network lies in the table: found by its street and its coordinates, which must be told apart within a street. */
export function pointFinder(table: StreetTable): (street: number, lon: number, lat: number) => number {
  const points = new Map<string, number>()
  for (let s = 0; s < table.count; s++) {
    for (let k = table.pointStart[s]; k < table.pointStart[s + 1]; k++) {
      points.set(`${s} ${table.lonLat[2 * k]} ${table.lonLat[2 * k + 1]}`, k)
    }
  }
  return (street, lon, lat) => {
    const point = points.get(`${street} ${lon} ${lat}`)
    if (point === undefined) throw new Error(`got a point ${lon} ${lat} that street ${street} does not have`)
    return point
  }
}

interface PlainSource {
  street: number
  /** The table's segment begins at this point. */
  point: number
  /** Cost from that point to the source. */
  offset: number
  index: number
}

/** Sources of a network, told in terms of the table. */
export function plainSources(table: StreetTable, graph: PlainGraph, network: Network, sources: PlaceTable): PlainSource[] {
  const find = pointFinder(table)
  const result: PlainSource[] = []
  for (let i = 0; i < sources.count; i++) {
    const edge = sources.edge[i]
    if (edge === noEdge) continue
    let shape = network.shapeStart[edge]
    while (shape + 2 < network.shapeStart[edge + 1] && network.shapeCost[shape + 1] < sources.offset[i]) shape++
    const street = network.shapeStreet[shape]
    const [lonA, latA, lonB, latB] = network.shapeLonLat.subarray(2 * shape, 2 * shape + 4)
    const a = find(street, lonA, latA)
    const b = find(street, lonB, latB)
    const within = sources.offset[i] - network.shapeCost[shape]
    const first = table.pointStart[street]
    const last = table.pointStart[street + 1] - 1
    // A street that ends where it begins has two points with one set of coordinates: take the one beside the other.
    const segment = [a, b, first, last - 1].find((k) => {
      if (k < first || k >= last) return false
      const ends = table.lonLat.subarray(2 * k, 2 * k + 4).join(' ')
      return ends === `${lonA} ${latA} ${lonB} ${latB}` || ends === `${lonB} ${latB} ${lonA} ${latA}`
    })
    const before = segment ?? Math.min(a, b)
    const sameWay = table.lonLat[2 * before] === lonA && table.lonLat[2 * before + 1] === latA
    result.push({ street, point: before, offset: sameWay ? within : graph.segmentCost[before] - within, index: i })
  }
  return result
}

/** Cost and lowest-numbered nearest source of every vertex, by the textbook: always settle the cheapest waiting vertex next. */
export function plainDijkstra(
  graph: PlainGraph,
  sources: PlainSource[],
  startCost?: Uint32Array,
): { cost: number[]; source: number[] } {
  const cost = new Array<number>(graph.vertexCount).fill(Number.POSITIVE_INFINITY)
  const source = new Array<number>(graph.vertexCount).fill(-1)
  const heap: { cost: number; source: number; vertex: number }[] = []
  const before = (a: (typeof heap)[0], b: (typeof heap)[0]) => a.cost < b.cost || (a.cost === b.cost && a.source < b.source)
  const push = (vertex: number, c: number, s: number) => {
    let at = heap.push({ cost: c, source: s, vertex }) - 1
    while (at > 0 && before(heap[at], heap[(at - 1) >> 1])) {
      const parent = (at - 1) >> 1
      ;[heap[at], heap[parent]] = [heap[parent], heap[at]]
      at = parent
    }
  }
  const pop = () => {
    const top = heap[0]
    const last = heap.pop()!
    if (heap.length > 0) {
      heap[0] = last
      for (let at = 0; ; ) {
        let least = at
        for (const child of [2 * at + 1, 2 * at + 2]) if (child < heap.length && before(heap[child], heap[least])) least = child
        if (least === at) break
        ;[heap[at], heap[least]] = [heap[least], heap[at]]
        at = least
      }
    }
    return top
  }
  for (const { street, point, offset, index } of sources) {
    const start = startCost ? startCost[index] : 0
    const after = graph.segmentCost[point] - offset
    if (offset === 0 || graph.forward[street]) push(graph.vertexOfPoint[point], start + offset, index)
    if (after === 0 || graph.backward[street]) push(graph.vertexOfPoint[point + 1], start + after, index)
  }
  while (heap.length > 0) {
    const top = pop()
    if (source[top.vertex] !== -1) continue
    cost[top.vertex] = top.cost
    source[top.vertex] = top.source
    for (const arc of graph.into[top.vertex]) {
      if (source[arc.vertex] === -1) push(arc.vertex, top.cost + arc.cost, top.source)
    }
  }
  return { cost, source }
}
