import type { Random } from '../../random.ts'
import { type BorderScratch, exchangeNodes, flipNode, type MoveLimit } from './move-border.ts'
import { type MoveEffect, tryMove } from './move-node.ts'
import { type Partition, recompute } from './partition.ts'
import { type RecombineScratch, recombine } from './recombine.ts'
import type { StaysConnected } from './stays-connected.ts'

/** What every move on one graph needs. */
export interface MoveTools {
  staysConnected: StaysConnected
  recombination: RecombineScratch
  border: BorderScratch
  random: Random
}

/** A cooling: `steps` moves from the hot temperature to the cold one, both in the objective's unit. */
export interface Cooling {
  steps: number
  hot: number
  cold: number
  /** What one whole violation (a mean part's size) costs beside the objective. */
  violationPrice: number
}

/** Moves between two looks at temperature, and between two yields. */
const movesALook = 64
export const movesASlice = 8192

/** Parts are pooled at every look in graphs of so many nodes, in larger ones more seldom. */
const nodesALook = 100

/** Share of moves that are exchanges; the others, but for recombinations, flip one node. */
const exchangeShare = 0.3
/** Share of recombinations by the nodes of two parts: their trees are to take about as long as all flips and exchanges. */
const recombinationShare = 0.2
/** Trees that a recombination draws at most. */
const treesTried = 6

/** Typical change of the objective where one node flips: the mean over random cut edges, never 0. */
export function typicalChange(partition: Partition, random: Random): number {
  const { graph, partOf, cutEdges } = partition
  const effect: MoveEffect = { objective: 0, violation: 0 }
  const draws = partition.cutCount === 0 ? 0 : 200
  let sum = 1e-9
  for (let i = 0; i < draws; i++) {
    const edge = cutEdges[Math.floor(random() * partition.cutCount)]
    tryMove(partition, graph.edgeFrom[edge], partOf[graph.edgeTo[edge]], effect)
    sum += Math.abs(effect.objective)
  }
  return sum / Math.max(1, draws)
}

/**
 * Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983) over recombinations, exchanges and flips, cooled geometrically. `onBetter` hears of every
 * partition within all ranges that is better than those before, `onLook` of one every now and then. Yields after every slice of moves; whoever stops calling stops it.
 */
export function* anneal(
  partition: Partition,
  tools: MoveTools,
  { steps, hot, cold, violationPrice }: Cooling,
  best: { objective: number },
  onBetter: () => void,
  onLook: () => void,
): Generator<void> {
  const { staysConnected, recombination, border, random } = tools
  let temperature = hot
  const poolEvery = movesALook * Math.ceil(partition.graph.nodeCount / nodesALook)
  const recombinations = (recombinationShare * partition.partCount) / (2 * partition.graph.nodeCount)
  const moveLimit: MoveLimit = { violationPrice, limit: 0 }
  for (let step = 0; step < steps && partition.cutCount > 0; step++) {
    if (step % movesALook === 0) {
      temperature = hot * (cold / hot) ** (step / steps)
      if (step % poolEvery === 0) onLook()
      if (step % movesASlice === 0 && step > 0) {
        recompute(partition)
        yield
      }
    }
    const kind = random()
    moveLimit.limit = -temperature * Math.log(random())
    const isMoved =
      kind < recombinations
        ? recombine(
            partition,
            partition.cutEdges[Math.floor(random() * partition.cutCount)],
            treesTried,
            recombination,
            random,
            moveLimit,
          )
        : kind < recombinations + exchangeShare
          ? exchangeNodes(partition, staysConnected, random, border, moveLimit)
          : flipNode(partition, staysConnected, random, border, moveLimit)
    if (isMoved && partition.objective < best.objective - 1e-9 && partition.violation < 1e-9) onBetter()
  }
}
