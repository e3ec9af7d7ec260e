import type { LinearRow } from '../../linear-model.ts'
import { createUnionFind } from '../../union-find.ts'
import type { DivisionGraph } from '../graph/division-graph.ts'

/** Nodes by distance, nearest first: a binary heap over whole graphs, emptied before use. */
class NearestFirst {
  readonly #nodes: Int32Array
  readonly #at: Int32Array
  #count = 0

  constructor(
    nodeCount: number,
    readonly distance: Float64Array,
  ) {
    this.#nodes = new Int32Array(nodeCount)
    this.#at = new Int32Array(nodeCount)
  }

  /** Puts a node in, or moves it up after its distance fell. */
  lift(node: number, isNew: boolean): void {
    let at = isNew ? this.#count++ : this.#at[node]
    const { distance } = this
    for (; at > 0; ) {
      const up = (at - 1) >> 1
      if (distance[this.#nodes[up]] <= distance[node]) break
      this.#put(this.#nodes[up], at)
      at = up
    }
    this.#put(node, at)
  }

  /** Takes out the nearest node; −1 where there is none. */
  take(): number {
    if (this.#count === 0) return -1
    const first = this.#nodes[0]
    const last = this.#nodes[--this.#count]
    const { distance } = this
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= this.#count) break
      if (below + 1 < this.#count && distance[this.#nodes[below + 1]] < distance[this.#nodes[below]]) below++
      if (distance[this.#nodes[below]] >= distance[last]) break
      this.#put(this.#nodes[below], at)
      at = below
    }
    if (this.#count > 0) this.#put(last, at)
    return first
  }

  clear(): void {
    this.#count = 0
  }

  #put(node: number, at: number): void {
    this.#nodes[at] = node
    this.#at[node] = at
  }
}

/** What finds violated rows on one graph. */
export interface RowFinder {
  /** Rows that edge values (0 … 1, in order of the edges) violate by more than a millionth of all: the most violated ones, `most` of them. */
  violatedRows: (edgeValue: Float64Array, size: Float64Array, largest: number, most: number) => LinearRow[]
}

/**
 * Spreading constraints (Even, Naor, Rao and Schieber 1999): from any node v, along any tree of paths to a set J of nodes,
 * Σ size(u) · (cut edges on the path to u) ≥ size(J) − largest, because v's part holds at most `largest` of J, and whoever is in another part has a cut
 * edge on the way. The finder takes shortest paths and J = what is nearer than 1, the most violated choice. Sizes are divided by their sum.
 * Cost: n shortest-path searches, each cut off at 1.
 */
export function createRowFinder({ nodeCount, firstArc, arcNode, arcEdge }: DivisionGraph): RowFinder {
  const distance = new Float64Array(nodeCount)
  const heap = new NearestFirst(nodeCount, distance)
  const parentArcEdge = new Int32Array(nodeCount)
  const parent = new Int32Array(nodeCount)
  const order = new Int32Array(nodeCount)
  const below = new Float64Array(nodeCount)
  const state = new Uint8Array(nodeCount)

  /** Nodes nearer than 1 to the root, nearest first, into `order`. */
  const spread = (root: number, edgeValue: Float64Array): number => {
    distance.fill(Number.POSITIVE_INFINITY)
    state.fill(0)
    heap.clear()
    distance[root] = 0
    heap.lift(root, true)
    let count = 0
    for (let node = heap.take(); node >= 0 && distance[node] < 1 - 1e-9; node = heap.take()) {
      order[count++] = node
      state[node] = 2
      for (let arc = firstArc[node]; arc < firstArc[node + 1]; arc++) {
        const next = arcNode[arc]
        const far = distance[node] + Math.max(0, edgeValue[arcEdge[arc]])
        if (state[next] === 2 || far >= distance[next] - 1e-12) continue
        distance[next] = far
        parent[next] = node
        parentArcEdge[next] = arcEdge[arc]
        heap.lift(next, state[next] === 0)
        state[next] = 1
      }
    }
    return count
  }

  return {
    violatedRows: (edgeValue, size, largest, most) => {
      const all = size.reduce((sum, value) => sum + value, 0)
      const found: { row: LinearRow; violation: number }[] = []
      for (let root = 0; root < nodeCount; root++) {
        const count = spread(root, edgeValue)
        let [near, spreadOut] = [0, 0]
        for (let i = 0; i < count; i++) {
          near += size[order[i]]
          spreadOut += size[order[i]] * distance[order[i]]
          below[order[i]] = 0
        }
        if (spreadOut >= near - largest - 1e-6 * all) continue
        const columns: number[] = []
        const values: number[] = []
        for (let i = count - 1; i > 0; i--) {
          const node = order[i]
          below[node] += size[node]
          below[parent[node]] += below[node]
          if (below[node] === 0) continue
          columns.push(parentArcEdge[node])
          values.push(below[node] / all)
        }
        const row = { lower: (near - largest) / all, upper: Number.POSITIVE_INFINITY, columns, values }
        found.push({ row, violation: near - largest - spreadOut })
      }
      found.sort((a, b) => b.violation - a.violation)
      return found.slice(0, most).map(({ row }) => row)
    },
  }
}

/**
 * A spanning forest has at least so many cut edges as there are parts more than components: the row of the forest with the least values, where they violate it. The number of
 * parts is `parts` at this point, and a column of its own.
 */
export function violatedForest(graph: DivisionGraph, point: Float64Array, parts: number, partsColumn: number): LinearRow | null {
  const edgeValue = point.subarray(0, graph.edgeCount)
  const joined = createUnionFind(graph.nodeCount)
  const columns: number[] = []
  let [sum, components] = [0, graph.nodeCount]
  for (const edge of Array.from(edgeValue, (_, edge) => edge).sort((a, b) => edgeValue[a] - edgeValue[b] || a - b)) {
    const [a, b] = [graph.edgeFrom[edge], graph.edgeTo[edge]]
    if (joined.root(a) === joined.root(b)) continue
    joined.join(a, b)
    components--
    columns.push(edge)
    sum += edgeValue[edge]
  }
  if (sum >= parts - components - 1e-6) return null
  const values = columns.map(() => 1)
  return { lower: -components, upper: Number.POSITIVE_INFINITY, columns: [...columns, partsColumn], values: [...values, -1] }
}
