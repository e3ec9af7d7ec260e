import { bucketOf, buildCellIndex, visitCells } from './cell-index.ts'
import { type EdgeGraph, toggleEdge } from './edge-graph.ts'
import { isOnLatticeLine, segmentsCross } from './exact.ts'
import { addPair } from './pair-table.ts'

/**
 * Cuts the edges of a graph until they meet in common ends only: where a point lies on an edge (nearer than half a step) the edge
 * bends through it, and where two edges cross both bend through the lattice point nearest to the crossing (snap rounding; Hobby 1999, here
 * repeated until an exact test finds nothing, which ends because every piece is shorter than its edge in |Δx| + |Δy|). No edge
 * moves by more than a step a round, and later rounds are rare. Edges that come to lie on each other become one.
 */
export function nodeEdges(graph: EdgeGraph): void {
  const { points, edges } = graph
  /** Edges not yet tested against all others. */
  let isNew = new Uint8Array(edges.count).fill(1)
  for (;;) {
    const cuts = findCuts(graph, isNew)
    if (cuts.length === 0) return
    const changed = cutEdges(graph, cuts)
    isNew = new Uint8Array(edges.count)
    for (const edge of changed) if (graph.setOf[edge] !== 0) isNew[edge] = 1
  }
  /** Pairs of an edge and a point to bend it through, two numbers each. */
  function findCuts({ setOf }: EdgeGraph, fresh: Uint8Array): number[] {
    const alive: number[] = []
    let steps = 0
    for (let edge = 0; edge < edges.count; edge++) {
      if (setOf[edge] === 0) continue
      alive.push(edge)
      const [p, q] = [edges.a[edge], edges.b[edge]]
      steps += Math.max(Math.abs(points.a[p] - points.a[q]), Math.abs(points.b[p] - points.b[q]))
    }
    const shift = Math.max(3, Math.ceil(Math.log2(steps / alive.length + 1)))
    const visit = (edge: number, put: (x: number, y: number) => void): void => {
      const [p, q] = [edges.a[edge], edges.b[edge]]
      visitCells(points.a[p], points.b[p], points.a[q], points.b[q], 1, shift, put)
    }
    let size = 64
    while (size < alive.length) size *= 2
    const isTouched = new Uint8Array(size)
    const touch = (x: number, y: number) => {
      isTouched[bucketOf(size - 1, x, y)] = 1
    }
    for (const edge of alive) if (fresh[edge]) visit(edge, touch)
    const index = buildCellIndex(alive.length, shift, (item, put) =>
      visit(alive[item], (x, y) => {
        if (isTouched[bucketOf(size - 1, x, y)]) put(x, y)
      }),
    )
    const cuts: number[] = []
    for (let bucket = 0; bucket <= index.mask; bucket++) {
      for (let i = index.starts[bucket]; i < index.starts[bucket + 1]; i++) {
        for (let j = index.starts[bucket]; j < i; j++) {
          const [e, f] = [alive[index.items[i]], alive[index.items[j]]]
          if (e !== f && (fresh[e] || fresh[f])) comparePair(e, f, cuts)
        }
      }
    }
    return cuts
  }
  function comparePair(e: number, f: number, cuts: number[]): void {
    const { a: x, b: y } = points
    const [a, b, c, d] = [edges.a[e], edges.b[e], edges.a[f], edges.b[f]]
    // The first end of an edge is its western one.
    if (x[a] > x[d] || x[c] > x[b]) return
    if (Math.max(y[a], y[b]) < Math.min(y[c], y[d]) || Math.max(y[c], y[d]) < Math.min(y[a], y[b])) return
    const found = cuts.length
    if (c !== a && c !== b && isOnLatticeLine(x[a], y[a], x[b], y[b], x[c], y[c])) cuts.push(e, c)
    if (d !== a && d !== b && isOnLatticeLine(x[a], y[a], x[b], y[b], x[d], y[d])) cuts.push(e, d)
    if (a !== c && a !== d && isOnLatticeLine(x[c], y[c], x[d], y[d], x[a], y[a])) cuts.push(f, a)
    if (b !== c && b !== d && isOnLatticeLine(x[c], y[c], x[d], y[d], x[b], y[b])) cuts.push(f, b)
    if (cuts.length > found || a === c || a === d || b === c || b === d) return
    if (!segmentsCross(x[a], y[a], x[b], y[b], x[c], y[c], x[d], y[d])) return
    const isFirst = x[a] < x[c] || (x[a] === x[c] && y[a] < y[c])
    const crossing = isFirst ? crossingPoint(a, b, c, d) : crossingPoint(c, d, a, b)
    if (crossing !== a && crossing !== b) cuts.push(e, crossing)
    if (crossing !== c && crossing !== d) cuts.push(f, crossing)
  }
  /** The lattice point nearest to where ab and cd cross, added to the points where it is new. */
  function crossingPoint(a: number, b: number, c: number, d: number): number {
    const { a: x, b: y } = points
    const [ux, uy, vx, vy] = [x[b] - x[a], y[b] - y[a], x[d] - x[c], y[d] - y[c]]
    const share = ((x[c] - x[a]) * vy - (y[c] - y[a]) * vx) / (ux * vy - uy * vx)
    const [px, py] = [x[a] + Math.round(share * ux), y[a] + Math.round(share * uy)]
    return addPair(points, px, py)
  }
}

/** Replaces edges by the chains through the points they bend through (pairs of an edge and a point); returns the edges that came or changed. */
export function cutEdges(graph: EdgeGraph, cuts: readonly number[]): number[] {
  const { points, edges } = graph
  const through = new Map<number, number[]>()
  for (let i = 0; i < cuts.length; i += 2) {
    const list = through.get(cuts[i])
    if (list === undefined) through.set(cuts[i], [cuts[i + 1]])
    else if (!list.includes(cuts[i + 1])) list.push(cuts[i + 1])
  }
  // All edges go before any piece comes, lest a piece that lies on another edge share that edge's fate or not by chance of order.
  const pieces: { bends: number[]; p: number; q: number; set: number }[] = []
  for (const [edge, bends] of through) {
    const { a: x, b: y } = points
    const [p, q, set] = [edges.a[edge], edges.b[edge], graph.setOf[edge]]
    const [dx, dy] = [x[q] - x[p], y[q] - y[p]]
    bends.sort((m, n) => (x[m] - x[n]) * dx + (y[m] - y[n]) * dy || x[m] - x[n] || y[m] - y[n])
    pieces.push({ bends, p, q, set })
    graph.setOf[edge] = 0
  }
  const changed: number[] = []
  for (const { bends, p, q, set } of pieces) {
    let from = p
    for (const to of [...bends, q]) {
      changed.push(toggleEdge(graph, from, to, set))
      from = to
    }
  }
  return changed
}
