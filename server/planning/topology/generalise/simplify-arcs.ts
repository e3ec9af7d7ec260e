import { addPair, createPairTable } from '../graph/pair-table.ts'
import type { ArcGraph } from '../graph/trace-arcs.ts'
import { createPointGrid, isTriangleTaken } from './point-grid.ts'
import { createRemovalQueue } from './removal-queue.ts'

/**
 * Takes points out of arcs, the least visible first, as long as every point taken stays within the tolerance (steps) of the line that
 * replaces it. Least visible is the smallest triangle with its neighbours, sharp ones before flat ones of the same area
 * (Visvalingam and Whyatt 1993, weighted). A point stays where its triangle holds another point, or where the new edge exists
 * already: so a graph whose edges meet only in ends stays one, every face keeps its area, and junctions do not move. Ties fall
 * by coordinates, so the order of the input does not matter. Points that `isKept` names stay. O(n log n) for evenly spread points.
 */
export function simplifyArcs(
  graph: ArcGraph,
  tolerance: number,
  isKept: (x: number, y: number) => boolean = () => false,
): ArcGraph {
  const { x, y, starts, pointOf } = graph
  const arcCount = starts.length - 1
  const before = new Int32Array(pointOf.length)
  const after = new Int32Array(pointOf.length)
  const weightOf = new Float64Array(pointOf.length).fill(Number.POSITIVE_INFINITY)
  const isGone = new Uint8Array(x.length).fill(1)
  const isEnd = new Uint8Array(pointOf.length)
  const direct = createPairTable(arcCount)
  let steps = 0
  for (let arc = 0; arc < arcCount; arc++) {
    const last = starts[arc + 1] - 1
    isEnd[starts[arc]] = 1
    isEnd[last] = 1
    for (let i = starts[arc]; i <= last; i++) {
      before[i] = i - 1
      after[i] = i + 1
      isGone[pointOf[i]] = 0
      if (i < last) steps += Math.abs(x[pointOf[i]] - x[pointOf[i + 1]]) + Math.abs(y[pointOf[i]] - y[pointOf[i + 1]])
    }
    noteDirect(starts[arc], last)
  }
  const shift = Math.max(2, Math.round(Math.log2(steps / (pointOf.length - arcCount + 1) + 1)))
  const grid = createPointGrid(x, y, isGone, shift)
  const queue = createRemovalQueue((i, j) => {
    const [p, q] = [pointOf[i], pointOf[j]]
    return x[p] < x[q] || (x[p] === x[q] && y[p] < y[q])
  })
  for (let i = 0; i < pointOf.length; i++) weigh(i)
  while (queue.pop()) {
    const i = queue.place
    if (queue.weight !== weightOf[i]) continue
    weightOf[i] = Number.POSITIVE_INFINITY
    const [from, to] = [before[i], after[i]]
    if (edgeExists(from, to) || isTriangleTaken(grid, pointOf[from], pointOf[i], pointOf[to])) continue
    isGone[pointOf[i]] = 1
    after[from] = to
    before[to] = from
    noteDirect(from, to)
    weigh(from)
    weigh(to)
  }
  return keptPoints()

  function noteDirect(from: number, to: number): void {
    if (!isEnd[from] || !isEnd[to] || after[from] !== to) return
    addPair(direct, Math.min(pointOf[from], pointOf[to]), Math.max(pointOf[from], pointOf[to]))
  }
  function edgeExists(from: number, to: number): boolean {
    if (!isEnd[from]) return pointOf[before[from]] === pointOf[to]
    if (!isEnd[to]) return pointOf[after[to]] === pointOf[from]
    const known = direct.count
    const [p, q] = [Math.min(pointOf[from], pointOf[to]), Math.max(pointOf[from], pointOf[to])]
    // Either it was there, or it is about to be.
    return addPair(direct, p, q) < known
  }
  /** Puts a point into the queue if it may go. */
  function weigh(i: number): void {
    if (isEnd[i]) return
    weightOf[i] = Number.POSITIVE_INFINITY
    const [p, q, r] = [pointOf[before[i]], pointOf[i], pointOf[after[i]]]
    if (p === r || isKept(x[q], y[q])) return
    const [ux, uy, vx, vy] = [x[p] - x[q], y[p] - y[q], x[r] - x[q], y[r] - y[q]]
    const [wx, wy] = [x[r] - x[p], y[r] - y[p]]
    const lengthSquared = wx * wx + wy * wy
    const limit = tolerance * tolerance
    for (let k = before[i] + 1; k < after[i]; k++) {
      const [kx, ky] = [x[pointOf[k]] - x[p], y[pointOf[k]] - y[p]]
      const along = kx * wx + ky * wy
      if (along <= 0) {
        if (kx * kx + ky * ky > limit) return
      } else if (along >= lengthSquared) {
        if ((kx - wx) ** 2 + (ky - wy) ** 2 > limit) return
      } else {
        const side = kx * wy - ky * wx
        if (side * side > limit * lengthSquared) return
      }
    }
    const cosine = (ux * vx + uy * vy) / Math.sqrt((ux * ux + uy * uy) * (vx * vx + vy * vy))
    weightOf[i] = Math.abs(ux * vy - uy * vx) * (1 - 0.7 * cosine)
    queue.push(weightOf[i], i)
  }
  function keptPoints(): ArcGraph {
    const kept: number[] = []
    const keptStarts = new Uint32Array(arcCount + 1)
    for (let arc = 0; arc < arcCount; arc++) {
      for (let i = starts[arc]; i < starts[arc + 1]; i = after[i]) kept.push(pointOf[i])
      keptStarts[arc + 1] = kept.length
    }
    return { ...graph, starts: keptStarts, pointOf: Uint32Array.from(kept) }
  }
}
