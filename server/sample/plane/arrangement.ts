import { appendTo } from './append-to.ts'
import { addEdge, edgeEnds, edgeKey, type PlanarMap, vertexAt } from './planar-map.ts'
import { type Point, segmentMeeting } from './polygon.ts'

const cellMeters = 160

/** A polyline to lay into a map; `line` is the index that its edges will carry. */
export interface Polyline {
  line: number
  points: readonly Point[]
}

interface Piece {
  line: number
  a: number
  b: number
  /** Share along the piece and vertex, of every meeting with another line. */
  meetings: [number, number][]
}

/** Lays polylines into an empty map and makes a vertex wherever two of different lines meet. Time about linear for lines spread evenly. */
export function arrangeLines(map: PlanarMap, polylines: readonly Polyline[]): void {
  const pieces: Piece[] = []
  for (const { line, points } of polylines) {
    for (let i = 1; i < points.length; i++) {
      const a = vertexAt(map, points[i - 1])
      const b = vertexAt(map, points[i])
      if (a !== b) pieces.push({ line, a, b, meetings: [] })
    }
  }
  const cells = new Map<number, number[]>()
  const span = 65536
  pieces.forEach((piece, index) => {
    const [ax, ay] = map.points[piece.a]
    const [bx, by] = map.points[piece.b]
    for (let column = Math.floor(Math.min(ax, bx) / cellMeters); column <= Math.floor(Math.max(ax, bx) / cellMeters); column++) {
      for (let row = Math.floor(Math.min(ay, by) / cellMeters); row <= Math.floor(Math.max(ay, by) / cellMeters); row++) {
        const key = (column + span / 2) * span + row + span / 2
        appendTo(cells, key, index)
      }
    }
  })
  const compared = new Set<number>()
  for (const cell of cells.values()) {
    for (let i = 0; i < cell.length; i++) {
      for (let j = i + 1; j < cell.length; j++) {
        const first = pieces[cell[i]]
        const second = pieces[cell[j]]
        if (first.line === second.line) continue
        const pair = cell[i] * pieces.length + cell[j]
        if (compared.has(pair)) continue
        compared.add(pair)
        meet(map, first, second)
      }
    }
  }
  for (const { line, a, b, meetings } of pieces) {
    meetings.sort((one, other) => one[0] - other[0])
    let previous = a
    for (const [, vertex] of meetings) {
      addEdge(map, previous, vertex, line)
      previous = vertex
    }
    addEdge(map, previous, b, line)
  }
}

function meet(map: PlanarMap, first: Piece, second: Piece): void {
  const a = map.points[first.a]
  const b = map.points[first.b]
  const shares = segmentMeeting(a, b, map.points[second.a], map.points[second.b])
  if (!shares) return
  const vertex = vertexAt(map, [a[0] + shares[0] * (b[0] - a[0]), a[1] + shares[0] * (b[1] - a[1])])
  first.meetings.push([shares[0], vertex])
  second.meetings.push([shares[1], vertex])
}

/** Edges of every vertex, as lists of neighbours. */
export function neighboursOf(map: PlanarMap): Map<number, number[]> {
  const neighbours = new Map<number, number[]>()
  for (const key of map.lineOfEdge.keys()) {
    const [a, b] = edgeEnds(key)
    appendTo(neighbours, a, b)
    appendTo(neighbours, b, a)
  }
  return neighbours
}

/** Takes away every edge that leads nowhere, until all that is left bounds a face. */
export function pruneDeadEnds(map: PlanarMap): void {
  const neighbours = neighboursOf(map)
  const ends = [...neighbours.keys()].filter((vertex) => neighbours.get(vertex)!.length === 1)
  while (ends.length > 0) {
    const end = ends.pop()!
    const list = neighbours.get(end)!
    if (list.length !== 1) continue
    const next = list[0]
    map.lineOfEdge.delete(edgeKey(end, next))
    neighbours.set(end, [])
    const rest = neighbours.get(next)!.filter((vertex) => vertex !== end)
    neighbours.set(next, rest)
    if (rest.length === 1) ends.push(next)
  }
}

/** Removes bends closer than a distance to a neighbouring vertex of the same line, so that no tiny edges remain beside junctions. */
export function contractShortEdges(map: PlanarMap, leastMeters: number): void {
  const neighbours = neighboursOf(map)
  for (const [vertex, list] of neighbours) {
    if (list.length !== 2) continue
    const [a, b] = list
    const line = map.lineOfEdge.get(edgeKey(vertex, a))!
    if (line !== map.lineOfEdge.get(edgeKey(vertex, b)) || neighbours.get(a)!.includes(b)) continue
    const [x, y] = map.points[vertex]
    const nearest = Math.min(...list.map((other) => Math.hypot(map.points[other][0] - x, map.points[other][1] - y)))
    if (nearest >= leastMeters) continue
    map.lineOfEdge.delete(edgeKey(vertex, a))
    map.lineOfEdge.delete(edgeKey(vertex, b))
    addEdge(map, a, b, line)
    neighbours.set(vertex, [])
    neighbours.set(
      a,
      neighbours.get(a)!.map((other) => (other === vertex ? b : other)),
    )
    neighbours.set(
      b,
      neighbours.get(b)!.map((other) => (other === vertex ? a : other)),
    )
  }
}
