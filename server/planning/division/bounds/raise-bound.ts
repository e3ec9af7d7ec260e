import type { LinearRow, LinearSolver } from '../../linear-model.ts'
import { type DivisionGraph, type PartRules, paysWhole } from '../graph/division-graph.ts'
import type { PartCounts } from '../graph/part-counts.ts'
import { circleMeters, roundestParts } from './roundest-parts.ts'
import { createRowFinder, violatedForest } from './spreading-rows.ts'

/** How far from the relaxation's best point towards a plan rows are looked for. */
const towardsInside = 0.6

/** Simplex steps that one solve may take; a relaxation that needs more is given up, and the bound stays. */
const stepsASolve = 8000

/** Moves of the search that take about as long as looking for rows takes for every node and arc, and a simplex step for every row and column. */
const movesANodeArc = 0.15
const movesAStepRow = 0.15

/** A bound, and what the round took to find it, in moves of the search. */
export interface RaisedBound {
  bound: number
  work: number
}

/** Rows added in a round: the most violated ones. More make solving dearer than they raise the bound. */
const rowsARound = 100

/** The most that one part may have, where the others have at least the least. */
function largestPart(max: number, min: number, all: number, { least }: PartCounts): number {
  return Math.min(max, all - (least - 1) * min)
}

/** Lines that hold what a plan pays beside its borders from below, at most. */
const mostLines = 60

/**
 * What a plan of k parts pays whatever its borders, as lines below it: at least intercept + slope · k. Outlines: all perimeters together are the rim and twice the borders (counted
 * with the edges), and the circles' are at most those of the roundest parts (`roundest-parts.ts`). Balance: deviations together are at least the total's from k targets. Both
 * are convex in k, so a line through two neighbouring counts is below them at every other.
 */
function besideBorders(
  graph: DivisionGraph,
  rules: PartRules,
  { least, most }: PartCounts,
): { intercept: number; slope: number }[] {
  const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0)
  const [rim, households] = [sum(graph.rimMeters), sum(graph.households)]
  const paid = (k: number): number =>
    rules.shapePrice * (rim - circleMeters(roundestParts(graph.areaSquareMeters, k))) +
    (rules.targetHouseholds > 0 ? rules.balancePrice * Math.abs(households - k * rules.targetHouseholds) : 0)
  if (least >= most) return [{ intercept: paid(least), slope: 0 }]
  return Array.from({ length: Math.min(mostLines, most - least) }, (_, i) => {
    const k = least + i
    const slope = paid(k + 1) - paid(k)
    return { intercept: paid(k) - slope * k, slope }
  })
}

/**
 * Raises a lower bound on the objective of every plan, round by round: a linear relaxation with a value from 0 (not cut) to 1 (cut) for every edge, under
 * spreading constraints of households and people and the count of parts, which is a column too (`spreading-rows.ts`), found as they are violated at points between
 * the relaxation's best and a plan (in–out, Ben-Ameur and Neto 2007). Every plan keeps every row, so every value yielded is a bound, whatever rows are
 * still to come. Contiguity and the least sizes are not asked of the relaxation, but through the count. Ends where no row is violated.
 */
export function* raiseBound(
  graph: DivisionGraph,
  rules: PartRules,
  counts: PartCounts,
  plan: Int32Array,
  solver: LinearSolver,
): Generator<RaisedBound> {
  const { edgeCount, edgePrice, edgeMeters, edgeFrom, edgeTo } = graph
  const lines = besideBorders(graph, rules, counts)
  const whole = paysWhole(graph, rules)
  // Columns after the edges': the number of parts, and what is paid beside borders.
  const [partsColumn, paidColumn] = [edgeCount, edgeCount + 1]
  const finder = createRowFinder(graph)
  const sizes = (['households', 'population'] as const).flatMap((measure) => {
    const size = graph[measure]
    const all = size.reduce((sum, value) => sum + value, 0)
    const largest =
      measure === 'households'
        ? largestPart(rules.maxHouseholds, rules.minHouseholds, all, counts)
        : largestPart(rules.maxPopulation, rules.minPopulation, all, counts)
    return largest < all ? [{ size, largest }] : []
  })
  const rowsAt = (point: Float64Array): LinearRow[] => {
    const forest = violatedForest(graph, point, point[partsColumn], partsColumn)
    const spreading = sizes.flatMap(({ size, largest }) => finder.violatedRows(point, size, largest, rowsARound))
    return forest ? [...spreading, forest] : spreading
  }
  const ofPlan = Array.from(edgeFrom, (from, edge) => (plan[from] === plan[edgeTo[edge]] ? 0 : 1))
  let inside = Float64Array.from([...ofPlan, new Set(plan).size, 0])
  const model = solver({
    costs: Float64Array.from([...edgePrice.map((price, edge) => price + 2 * rules.shapePrice * edgeMeters[edge]), 0, 1]),
    lower: Float64Array.from([...new Float64Array(edgeCount), counts.least, Number.NEGATIVE_INFINITY]),
    upper: Float64Array.from([...new Float64Array(edgeCount).fill(1), counts.most, Number.POSITIVE_INFINITY]),
    whole: false,
    rows: lines.map(({ intercept, slope }) => ({
      lower: intercept,
      upper: Number.POSITIVE_INFINITY,
      columns: [paidColumn, partsColumn],
      values: [1, -slope],
    })),
  })
  let [rowCount, lookWork] = [0, 0]
  try {
    for (;;) {
      const answer = model.solve({ steps: stepsASolve })
      if (answer.status !== 'optimal') return
      const { bound } = answer
      const work = lookWork + movesAStepRow * answer.steps * (rowCount + edgeCount)
      yield { bound: whole ? Math.ceil(bound - 1e-6) : bound - 1e-7 * Math.abs(bound), work }
      lookWork = 0
      let rows: LinearRow[] = []
      for (let step = towardsInside; rows.length === 0; step = step > 1e-3 ? step / 4 : 0) {
        const point = answer.values.map((value, edge) => value + step * (inside[edge] - value))
        rows = rowsAt(point)
        lookWork += movesANodeArc * graph.nodeCount * graph.arcNode.length
        if (rows.length === 0 && step === 0) return
        if (rows.length === 0) inside = point
      }
      model.addRows(rows)
      rowCount += rows.length
    }
  } finally {
    model.close()
  }
}
