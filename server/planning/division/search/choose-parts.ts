import { countRow } from '../../count-row.ts'
import type { LinearLimits, LinearModel, LinearSolver } from '../../linear-model.ts'
import { solveOnce } from '../../solve-once.ts'
import type { SeenPart } from './part-pool.ts'
import { newPart, nodeHashHigh, nodeHashLow } from './partition.ts'

/** A choice of seen parts that has every node once, and how far it can be from the best such choice. */
export interface ChosenParts {
  /** Null where no choice was found, or none cheaper than the known plan. */
  parts: SeenPart[] | null
  cost: number
  /** No choice among the seen parts costs less; ∞ where there is none. Says nothing about parts not seen. */
  poolBound: number
}

/** Where fewer parts than this share are left, the choice is made among them alone. */
const usefulShare = 0.9

/** Nodes that the same parts hold need one row between them: the first of each such set. */
function distinctNodes(parts: readonly SeenPart[], nodeCount: number): number[] {
  const [low, high] = [new Int32Array(nodeCount), new Int32Array(nodeCount)]
  parts.forEach(({ nodes }, column) => {
    for (const node of nodes) {
      low[node] = (low[node] + nodeHashLow(column)) | 0
      high[node] = (high[node] + nodeHashHigh(column)) | 0
    }
  })
  const seen = new Set<string>()
  return Array.from(low, (_, node) => node).filter((node) => {
    const key = `${low[node]},${high[node]}`
    return seen.has(key) ? false : seen.add(key)
  })
}

/**
 * Chooses among seen parts those that cost least together and have every node exactly once, between `least` and `most` of them, no present
 * grid twice: set partitioning by a solver of linear models. Where its relaxation shows that nothing is cheaper than a known plan, that is the answer; else parts that its reduced costs
 * show to be in no cheaper plan are left out before whole numbers are asked for. `known`: plans that cost so much or more are not wanted.
 */
export function chooseParts(
  parts: readonly SeenPart[],
  nodeCount: number,
  { least, most }: { least: number; most: number },
  solver: LinearSolver,
  limits: LinearLimits,
  known = Number.POSITIVE_INFINITY,
): ChosenParts {
  const rowOf = new Map(distinctNodes(parts, nodeCount).map((node, row) => [node, row]))
  const columnsOf: number[][] = Array.from(rowOf, () => [])
  const columnsOfGrid = new Map<number, number[]>()
  parts.forEach(({ nodes, grid }, column) => {
    for (const node of nodes) columnsOf[rowOf.get(node) ?? -1]?.push(column)
    if (grid === newPart) return
    const columns = columnsOfGrid.get(grid)
    if (columns) columns.push(column)
    else columnsOfGrid.set(grid, [column])
  })
  if (columnsOf.some((columns) => columns.length === 0))
    return { parts: null, cost: Number.POSITIVE_INFINITY, poolBound: Number.POSITIVE_INFINITY }
  const model: LinearModel = {
    costs: Float64Array.from(parts, ({ cost }) => cost),
    lower: new Float64Array(parts.length),
    upper: new Float64Array(parts.length).fill(1),
    whole: false,
    rows: [
      ...columnsOf.map((columns) => countRow(columns, 1, 1)),
      ...[...columnsOfGrid.values()].map((columns) => countRow(columns, 0, 1)),
      countRow(
        parts.map((_, column) => column),
        least,
        most,
      ),
    ],
  }
  const relaxed = solveOnce(solver, model, {})
  if (relaxed.bound >= known - 1e-9 * Math.abs(known))
    return { parts: null, cost: Number.POSITIVE_INFINITY, poolBound: relaxed.bound }
  const spare = known - relaxed.bound + 1e-6 * Math.max(1, Math.abs(relaxed.bound))
  const useful = parts.filter((_, column) => (relaxed.reducedCosts[column] ?? 0) <= spare)
  if (useful.length < usefulShare * parts.length) {
    // Plans of parts left out cost at least what is known.
    const chosen = chooseParts(useful, nodeCount, { least, most }, solver, limits, known)
    return { ...chosen, poolBound: Math.min(known, chosen.poolBound) }
  }
  const answer = solveOnce(solver, { ...model, whole: true }, limits)
  const isFound = answer.objective < Number.POSITIVE_INFINITY
  return {
    parts: isFound ? parts.filter((_, column) => answer.values[column] > 0.5) : null,
    cost: answer.objective,
    poolBound: answer.bound,
  }
}
