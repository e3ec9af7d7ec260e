import { createUnionFind } from '../../union-find.ts'
import { type EdgeGraph, toggleEdge } from '../graph/edge-graph.ts'
import { nodeEdges } from '../graph/node-edges.ts'
import { addPair, createPairTable } from '../graph/pair-table.ts'
import { createToggleSets, internSet, setMembers } from '../graph/toggle-sets.ts'

/** A line on the lattice: x0, y0, x1, y1 …; closed where it ends where it begins. */
export type LatticeLine = ArrayLike<number>

/**
 * Lines cut where they meet, and the faces between them. Edge e runs from point from[e] to point to[e], with face leftOf[e] on its left (from x
 * towards y) and rightOf[e] on its right; ends that lead nowhere are gone. Face `outside` is what no lines surround.
 */
export interface LineArrangement {
  x: Int32Array
  y: Int32Array
  from: Uint32Array
  to: Uint32Array
  leftOf: Int32Array
  rightOf: Int32Array
  faceCount: number
  outside: number
  /** Numbers of the lines that run along an edge, ascending. */
  linesAlong(edge: number): ArrayLike<number>
}

/**
 * Arranges lines: no edge moves by more than a step or so (see `nodeEdges`). Where a line runs along itself twice it counts as not there; where
 * different lines do, the edge is of both. O(n log n), and for every part that hangs together by itself once through all edges.
 */
export function arrangeLines(lines: readonly LatticeLine[]): LineArrangement {
  const graph = graphOf(lines)
  nodeEdges(graph)
  const edges = liveEdges(graph)
  const x = graph.points.a.slice(0, graph.points.count)
  const y = graph.points.b.slice(0, graph.points.count)
  const from = Uint32Array.from(edges, (edge) => graph.edges.a[edge])
  const to = Uint32Array.from(edges, (edge) => graph.edges.b[edge])
  const { boundaryOf, areas } = traceBoundaries(x, y, from, to)
  const faceOf = joinRims({ x, y, from, to }, boundaryOf, areas)
  return {
    x,
    y,
    from,
    to,
    leftOf: Int32Array.from(edges, (_, i) => faceOf.of[boundaryOf[2 * i]]),
    rightOf: Int32Array.from(edges, (_, i) => faceOf.of[boundaryOf[2 * i + 1]]),
    faceCount: faceOf.count,
    outside: faceOf.outside,
    linesAlong: (edge) => setMembers(graph.sets, graph.setOf[edges[edge]]),
  }
}

function graphOf(lines: readonly LatticeLine[]): EdgeGraph {
  const points = createPairTable(1024)
  const edges = createPairTable(1024)
  const graph: EdgeGraph = { points, edges, setOf: new Uint32Array(1024), sets: createToggleSets() }
  lines.forEach((xy, line) => {
    const set = internSet(graph.sets, [line], 1)
    let last = addPair(points, xy[0], xy[1])
    for (let i = 2; i + 1 < xy.length; i += 2) {
      const next = addPair(points, xy[i], xy[i + 1])
      if (next !== last) toggleEdge(graph, last, next, set)
      last = next
    }
  })
  return graph
}

/** Edges that are there, without those that lead to a dead end. */
function liveEdges({ points, edges, setOf }: EdgeGraph): number[] {
  const live: number[] = []
  for (let edge = 0; edge < edges.count; edge++) if (setOf[edge] !== 0) live.push(edge)
  const degree = new Int32Array(points.count)
  /** The edges at a point, all xor-ed: where it has one, that one. */
  const only = new Int32Array(points.count)
  for (const edge of live)
    for (const point of [edges.a[edge], edges.b[edge]]) {
      degree[point]++
      only[point] ^= edge
    }
  const isGone = new Uint8Array(edges.count)
  for (let start = 0; start < points.count; start++) {
    for (let point = start; degree[point] === 1; ) {
      const edge = only[point]
      isGone[edge] = 1
      const far = edges.a[edge] === point ? edges.b[edge] : edges.a[edge]
      for (const end of [point, far]) {
        degree[end]--
        only[end] ^= edge
      }
      point = far
    }
  }
  return live.filter((edge) => !isGone[edge])
}

interface Ends {
  x: Int32Array
  y: Int32Array
  from: Uint32Array
  to: Uint32Array
}

/** Side 2e lies left of edge e, side 2e + 1 left of it run backwards: the boundary that each belongs to, and twice the boundaries' signed areas (positive around a face, else the rim of a part that hangs together). */
function traceBoundaries(x: Int32Array, y: Int32Array, from: Uint32Array, to: Uint32Array) {
  const sideCount = 2 * from.length
  const startOf = (side: number): number => (side & 1 ? to[side >> 1] : from[side >> 1])
  const next = nextSides({ x, y, from, to })
  const boundaryOf = new Int32Array(sideCount).fill(-1)
  const areas: number[] = []
  for (let first = 0; first < sideCount; first++) {
    if (boundaryOf[first] !== -1) continue
    const [ox, oy] = [x[startOf(first)], y[startOf(first)]]
    let area = 0
    for (let side = first; boundaryOf[side] === -1; side = next[side]) {
      boundaryOf[side] = areas.length
      const [p, q] = [startOf(side), startOf(side ^ 1)]
      area += (x[p] - ox) * (y[q] - oy) - (x[q] - ox) * (y[p] - oy)
    }
    areas.push(area)
  }
  return { boundaryOf, areas }
}

/** For every side the next one along its boundary: at its end the sharpest turn to the left. */
function nextSides({ x, y, from, to }: Ends): Int32Array {
  const sideCount = 2 * from.length
  const first = new Uint32Array(x.length + 1)
  const startOf = (side: number): number => (side & 1 ? to[side >> 1] : from[side >> 1])
  for (let side = 0; side < sideCount; side++) first[startOf(side) + 1]++
  for (let point = 0; point < x.length; point++) first[point + 1] += first[point]
  const leaving = new Int32Array(sideCount)
  const fill = first.slice(0, x.length)
  for (let side = 0; side < sideCount; side++) leaving[fill[startOf(side)]++] = side
  const dx = (side: number): number => x[startOf(side ^ 1)] - x[startOf(side)]
  const dy = (side: number): number => y[startOf(side ^ 1)] - y[startOf(side)]
  const half = (side: number): number => (dy(side) > 0 || (dy(side) === 0 && dx(side) > 0) ? 0 : 1)
  const next = new Int32Array(sideCount)
  for (let point = 0; point < x.length; point++) {
    const around = leaving.subarray(first[point], first[point + 1])
    if (around.length > 2) around.sort((s, t) => half(s) - half(t) || dy(s) * dx(t) - dx(s) * dy(t))
    for (let i = 0; i < around.length; i++) next[around[i] ^ 1] = around[(i + around.length - 1) % around.length]
  }
  return next
}

/** Gives the rim of each part that lies apart to the face around it: what is first met going west from the rim's westernmost point. */
function joinRims(ends: Ends, boundaryOf: Int32Array, areas: readonly number[]) {
  const { x, from, to } = ends
  const { root, join } = createUnionFind(areas.length)
  const west = new Map<number, number>()
  for (let side = 0; side < boundaryOf.length; side++) {
    const boundary = boundaryOf[side]
    if (areas[boundary] > 0) continue
    const point = side & 1 ? to[side >> 1] : from[side >> 1]
    if (!west.has(boundary) || x[point] < x[west.get(boundary)!]) west.set(boundary, point)
  }
  const beyond: number[] = []
  for (const [boundary, point] of west) {
    const side = sideToTheWest(ends, x[point], ends.y[point])
    if (side === -1) beyond.push(boundary)
    else join(boundary, boundaryOf[side])
  }
  for (const boundary of beyond) join(boundary, beyond[0])
  const numbers = new Map<number, number>()
  const of = Int32Array.from(areas, (_, boundary) => {
    const own = root(boundary)
    if (!numbers.has(own)) numbers.set(own, numbers.size)
    return numbers.get(own)!
  })
  if (beyond.length === 0) return { of, count: 1, outside: 0 }
  return { of, count: numbers.size, outside: of[beyond[0]] }
}

/**
 * The side (see `traceBoundaries`) that faces a place from the west; -1 where there is none. The look goes half a step north of the lattice line, where no
 * point lies; `candidates` are the edges to look at, all by default.
 */
export function sideToTheWest(
  { x, y, from, to }: Ends,
  px: number,
  py: number,
  candidates: Iterable<number> = from.keys(),
): number {
  const level = Math.floor(py) + 0.5
  let nearest = Number.NEGATIVE_INFINITY
  let found = -1
  for (const edge of candidates) {
    const [p, q] = [from[edge], to[edge]]
    if (y[p] > level === y[q] > level) continue
    const at = x[p] + ((level - y[p]) / (y[q] - y[p])) * (x[q] - x[p])
    if (at >= px || at <= nearest) continue
    nearest = at
    // North of p lies q: the east is on its right.
    found = y[q] > y[p] ? 2 * edge + 1 : 2 * edge
  }
  return found
}
