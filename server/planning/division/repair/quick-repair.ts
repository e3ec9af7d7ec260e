import { seededRandom } from '../../random.ts'
import { componentsOf, sumOver } from '../graph/components.ts'
import type { DivisionGraph, PartRules } from '../graph/division-graph.ts'
import { sizesGraph } from '../graph/sizes-graph.ts'
import { createBorderScratch, exchangeNodes, flipNode, type MoveLimit } from '../search/move-border.ts'
import { type MoveEffect, moveNode, tryMove } from '../search/move-node.ts'
import { createPartition, outsideOf, type Partition } from '../search/partition.ts'
import { createStaysConnected } from '../search/stays-connected.ts'
import { isMended, judgeParts } from './judge-parts.ts'
import type { BrokenPlan, Repair } from './repair-graph.ts'

/** Moves of one try, and tries from the start: some tens of milliseconds together. */
const movesATry = 16_000
const tries = 3
/** People that moving an empty node counts as, so that it is not done for nothing. */
const everyNode = 1e-3

/** The nearby part of the ground, as a graph of its own in which moving people is all that costs. */
function nearbyGraph({ graph, partOf, partCount }: BrokenPlan, near: Uint8Array, start: Int32Array) {
  const nodes = Array.from(partOf, (_, node) => node).filter((node) => near[partOf[node]] === 1)
  const placeOf = new Int32Array(graph.nodeCount).fill(-1)
  nodes.forEach((node, place) => {
    placeOf[node] = place
  })
  const edges = Array.from(graph.edgeFrom, (_, edge) => edge).filter(
    (edge) => placeOf[graph.edgeFrom[edge]] >= 0 && placeOf[graph.edgeTo[edge]] >= 0,
  )
  const pick = (values: Float64Array): Float64Array => Float64Array.from(nodes, (node) => values[node])
  const edgeFrom = Int32Array.from(edges, (edge) => placeOf[graph.edgeFrom[edge]])
  const edgeTo = Int32Array.from(edges, (edge) => placeOf[graph.edgeTo[edge]])
  const nearby: DivisionGraph = {
    ...sizesGraph({ households: pick(graph.households), population: pick(graph.population) }, edgeFrom, edgeTo),
    firstPresent: Int32Array.from({ length: nodes.length + 1 }, (_, place) => place),
    presentGrid: Int32Array.from(nodes, (node) => partOf[node]),
    presentPeople: Float64Array.from(nodes, (node) => graph.population[node] + everyNode),
    gridIds: Array.from({ length: partCount }, (_, part) => String(part)),
    foes: nodes.map((node) => graph.foes[node].flatMap((foe) => (placeOf[foe] < 0 ? [] : [placeOf[foe]]))),
    atomsOf: nodes.map((node) => [node]),
    nodeOf: placeOf,
  }
  return { nearby, nodes, start: Int32Array.from(nodes, (node) => start[node]) }
}

/** People who must move whatever the repair: parts too large must lose, parts too small must gain; of households, where fewest people live in each. */
function peopleAtLeast({ graph, rules, partOf, partCount, parts }: BrokenPlan): number {
  const [households, population] = [new Float64Array(partCount), new Float64Array(partCount)]
  let peopleAHousehold = Number.POSITIVE_INFINITY
  for (let node = 0; node < graph.nodeCount; node++) {
    const [h, p] = [graph.households[node], graph.population[node]]
    households[partOf[node]] += h
    population[partOf[node]] += p
    if (h > 0) peopleAHousehold = Math.min(peopleAHousehold, p / h)
  }
  const sum = (of: (part: number) => number): number => parts.reduce((all, part) => all + Math.max(0, of(part)), 0)
  const ofHouseholds = Math.max(
    sum((part) => households[part] - rules.maxHouseholds),
    sum((part) => rules.minHouseholds - households[part]),
  )
  const ofPeople = Math.max(
    sum((part) => population[part] - rules.maxPopulation),
    sum((part) => rules.minPopulation - population[part]),
  )
  return Math.max(ofPeople, ofHouseholds === 0 ? 0 : ofHouseholds * peopleAHousehold)
}

/** Gives every piece of a part but the one that stays to the neighbour it borders most often; the piece with most people stays, or the one with the stroke. */
function joinPieces({ graph, partOf, pinned }: BrokenPlan, near: Uint8Array): Int32Array {
  const joined = partOf.slice()
  const piecesOf = new Map<number, number[][]>()
  for (const nodes of componentsOf(graph, partOf))
    piecesOf.set(partOf[nodes[0]], [...(piecesOf.get(partOf[nodes[0]]) ?? []), nodes])
  for (const [part, pieces] of piecesOf) {
    if (!near[part] || pieces.length === 1) continue
    const weight = (nodes: readonly number[]): number => sumOver(graph.population, nodes) + 1e-3 * nodes.length
    pieces.sort((a, b) => weight(b) - weight(a) || a[0] - b[0])
    for (const nodes of pieces.slice(1)) {
      if (nodes.some((node) => pinned.has(node))) continue
      const borders = new Map<number, number>()
      for (const node of nodes)
        for (let arc = graph.firstArc[node]; arc < graph.firstArc[node + 1]; arc++) {
          const other = joined[graph.arcNode[arc]]
          if (other !== part && near[other]) borders.set(other, (borders.get(other) ?? 0) + 1)
        }
      const [best] = [...borders].sort(([a, x], [b, y]) => y - x || a - b)
      if (best) for (const node of nodes) joined[node] = best[0]
    }
  }
  return joined
}

/** Takes moves back one by one, the most people first, as long as the plan stays mended. */
function takeBack(partition: Partition, pinnedPlaces: Uint8Array, effect: MoveEffect): void {
  const { graph, partOf } = partition
  const staysConnected = createStaysConnected(graph)
  const moved = Array.from(partOf, (_, place) => place).filter((place) => partOf[place] !== graph.presentGrid[place])
  for (const place of moved.sort((a, b) => graph.population[b] - graph.population[a] || a - b)) {
    const home = graph.presentGrid[place]
    let touchesHome = false
    for (let arc = graph.firstArc[place]; arc < graph.firstArc[place + 1]; arc++)
      if (partOf[graph.arcNode[arc]] === home) touchesHome = true
    if (pinnedPlaces[place] || !touchesHome || partition.size[partOf[place]] === 1) continue
    tryMove(partition, place, home, effect)
    if (effect.violation > 1e-9 || !staysConnected(partOf, place)) continue
    moveNode(partition, place, home, effect)
  }
}

/**
 * A repair with few people moved, in about a fixed time: pieces join neighbours, then moves over the borders of the nearby parts are annealed, people moved being
 * all that costs, and what need not have moved goes back. The best of a few tries, and no more where it moves no more people than must. Null where none mends the plan. Least is proven only there.
 */
export function quickRepair(broken: BrokenPlan, near: Uint8Array): Repair | null {
  const { graph, rules, partOf, partCount, pinned, parts } = broken
  const before = judgeParts(broken, partOf)
  const { nearby, nodes, start } = nearbyGraph(broken, near, joinPieces(broken, near))
  if (componentsOf(nearby, start).length > new Set(start).size) return null
  const repairRules: PartRules = { ...rules, shapePrice: 0, balancePrice: 0, changePrice: 1 }
  const pinnedPlaces = Uint8Array.from(nodes, (node) => (pinned.has(node) ? 1 : 0))
  const stays = createStaysConnected(nearby)
  const staysConnected = (own: Int32Array, place: number): boolean => pinnedPlaces[place] === 0 && stays(own, place)
  const border = createBorderScratch()
  const meanPeople =
    sumOver(
      nearby.population,
      nodes.map((_, place) => place),
    ) /
      nodes.length +
    1e-3
  const isSound = (partition: Partition): boolean => {
    const whole = partOf.slice()
    nodes.forEach((node, place) => {
      whole[node] = partition.partOf[place]
    })
    return isMended(broken, before, judgeParts(broken, whole))
  }
  const proven = peopleAtLeast(broken)
  const enough = proven + everyNode * nodes.length
  let best: Int32Array | null = null
  let least = Number.POSITIVE_INFINITY
  const keep = (partition: Partition): void => {
    if (partition.objective >= least - 1e-9 || !isSound(partition)) return
    best = partition.partOf.slice()
    least = partition.objective
  }
  for (let attempt = 0; attempt < tries && least > enough; attempt++) {
    const random = seededRandom(attempt + 1)
    const gridOf = Int32Array.from({ length: partCount }, (_, part) => part)
    const partition = createPartition(nearby, repairRules, partCount, start.slice(), gridOf)
    // Parts that are not nearby are empty here and stay so.
    const emptyViolation = Array.from(near, (isNear, part) => (isNear ? 0 : outsideOf(partition, part))).reduce(
      (sum, value) => sum + value,
      0,
    )
    partition.violation -= emptyViolation
    const violationPrice = (20 * meanPeople * nodes.length) / Math.max(1, parts.length)
    let temperature = 2 * meanPeople
    const moveLimit: MoveLimit = { violationPrice, limit: 0 }
    for (let move = 0; move < movesATry && partition.cutCount > 0 && least > enough; move++) {
      if (move % 64 === 0) temperature = 2 * meanPeople * 0.02 ** (move / movesATry)
      moveLimit.limit = -temperature * Math.log(random())
      const isMoved =
        random() < 0.7
          ? flipNode(partition, staysConnected, random, border, moveLimit)
          : exchangeNodes(partition, staysConnected, random, border, moveLimit)
      if (isMoved && partition.violation < 1e-9) keep(partition)
    }
    takeBack(partition, pinnedPlaces, border.effect)
    keep(partition)
  }
  if (best === null) return null
  const moves = nodes.flatMap((node, place) => (best![place] === partOf[node] ? [] : [{ node, to: best![place] }]))
  const people = moves.reduce((sum, { node }) => sum + graph.population[node], 0)
  return { moves, people, isLeast: people <= proven + 1e-9 }
}
