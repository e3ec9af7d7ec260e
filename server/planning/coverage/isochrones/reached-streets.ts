import { createGrowingArray } from '../../network/growing-array.ts'
import { type NearestResult, type Network, type PlaceTable, unreached } from '../../network/network.ts'
import { createPlaceCosts, sourcesByEdge } from '../../network/place-costs.ts'

const none: readonly number[] = []

/** A search whose reached streets are wanted, and how far it counts. */
export interface ReachField {
  sources: PlaceTable
  startCost: Uint32Array
  nearest: NearestResult
  limitCost: number
}

/** Points along the reached streets, so dense that no reached point is farther from one than half the spacing; four times denser on bridges and in tunnels. */
export interface StreetSamples {
  count: number
  lonLat: Float64Array
  /** Cost from the point to the nearest source. */
  cost: Float64Array
  /** 1 on bridges and in tunnels, which nobody leaves sideways. */
  enclosed: Uint8Array
}

/** The edges of which some part is reached, ascending. */
export function reachedEdges(network: Network, { sources, nearest, limitCost }: ReachField): number[] {
  const withSource = new Set(sources.edge)
  const edges: number[] = []
  for (let edge = 0; edge < network.edgeCount; edge++) {
    const nearer = Math.min(nearest.nodeCost[network.edgeFrom[edge]], nearest.nodeCost[network.edgeTo[edge]])
    if (nearer <= limitCost || withSource.has(edge)) edges.push(edge)
  }
  return edges
}

/** Plain length of edges in meters. */
export function edgesMeters(network: Network, edges: readonly number[]): number {
  let millimeters = 0
  for (const edge of edges) millimeters += network.shapeMillimeters[network.shapeStart[edge + 1] - 1]
  return millimeters / 1000
}

/**
 * Samples what is reached of some edges: every shape point and points between them at most `spacingMeters` apart, the ends where the
 * limit cuts a street (found to a millimeter by bisection), and the places of the sources.
 */
export function sampleReachedStreets(
  network: Network,
  field: ReachField,
  edges: readonly number[],
  spacingMeters: number,
): StreetSamples {
  const { edgeFrom, edgeTo, edgeCost, edgeDirections, shapeStart, shapeLonLat, shapeCost, shapeMillimeters, shapeStructure } =
    network
  const { sources, startCost, limitCost } = field
  const costAt = createPlaceCosts(network, field.nearest, sources, { startCost })
  const byEdge = sourcesByEdge(sources)
  const lonLat = createGrowingArray(Float64Array)
  const costs = createGrowingArray(Float64Array)
  const enclosed = createGrowingArray(Uint8Array)

  const emit = (shape: number, share: number, cost: number): void => {
    const at = 2 * shape
    lonLat.push(shapeLonLat[at] + share * (shapeLonLat[at + 2] - shapeLonLat[at]))
    lonLat.push(shapeLonLat[at + 1] + share * (shapeLonLat[at + 3] - shapeLonLat[at + 1]))
    costs.push(cost)
    enclosed.push(shapeStructure[shape] === 0 ? 0 : 1)
  }

  /** Bit 1: told as open ground; bit 2: told as enclosed. Many edges share a node, once is enough. */
  const told = new Uint8Array(network.nodeCount)
  const emitNode = (node: number, shape: number, share: number): void => {
    const bit = shapeStructure[shape] === 0 ? 1 : 2
    if (told[node] & bit || field.nearest.nodeCost[node] > limitCost) return
    told[node] |= bit
    emit(shape, share, field.nearest.nodeCost[node])
  }

  // Of the edge at hand. Functions made anew for every edge and segment would cost more than what they do.
  let edge = 0
  let there: readonly number[] = []
  let wayFrom = unreached
  let wayTo = unreached
  // Without a source on the edge its ends alone decide; this is what `costAt` would say, without its making an object.
  const costOn = (offset: number): number =>
    there.length > 0 ? costAt(edge, offset).cost : Math.min(wayFrom + offset, wayTo - offset)
  const costAtShare = (shape: number, share: number): number =>
    costOn(shapeCost[shape] + Math.round(share * (shapeCost[shape + 1] - shapeCost[shape])))

  for (edge of edges) {
    const last = shapeStart[edge + 1] - 1
    emitNode(edgeFrom[edge], shapeStart[edge], 0)
    emitNode(edgeTo[edge], last - 1, 1)
    there = byEdge.get(edge) ?? none
    wayFrom = edgeDirections[edge] & 2 ? field.nearest.nodeCost[edgeFrom[edge]] : unreached
    wayTo = (edgeDirections[edge] & 1 ? field.nearest.nodeCost[edgeTo[edge]] : unreached) + edgeCost[edge]
    for (let shape = shapeStart[edge]; shape < last; shape++) {
      const spacing = shapeStructure[shape] === 0 ? spacingMeters : spacingMeters / 4
      const pieces = Math.max(1, Math.ceil((shapeMillimeters[shape + 1] - shapeMillimeters[shape]) / 1000 / spacing))
      let before = costAtShare(shape, 0)
      if (before <= limitCost && shape > shapeStart[edge]) emit(shape, 0, before)
      for (let piece = 1; piece <= pieces; piece++) {
        const here = costAtShare(shape, piece / pieces)
        if (here <= limitCost !== before <= limitCost) {
          let [reached, beyond] = here <= limitCost ? [piece, piece - 1] : [piece - 1, piece]
          for (let halving = 0; halving < 14; halving++) {
            const middle = (reached + beyond) / 2
            if (costAtShare(shape, middle / pieces) <= limitCost) reached = middle
            else beyond = middle
          }
          emit(shape, reached / pieces, costAtShare(shape, reached / pieces))
        }
        // The end of a segment is the beginning of the next one, unless a bridge begins there.
        const isInside = piece < pieces || (shape < last - 1 && shapeStructure[shape] !== shapeStructure[shape + 1])
        if (here <= limitCost && isInside) emit(shape, piece / pieces, here)
        before = here
      }
    }
    for (const source of there) {
      if (startCost[source] > limitCost) continue
      const offset = sources.offset[source]
      let shape = shapeStart[edge]
      while (shape < last - 1 && shapeCost[shape + 1] <= offset) shape++
      const span = shapeCost[shape + 1] - shapeCost[shape]
      const cost = costOn(offset)
      if (cost <= limitCost) emit(shape, span > 0 ? Math.min(1, (offset - shapeCost[shape]) / span) : 0, cost)
    }
  }
  return { count: costs.length(), lonLat: lonLat.finish(), cost: costs.finish(), enclosed: enclosed.finish() }
}
