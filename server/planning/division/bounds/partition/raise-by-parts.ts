import type { LinearSolver } from '../../../linear-model.ts'
import { type DivisionGraph, type PartRules, paysWhole } from '../../graph/division-graph.ts'
import type { PartCounts } from '../../graph/part-counts.ts'
import type { SeenPart } from '../../search/part-pool.ts'
import type { NodePlan } from '../../search/search-plans.ts'
import type { RaisedBound } from '../raise-bound.ts'
import { fairPrices } from './fair-prices.ts'
import { finestPricer } from './finest-pricer.ts'
import { leastSum } from './least-sum.ts'

/** Parts seen by the search that the first prices come from, and parts that a round adds: the most useful ones. */
const partsAtFirst = 400
const partsARound = 60

/** Parts kept, beside four a node, before the half with the highest reduced costs goes. */
const mostParts = 1000

/** A round that gains this share of what its model promised was careful enough: the box grows. One that loses lets it shrink, more so where it loses much. */
const gainedEnough = 0.5
const [grows, shrinks, shrinksMuch] = [1.5, 0.8, 0.6]

/** Simplex steps that one solve may take. */
const stepsASolve = 8000

/** Moves of the search that take about as long as a simplex step for every row and column. */
const movesAStepRow = 0.15

/** What a part costs at least. */
interface PartCost {
  nodes: Int32Array
  cost: number
}

/**
 * Raises a lower bound on every plan's objective, round by round: the linear relaxation of choosing parts so that every node is in one (set partitioning), from
 * its dual side. Every node has a price; under any prices, their sum and the least reduced costs of as many parts as a plan has are a bound, whatever parts are
 * still unknown. A round takes the prices that are best for the parts known so far, within a box around the best prices priced yet (Marsten, Hogan and Blankenship
 * 1975: so that they do not swing), and prices all parts under them by a table (`price-parts.ts`); the cheapest become known. Ends where nothing is left to gain, or at once
 * where the ground is too wide for the table.
 */
export function* raiseByParts(
  graph: DivisionGraph,
  rules: PartRules,
  counts: PartCounts,
  { best: plan, seen }: { best: NodePlan; seen: Iterable<SeenPart> },
  solver: LinearSolver,
): Generator<RaisedBound> {
  const pricer = finestPricer(graph, rules, counts, plan.partCount)
  if (pricer === null) return
  const { nodeCount } = graph
  const whole = paysWhole(graph, rules)
  // Columns after the nodes' prices: what a part gets because there must be so many, and pays because there may be no more.
  const [fewestColumn, mostColumn] = [nodeCount, nodeCount + 1]
  let known: PartCost[] = [...seen].sort((a, b) => a.planPrice - b.planPrice).slice(0, partsAtFirst)
  let work = pricer.workToMake

  /** The bound under these prices, and the cheapest parts. */
  const priceAll = (prices: Float64Array): { bound: number; found: PartCost[] } => {
    const { least, nodesOf } = pricer.price(prices)
    work += pricer.work
    const found = Array.from(least, (_, place) => place)
      .filter((place) => least[place] < Number.POSITIVE_INFINITY)
      .sort((a, b) => least[a] - least[b] || a - b)
      .slice(0, partsARound)
      .map((place) => {
        const nodes = nodesOf(place)
        return { nodes, cost: nodes.reduce((sum, node) => sum + prices[node], least[place]) }
      })
    return { bound: prices.reduce((sum, value) => sum + value, leastSum(least, counts)), found }
  }

  /** The best prices in a box around others, for the parts known, and what they promise. */
  const bestWithin = (centre: Float64Array, reach: number): { prices: Float64Array; promised: number } | null => {
    const open = Number.POSITIVE_INFINITY
    const model = solver({
      costs: Float64Array.from([...new Float64Array(nodeCount).fill(-1), -counts.least, counts.most]),
      lower: Float64Array.from([...centre.map((value) => value - reach), 0, 0]),
      upper: Float64Array.from([...centre.map((value) => value + reach), open, open]),
      whole: false,
      rows: known.map(({ nodes, cost }) => ({
        lower: Number.NEGATIVE_INFINITY,
        upper: cost,
        columns: [...nodes, fewestColumn, mostColumn],
        values: [...new Float64Array(nodes.length).fill(1), 1, -1],
      })),
    })
    try {
      const { status, steps, values, objective } = model.solve({ steps: stepsASolve })
      work += movesAStepRow * steps * (known.length + nodeCount)
      return status === 'optimal' ? { prices: values.slice(0, nodeCount), promised: -objective } : null
    } finally {
      model.close()
    }
  }

  let centre = fairPrices(graph, rules, plan)
  let { bound, found } = priceAll(centre)
  let box = centre.reduce((sum, value) => sum + Math.abs(value), 0) / nodeCount
  for (;;) {
    yield { bound: whole ? Math.ceil(bound - 1e-6) : bound - 1e-7 * Math.abs(bound), work }
    work = 0
    known.push(...found)
    const next = bestWithin(centre, box)
    if (next === null || next.promised - bound < 1e-6 * Math.max(1, Math.abs(bound))) return
    const priced = priceAll(next.prices)
    found = priced.found
    const [gained, promised] = [priced.bound - bound, next.promised - bound]
    if (gained > gainedEnough * promised) box *= grows
    else if (gained < 0) box *= gained < -promised ? shrinksMuch : shrinks
    if (gained > 0) {
      bound = priced.bound
      centre = next.prices
    }
    if (known.length > mostParts + 4 * nodeCount) {
      const slack = new Map(known.map((part) => [part, part.nodes.reduce((left, node) => left - centre[node], part.cost)]))
      known = known.sort((a, b) => slack.get(a)! - slack.get(b)!).slice(0, known.length >> 1)
    }
  }
}
