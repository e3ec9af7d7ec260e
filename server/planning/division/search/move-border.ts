import type { Random } from '../../random.ts'
import { type MoveEffect, moveNode, tryMove } from './move-node.ts'
import type { Partition } from './partition.ts'
import type { StaysConnected } from './stays-connected.ts'

/** Cut edges looked at for the second half of an exchange. */
const partnersTried = 6

/** Memory of border moves. */
export interface BorderScratch {
  first: MoveEffect
  second: MoveEffect
}

/** Moves a node beside a random cut edge to the other side, if `accept` wants it and its part hangs together without it. */
export function flipNode(
  partition: Partition,
  staysConnected: StaysConnected,
  random: Random,
  { first }: BorderScratch,
  accept: (objectiveChange: number, violationChange: number) => boolean,
): boolean {
  const { graph, partOf, cutEdges, size } = partition
  const draw = random() * 2 * partition.cutCount
  const edge = cutEdges[draw >> 1]
  const node = draw & 1 ? graph.edgeFrom[edge] : graph.edgeTo[edge]
  const to = partOf[draw & 1 ? graph.edgeTo[edge] : graph.edgeFrom[edge]]
  if (size[partOf[node]] === 1) return false
  tryMove(partition, node, to, first)
  if (!accept(first.objective, first.violation) || !staysConnected(partOf, node)) return false
  moveNode(partition, node, to, first)
  return true
}

/**
 * Moves a node across the border, and in exchange one of the part that it came to: back (a swap) or on to a third part, of a few drawn the one that leaves the
 * sizes best. What ranges forbid to one node they may allow to two. Both moves are taken back unless `accept` wants them together.
 */
export function exchangeNodes(
  partition: Partition,
  staysConnected: StaysConnected,
  random: Random,
  { first, second }: BorderScratch,
  accept: (objectiveChange: number, violationChange: number) => boolean,
): boolean {
  const { graph, partOf, cutEdges, size } = partition
  const { edgeFrom, edgeTo } = graph
  const draw = random() * 2 * partition.cutCount
  const edge = cutEdges[draw >> 1]
  const node = draw & 1 ? edgeFrom[edge] : edgeTo[edge]
  const from = partOf[node]
  const to = partOf[draw & 1 ? edgeTo[edge] : edgeFrom[edge]]
  if (size[from] === 1 || !staysConnected(partOf, node)) return false
  const objective = partition.objective
  const violation = partition.violation
  tryMove(partition, node, to, first)
  moveNode(partition, node, to, first)
  let partner = -1
  let partnerTo = -1
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < partnersTried; i++) {
    const other = cutEdges[Math.floor(random() * partition.cutCount)]
    const isFrom = partOf[edgeFrom[other]] === to
    if (!isFrom && partOf[edgeTo[other]] !== to) continue
    const candidate = isFrom ? edgeFrom[other] : edgeTo[other]
    if (candidate === node) continue
    const target = partOf[isFrom ? edgeTo[other] : edgeFrom[other]]
    tryMove(partition, candidate, target, second)
    if (second.violation >= least) continue
    least = second.violation
    partner = candidate
    partnerTo = target
  }
  if (partner >= 0) {
    tryMove(partition, partner, partnerTo, second)
    const isWanted = accept(first.objective + second.objective, first.violation + second.violation)
    if (isWanted && staysConnected(partOf, partner)) {
      moveNode(partition, partner, partnerTo, second)
      return true
    }
  }
  tryMove(partition, node, from, first)
  moveNode(partition, node, from, first)
  partition.objective = objective
  partition.violation = violation
  return false
}
