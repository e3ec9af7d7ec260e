import { segmentMeters } from '../geodesy/lengths.ts'
import { accessBits, type TravelMode } from '../types.ts'
import { barrierSegments } from './barrier-table.ts'
import { type Chains, collapseChains } from './build/collapse-chains.ts'
import { type DirectedStreets, largestConnectedPart } from './build/connected-part.ts'
import { hilbertOrder } from './build/hilbert-order.ts'
import type { BarrierTable, Network, NetworkReport, StreetTable } from './network.ts'
import { costFactors } from './travel-costs.ts'

export type NetworkBuild =
  | { ok: true; network: Network; report: NetworkReport }
  | { ok: false; reason: 'no_streets'; mode: TravelMode }

/** Streets picked from a table: `index` says which, the rest is in the same order. */
interface PickedStreets extends DirectedStreets {
  index: Uint32Array
}

function pick(streets: PickedStreets, keep: (i: number) => boolean): PickedStreets {
  const chosen = streets.index.map((_, i) => i).filter(keep)
  return {
    nodeCount: streets.nodeCount,
    index: chosen.map((i) => streets.index[i]),
    from: chosen.map((i) => streets.from[i]),
    to: chosen.map((i) => streets.to[i]),
    directions: Uint8Array.from(chosen, (i) => streets.directions[i]),
  }
}

function streetsOfMode(table: StreetTable, mode: TravelMode): PickedStreets {
  const { forward, backward } = accessBits[mode]
  const all: PickedStreets = {
    nodeCount: table.nodeCount,
    index: new Uint32Array(table.count).map((_, i) => i),
    from: table.fromNode,
    to: table.toNode,
    directions: Uint8Array.from(table.access, (access) => (access & forward ? 1 : 0) | (access & backward ? 2 : 0)),
  }
  return pick(all, (i) => all.directions[i] !== 0)
}

/** Length of the segment that begins at each point of the picked streets, whole millimeters; 0 elsewhere. */
function segmentMillimeters(table: StreetTable, index: Uint32Array): Uint32Array {
  const { pointStart, lonLat } = table
  const lengths = new Uint32Array(lonLat.length / 2)
  for (const street of index) {
    for (let k = pointStart[street]; k < pointStart[street + 1] - 1; k++) {
      lengths[k] = Math.round(1000 * segmentMeters(lonLat[2 * k], lonLat[2 * k + 1], lonLat[2 * k + 2], lonLat[2 * k + 3]))
    }
  }
  return lengths
}

function streetMillimeters(table: StreetTable, index: Uint32Array, lengths: Uint32Array): Float64Array {
  return Float64Array.from(index, (street) => {
    let sum = 0
    for (let k = table.pointStart[street]; k < table.pointStart[street + 1] - 1; k++) sum += lengths[k]
    return sum
  })
}

/** Nodes that the streets touch, along a Hilbert curve, and the coordinates of all nodes. */
function orderedNodes(table: StreetTable, streets: PickedStreets): { order: Uint32Array; lonLat: Float64Array } {
  const lonLat = new Float64Array(2 * table.nodeCount)
  const touched = new Uint8Array(table.nodeCount)
  streets.index.forEach((street, i) => {
    const firstPoint = 2 * table.pointStart[street]
    const lastPoint = 2 * table.pointStart[street + 1] - 2
    lonLat.set(table.lonLat.subarray(firstPoint, firstPoint + 2), 2 * streets.from[i])
    lonLat.set(table.lonLat.subarray(lastPoint, lastPoint + 2), 2 * streets.to[i])
    touched[streets.from[i]] = touched[streets.to[i]] = 1
  })
  const nodes = new Uint32Array(table.nodeCount).map((_, node) => node).filter((node) => touched[node] === 1)
  return { order: hilbertOrder(nodes, lonLat), lonLat }
}

type Shapes = Pick<
  Network,
  'shapeStart' | 'shapeLonLat' | 'shapeCost' | 'shapeMillimeters' | 'shapeStreet' | 'shapeStructure' | 'edgeCost'
>

/** Lays the streets of each chain end to end. */
function layShapes(table: StreetTable, streets: PickedStreets, chains: Chains, lengths: Uint32Array, mode: TravelMode): Shapes {
  const { pointStart, lonLat } = table
  let segments = 0
  for (const street of streets.index) segments += pointStart[street + 1] - pointStart[street] - 1
  const points = segments + chains.count
  const shapes: Shapes = {
    shapeStart: new Uint32Array(chains.count + 1),
    shapeLonLat: new Float64Array(2 * points),
    shapeCost: new Uint32Array(points),
    shapeMillimeters: new Uint32Array(points),
    shapeStreet: new Uint32Array(points),
    shapeStructure: new Uint8Array(points),
    edgeCost: new Uint32Array(chains.count),
  }
  const factorOf = costFactors(mode)
  let at = 0
  for (let chain = 0; chain < chains.count; chain++) {
    shapes.shapeStart[chain] = at
    let cost = 0
    let millimeters = 0
    for (let link = chains.start[chain]; link < chains.start[chain + 1]; link++) {
      const street = streets.index[chains.street[link]]
      const factor = factorOf(table.streetClass[street], table.maxSpeedKmh[street])
      const step = chains.reversed[link] ? -1 : 1
      const [first, last] = [pointStart[street], pointStart[street + 1] - 1]
      for (let k = step > 0 ? first : last, left = last - first; left > 0; k += step, left--) {
        shapes.shapeLonLat[2 * at] = lonLat[2 * k]
        shapes.shapeLonLat[2 * at + 1] = lonLat[2 * k + 1]
        shapes.shapeCost[at] = cost
        shapes.shapeMillimeters[at] = millimeters
        shapes.shapeStreet[at] = street
        shapes.shapeStructure[at++] = table.structure[street]
        const length = lengths[step > 0 ? k : k - 1]
        millimeters += length
        cost += Math.round(length * factor)
      }
      if (link + 1 < chains.start[chain + 1]) continue
      const end = step > 0 ? last : first
      shapes.shapeLonLat[2 * at] = lonLat[2 * end]
      shapes.shapeLonLat[2 * at + 1] = lonLat[2 * end + 1]
      shapes.shapeStreet[at] = street
    }
    if (cost >= 0xffffffff) throw new RangeError(`got an edge of cost ${cost} when expected below 2^32 - 1`)
    shapes.shapeCost[at] = shapes.edgeCost[chain] = cost
    shapes.shapeMillimeters[at++] = millimeters
  }
  shapes.shapeStart[chains.count] = at
  return shapes
}

type Arcs = Pick<Network, 'firstArc' | 'arcNode' | 'arcCost' | 'arcEdge'>

/** Compressed lists of the arcs into each node; edges that return to their own node carry nobody anywhere and have none. */
function arcsInto(nodeCount: number, from: Uint32Array, to: Uint32Array, directions: Uint8Array, cost: Uint32Array): Arcs {
  const firstArc = new Uint32Array(nodeCount + 1)
  for (let edge = 0; edge < from.length; edge++) {
    if (from[edge] === to[edge]) continue
    if (directions[edge] & 1) firstArc[to[edge] + 1]++
    if (directions[edge] & 2) firstArc[from[edge] + 1]++
  }
  for (let node = 0; node < nodeCount; node++) firstArc[node + 1] += firstArc[node]
  const arcs = firstArc[nodeCount]
  const [arcNode, arcCost, arcEdge] = [new Uint32Array(arcs), new Uint32Array(arcs), new Uint32Array(arcs)]
  const next = firstArc.slice(0, nodeCount)
  const put = (into: number, outOf: number, edge: number): void => {
    const arc = next[into]++
    arcNode[arc] = outOf
    arcCost[arc] = cost[edge]
    arcEdge[arc] = edge
  }
  for (let edge = 0; edge < from.length; edge++) {
    if (from[edge] === to[edge]) continue
    if (directions[edge] & 1) put(to[edge], from[edge], edge)
    if (directions[edge] & 2) put(from[edge], to[edge], edge)
  }
  return { firstArc, arcNode, arcCost, arcEdge }
}

/**
 * Builds the network of one mode: its streets, of each data set the largest connected part (strongly connected where the mode
 * knows one-way streets), chains collapsed into edges. Every kept segment is in exactly one edge, with its length in whole millimeters.
 * Linear in the points but for the Hilbert order's radix sort.
 */
export function buildNetwork(table: StreetTable, barriers: BarrierTable, mode: TravelMode): NetworkBuild {
  const ofMode = streetsOfMode(table, mode)
  if (ofMode.index.length === 0) return { ok: false, reason: 'no_streets', mode }
  const lengths = segmentMillimeters(table, ofMode.index)
  const weights = streetMillimeters(table, ofMode.index, lengths)
  const dataSets = Uint16Array.from(ofMode.index, (street) => table.dataSet[street])
  const part = largestConnectedPart(ofMode, weights, dataSets)
  const kept = pick(ofMode, (i) => part.kept[i] === 1)
  if (kept.index.length === 0) return { ok: false, reason: 'no_streets', mode }

  const nodes = orderedNodes(table, kept)
  const chains = collapseChains(kept, nodes.order)
  const shapes = layShapes(table, kept, chains, lengths, mode)
  const ends = nodes.order.filter((node) => chains.isEnd[node] === 1)
  const numbers = new Uint32Array(table.nodeCount)
  const nodeLonLat = new Float64Array(2 * ends.length)
  ends.forEach((node, number) => {
    numbers[node] = number
    nodeLonLat[2 * number] = nodes.lonLat[2 * node]
    nodeLonLat[2 * number + 1] = nodes.lonLat[2 * node + 1]
  })
  const edgeFrom = chains.from.map((node) => numbers[node])
  const edgeTo = chains.to.map((node) => numbers[node])

  let leftOut = 0
  let total = 0
  weights.forEach((weight, i) => {
    total += weight
    if (!part.kept[i]) leftOut += weight
  })
  return {
    ok: true,
    network: {
      mode,
      nodeCount: ends.length,
      nodeLonLat,
      edgeCount: chains.count,
      edgeFrom,
      edgeTo,
      edgeDirections: chains.directions,
      ...shapes,
      ...arcsInto(ends.length, edgeFrom, edgeTo, chains.directions, shapes.edgeCost),
      barriers: barrierSegments(barriers),
    },
    report: {
      mode,
      nodes: ends.length,
      edges: chains.count,
      segments: shapes.shapeCost.length - chains.count,
      lengthMeters: (total - leftOut) / 1000,
      parts: part.parts,
      leftOutStreets: ofMode.index.length - kept.index.length,
      leftOutMeters: leftOut / 1000,
    },
  }
}
