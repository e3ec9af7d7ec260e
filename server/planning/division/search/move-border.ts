import type { Random } from '../../random.ts'
import {
  type BorderSums,
  foesMet,
  type MoveEffect,
  moveNode,
  sumBorders,
  termsAfter,
  tryMove,
  violationAfter,
} from './move-node.ts'
import { type Partition, paysForSums } from './partition.ts'
import type { StaysConnected } from './stays-connected.ts'

/** What a move may cost to be kept: objective + violationPrice × violation may rise by `limit`. */
export interface MoveLimit {
  violationPrice: number
  limit: number
}

/** Cut edges looked at for the second half of an exchange. */
const partnersTried = 6

/** Memory of border moves. */
export interface BorderScratch {
  effect: MoveEffect
  first: BorderSums
  second: BorderSums
}

export function createBorderScratch(): BorderScratch {
  const sums = (): BorderSums => ({ priceFrom: 0, priceTo: 0, metersFrom: 0, metersTo: 0, metersAll: 0, arcsTo: 0 })
  return { effect: { objective: 0, violation: 0 }, first: sums(), second: sums() }
}

const noChange: MoveEffect = { objective: 0, violation: 0 }

/** Moves a node beside a random cut edge to the other side, if that costs no more than the limit and its part hangs together without it. */
export function flipNode(
  partition: Partition,
  staysConnected: StaysConnected,
  random: Random,
  { effect }: BorderScratch,
  { violationPrice, limit }: MoveLimit,
): boolean {
  const { graph, partOf, cutEdges, size } = partition
  const draw = random() * 2 * partition.cutCount
  const edge = cutEdges[draw >> 1]
  const node = draw & 1 ? graph.edgeFrom[edge] : graph.edgeTo[edge]
  const to = partOf[draw & 1 ? graph.edgeTo[edge] : graph.edgeFrom[edge]]
  if (size[partOf[node]] === 1) return false
  tryMove(partition, node, to, effect)
  if (effect.objective + violationPrice * effect.violation > limit || !staysConnected(partOf, node)) return false
  moveNode(partition, node, to, effect)
  return true
}

/** What sizes outside their ranges change by where `node` goes from one part to another, and `partner` from there to `target`. */
function exchangeViolation(
  partition: Partition,
  node: number,
  from: number,
  to: number,
  partner: number,
  target: number,
): number {
  const { households, population } = partition.graph
  const moreHouseholds = households[node] - households[partner]
  const morePeople = population[node] - population[partner]
  const atTo = violationAfter(partition, to, moreHouseholds, morePeople)
  if (target === from) return atTo + violationAfter(partition, from, -moreHouseholds, -morePeople)
  return (
    atTo +
    violationAfter(partition, from, -households[node], -population[node]) +
    violationAfter(partition, target, households[partner], population[partner])
  )
}

/** What shape, balance and change cost more after an exchange. */
function exchangeTerms(
  partition: Partition,
  node: number,
  from: number,
  to: number,
  partner: number,
  target: number,
  { first, second }: BorderScratch,
): number {
  const fromMeters = 2 * first.metersFrom - first.metersAll
  const toMeters = first.metersAll - 2 * first.metersTo + 2 * second.metersFrom - second.metersAll
  const targetMeters = second.metersAll - 2 * second.metersTo
  const atTo = termsAfter(partition, to, toMeters, node, partner)
  if (target === from) return atTo + termsAfter(partition, from, fromMeters + targetMeters, partner, node)
  return atTo + termsAfter(partition, from, fromMeters, -1, node) + termsAfter(partition, target, targetMeters, partner, -1)
}

/**
 * Moves a node across the border, and in exchange one of the part that it came to: back (a swap) or on to a third part, of a few drawn the one that leaves the
 * sizes best. What ranges forbid to one node they may allow to two. Nothing is moved before both are known to be kept: what costs least to know is asked first.
 */
export function exchangeNodes(
  partition: Partition,
  staysConnected: StaysConnected,
  random: Random,
  scratch: BorderScratch,
  { violationPrice, limit }: MoveLimit,
): boolean {
  const { graph, rules, partOf, cutEdges, size } = partition
  const { edgeFrom, edgeTo } = graph
  const { effect, first, second } = scratch
  const draw = random() * 2 * partition.cutCount
  const edge = cutEdges[draw >> 1]
  const node = draw & 1 ? edgeFrom[edge] : edgeTo[edge]
  const from = partOf[node]
  const to = partOf[draw & 1 ? edgeTo[edge] : edgeFrom[edge]]
  if (size[from] === 1) return false
  let partner = -1
  let target = -1
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < partnersTried; i++) {
    const other = cutEdges[(random() * partition.cutCount) | 0]
    const isFrom = partOf[edgeFrom[other]] === to
    if (!isFrom && partOf[edgeTo[other]] !== to) continue
    const candidate = isFrom ? edgeFrom[other] : edgeTo[other]
    const candidateTarget = partOf[isFrom ? edgeTo[other] : edgeFrom[other]]
    const violation = exchangeViolation(partition, node, from, to, candidate, candidateTarget)
    if (violation >= least) continue
    least = violation
    partner = candidate
    target = candidateTarget
  }
  if (partner < 0) return false
  sumBorders(partition, node, from, to, first)
  const freed = first.priceFrom - first.priceTo
  const pays = paysForSums(rules)
  if (!pays && freed + violationPrice * least - graph.nodePrice[partner] > limit) return false
  effect.violation = least + (graph.foes[node].length > 0 ? foesMet(partition, node, from, to) : 0)
  partOf[node] = to
  sumBorders(partition, partner, to, target, second)
  if (graph.foes[partner].length > 0) effect.violation += foesMet(partition, partner, to, target)
  partOf[node] = from
  effect.objective = freed + second.priceFrom - second.priceTo
  if (pays) effect.objective += exchangeTerms(partition, node, from, to, partner, target, scratch)
  if (second.arcsTo === 0 || effect.objective + violationPrice * effect.violation > limit) return false
  if (!staysConnected(partOf, node)) return false
  partOf[node] = to
  const isWhole = staysConnected(partOf, partner)
  partOf[node] = from
  if (!isWhole) return false
  moveNode(partition, node, to, noChange)
  moveNode(partition, partner, target, effect)
  return true
}
