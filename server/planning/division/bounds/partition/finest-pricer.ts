import type { DivisionGraph, PartRules } from '../../graph/division-graph.ts'
import type { PartCounts } from '../../graph/part-counts.ts'
import { circleOfNode, roundestParts } from '../roundest-parts.ts'
import { partTerms } from './part-terms.ts'
import { createTable, type PricedParts } from './price-parts.ts'
import { sweepOrder } from './sweep-order.ts'
import { sweepStates } from './sweep-states.ts'

/** Entries (states × levels) that a table may have, and levels of size that are tried, the finest first. */
const mostEntries = 24_000_000
const levelsTried = [1024, 256, 96, 48]

/** Sweeps with more sets of waiting nodes are not tried, nor more states made: making them would take longer than the search may wait. */
const widestSweep = 1_000_000
const mostStatesTried = 200_000

/** Moves of the search that take about as long as an entry, and making a state. */
const movesAnEntry = 0.006
const movesAState = 0.5

/** Prices all parts there can be, and what that takes, in moves of the search. */
export interface Pricer {
  price: (prices: Float64Array) => PricedParts
  work: number
  workToMake: number
}

/**
 * The finest table that fits: more levels rather than fewer, parts that hang together rather than any sets. The circle of a part's area is held from above by
 * the root's tangent at the mean of so many parts as round as can be, and by less for nodes larger than that. Null where none fits.
 */
export function finestPricer(graph: DivisionGraph, rules: PartRules, counts: PartCounts, partCount: number): Pricer | null {
  const { nodeCount, areaSquareMeters } = graph
  const { order, size } = sweepOrder(graph)
  if (size > widestSweep) return null
  const { mean } = roundestParts(areaSquareMeters, Math.max(1, partCount))
  const isRound = rules.shapePrice > 0 && mean > 0
  const circle = isRound ? rules.shapePrice * Math.sqrt(Math.PI * mean) : 0
  const ofNode = areaSquareMeters.map((area) => (isRound ? rules.shapePrice * circleOfNode(area, mean) : 0))
  let tried = nodeCount * nodeCount
  for (const mostLevels of levelsTried) {
    const terms = partTerms(graph, rules, counts, mostLevels)
    const levels = terms.levelCost.length
    for (const isConnected of [true, false]) {
      const mostStates = Math.min(mostStatesTried, Math.floor(mostEntries / levels))
      const states = sweepStates(graph, order, terms, { isConnected, mostStates })
      tried += states?.stateCount ?? mostStates
      if (states === null) continue
      const table = createTable(states, terms)
      const price = (prices: Float64Array): PricedParts => {
        const values = prices.map((value, node) => terms.nodeCost[node] - ofNode[node] - value)
        const { least, nodesOf } = table(values)
        return { least: least.map((value) => value - circle), nodesOf }
      }
      return { price, work: movesAnEntry * states.stateCount * levels, workToMake: movesAState * tried }
    }
  }
  return null
}
