import { tileUnits } from '../lattice.ts'
import type { EdgeGraph } from './edge-graph.ts'
import { cutEdges } from './node-edges.ts'
import { addPair } from './pair-table.ts'

/** Whether a coordinate lies on an edge of some tile, where tiles reach `margin` units into their neighbours. */
export function isOnTileEdge(coordinate: number, margin: number): boolean {
  const inTile = coordinate & (tileUnits - 1)
  return inTile === margin || inTile === tileUnits - margin
}

/**
 * Gives every edge a point, the nearest of the lattice, wherever it crosses an edge of a tile that reaches `margin` units into its neighbours.
 * Called before edges are noded, and with these points kept, it lets tiles be cut out without any rounding.
 */
export function cutAtTileEdges(graph: EdgeGraph, margin: number): void {
  const { points, edges, setOf } = graph
  const cuts: number[] = []
  for (let edge = 0, count = edges.count; edge < count; edge++) {
    if (setOf[edge] === 0) continue
    const [p, q] = [edges.a[edge], edges.b[edge]]
    const [px, py, qx, qy] = [points.a[p], points.b[p], points.a[q], points.b[q]]
    const cut = (x: number, y: number): void => {
      const point = addPair(points, x, y)
      if (point !== p && point !== q) cuts.push(edge, point)
    }
    for (const x of linesBetween(px, qx, margin)) cut(x, Math.round(py + ((x - px) * (qy - py)) / (qx - px)))
    for (const y of linesBetween(py, qy, margin)) cut(Math.round(px + ((y - py) * (qx - px)) / (qy - py)), y)
  }
  cutEdges(graph, cuts)
}

/** Coordinates of tile edges strictly between two coordinates. */
function linesBetween(one: number, other: number, margin: number): number[] {
  const [low, high] = one < other ? [one, other] : [other, one]
  const lines: number[] = []
  for (let tile = Math.floor((low - margin) / tileUnits); tile * tileUnits - margin < high; tile++) {
    for (const line of [tile * tileUnits - margin, tile * tileUnits + margin]) if (line > low && line < high) lines.push(line)
  }
  return lines
}
