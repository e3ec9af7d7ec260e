import type { EdgeGraph } from './edge-graph.ts'
import type { ToggleSets } from './toggle-sets.ts'

/**
 * Borders from junction to junction: arc a runs through points pointOf[starts[a] .. starts[a + 1]], and the outlines of set setOf[a] lie on
 * one side of it only. A ring that touches nothing else is one arc that begins and ends in its western (then northern) point.
 */
export interface ArcGraph {
  x: Int32Array
  y: Int32Array
  starts: Uint32Array
  pointOf: Uint32Array
  setOf: Uint32Array
  sets: ToggleSets
}

/** Joins the edges of a noded graph into arcs, through every point in which exactly two of them meet. Their sets are equal there, since each outline passes a point evenly. Linear. */
export function traceArcs({ points, edges, setOf, sets }: EdgeGraph): ArcGraph {
  const first = new Uint32Array(points.count + 1)
  let edgeCount = 0
  for (let edge = 0; edge < edges.count; edge++) {
    if (setOf[edge] === 0) continue
    edgeCount++
    first[edges.a[edge] + 1]++
    first[edges.b[edge] + 1]++
  }
  for (let point = 0; point < points.count; point++) first[point + 1] += first[point]
  const edgeAt = new Uint32Array(2 * edgeCount)
  const fill = first.slice(0, points.count)
  for (let edge = 0; edge < edges.count; edge++) {
    if (setOf[edge] === 0) continue
    edgeAt[fill[edges.a[edge]]++] = edge
    edgeAt[fill[edges.b[edge]]++] = edge
  }
  const degree = (point: number): number => first[point + 1] - first[point]

  const isUsed = new Uint8Array(edges.count)
  const starts: number[] = [0]
  const arcSets: number[] = []
  // Every edge brings one point, and every arc one more: at most twice the edges.
  const pointOf = new Uint32Array(2 * edgeCount)
  let length = 0
  const follow = (start: number, firstEdge: number): void => {
    let [at, edge] = [start, firstEdge]
    pointOf[length++] = at
    for (;;) {
      isUsed[edge] = 1
      at = edges.a[edge] === at ? edges.b[edge] : edges.a[edge]
      pointOf[length++] = at
      if (degree(at) !== 2 || at === start) break
      const slot = first[at]
      edge = edgeAt[slot] === edge ? edgeAt[slot + 1] : edgeAt[slot]
    }
    starts.push(length)
    arcSets.push(setOf[firstEdge])
  }
  for (let point = 0; point < points.count; point++) {
    if (degree(point) === 2) continue
    for (let i = first[point]; i < first[point + 1]; i++) if (!isUsed[edgeAt[i]]) follow(point, edgeAt[i])
  }
  for (let edge = 0; edge < edges.count; edge++) {
    if (setOf[edge] === 0 || isUsed[edge]) continue
    const begin = length
    follow(edges.a[edge], edge)
    rotateRing(pointOf.subarray(begin, length), points.a, points.b)
  }
  return {
    x: points.a.slice(0, points.count),
    y: points.b.slice(0, points.count),
    starts: Uint32Array.from(starts),
    pointOf: pointOf.slice(0, length),
    setOf: Uint32Array.from(arcSets),
    sets,
  }
}

/** Turns a closed ring of points so that it begins and ends in its western, then northern, point. */
function rotateRing(ring: Uint32Array, x: Int32Array, y: Int32Array): void {
  let least = 0
  for (let i = 1; i + 1 < ring.length; i++) {
    const [p, q] = [ring[i], ring[least]]
    if (x[p] < x[q] || (x[p] === x[q] && y[p] < y[q])) least = i
  }
  if (least === 0) return
  const open = ring.slice(0, -1)
  for (let i = 0; i < ring.length; i++) ring[i] = open[(least + i) % open.length]
}
