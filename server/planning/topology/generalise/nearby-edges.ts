import { visitCells } from '../graph/cell-index.ts'
import { segmentsCross, turn } from '../graph/exact.ts'
import { addPair, createPairTable, findPair } from '../graph/pair-table.ts'
import type { ArcGraph } from '../graph/trace-arcs.ts'

/** Edges near some places, kept in cells, so that new ones can be tried and added. */
export interface NearbyEdges {
  /** How an edge would lie: `free` of all others, `there` already, or `blocked` by one that it would cross or touch inside. */
  tryEdge: (ax: number, ay: number, bx: number, by: number) => 'free' | 'there' | 'blocked'
  add: (ax: number, ay: number, bx: number, by: number) => void
}

const cellShift = 2

/** Collects the edges of a graph within `reach` steps of places (x and y in turn). */
export function collectNearbyEdges({ starts, pointOf, x, y }: ArcGraph, places: readonly number[], reach: number): NearbyEdges {
  const cells = createPairTable(places.length)
  for (let i = 0; i < places.length; i += 2) {
    const [west, east] = [places[i] - reach, places[i] + reach].map((at) => Math.floor(at) >> cellShift)
    const [low, high] = [places[i + 1] - reach, places[i + 1] + reach].map((at) => Math.floor(at) >> cellShift)
    for (let cx = west; cx <= east; cx++) for (let cy = low; cy <= high; cy++) addPair(cells, cx, cy)
  }
  const edgesOf: number[][] = Array.from({ length: cells.count }, () => [])
  const add = (ax: number, ay: number, bx: number, by: number): void => {
    const put = (cell: number): void => {
      if (cell !== -1) edgesOf[cell].push(ax, ay, bx, by)
    }
    // An edge that passes more cells than there are is put into all that its box meets.
    if (Math.max(Math.abs(bx - ax), Math.abs(by - ay)) < cells.count << cellShift)
      visitCells(ax, ay, bx, by, 0, cellShift, (cx, cy) => put(findPair(cells, cx, cy)))
    else for (let cell = 0; cell < cells.count; cell++) if (boxMeetsCell(ax, ay, bx, by, cells.a[cell], cells.b[cell])) put(cell)
  }
  for (let arc = 0; arc + 1 < starts.length; arc++) {
    for (let i = starts[arc] + 1; i < starts[arc + 1]; i++) {
      const [p, q] = [pointOf[i - 1], pointOf[i]]
      add(x[p], y[p], x[q], y[q])
    }
  }
  const tryEdge = (ax: number, ay: number, bx: number, by: number): 'free' | 'there' | 'blocked' => {
    let answer: 'free' | 'there' | 'blocked' = 'free'
    visitCells(ax, ay, bx, by, 0, cellShift, (cellX, cellY) => {
      const cell = findPair(cells, cellX, cellY)
      if (cell === -1) {
        answer = 'blocked'
        return
      }
      const list = edgesOf[cell]
      for (let i = 0; i < list.length; i += 4) {
        const [cx, cy, dx, dy] = [list[i], list[i + 1], list[i + 2], list[i + 3]]
        if ((ax === cx && ay === cy && bx === dx && by === dy) || (ax === dx && ay === dy && bx === cx && by === cy)) {
          if (answer === 'free') answer = 'there'
        } else if (
          segmentsCross(ax, ay, bx, by, cx, cy, dx, dy) ||
          isInside(ax, ay, cx, cy, dx, dy) ||
          isInside(bx, by, cx, cy, dx, dy) ||
          isInside(cx, cy, ax, ay, bx, by) ||
          isInside(dx, dy, ax, ay, bx, by)
        )
          answer = 'blocked'
      }
    })
    return answer
  }
  return { tryEdge, add }
}

/** Whether p lies on the segment cd, not at its ends. */
function isInside(px: number, py: number, cx: number, cy: number, dx: number, dy: number): boolean {
  if (px < Math.min(cx, dx) || px > Math.max(cx, dx) || py < Math.min(cy, dy) || py > Math.max(cy, dy)) return false
  if ((px === cx && py === cy) || (px === dx && py === dy)) return false
  return turn(cx, cy, dx, dy, px, py) === 0
}

function boxMeetsCell(ax: number, ay: number, bx: number, by: number, cellX: number, cellY: number): boolean {
  const [west, low] = [cellX << cellShift, cellY << cellShift]
  const side = 1 << cellShift
  return Math.min(ax, bx) <= west + side && Math.max(ax, bx) >= west && Math.min(ay, by) <= low + side && Math.max(ay, by) >= low
}
