import { isOnLatticeLine, segmentsCross } from '../../graph/exact.ts'
import { visitSegments } from '../arc-cells.ts'
import type { Arc, DivisionMap } from '../division-map.ts'

/** Points that segments of arcs bend through, in order along each: x0, y0, x1, y1 … */
export type Bends = Map<Arc, Map<number, number[]>>

/** Rounds of noding before it is given up: each makes the pieces shorter, a second is rare. */
const mostRounds = 24

/**
 * Cuts a line (x, y in turn) where it meets a map: it bends through border points nearer than half a step, and where it crosses a border both
 * bend through the lattice point nearest to the crossing (as `nodeEdges` does it). Adds the borders' bends to `bends`; returns the line with its new points, or null where
 * it does not come to an end.
 */
export function nodeLine(map: DivisionMap, xy: readonly number[], bends: Bends): number[] | null {
  let line = [...xy]
  for (let round = 0; round < mostRounds; round++) {
    const next: number[] = [line[0], line[1]]
    let isDone = true
    for (let i = 2; i < line.length; i += 2) {
      const cuts = new Map<string, readonly [number, number]>()
      const [ax, ay, bx, by] = [line[i - 2], line[i - 1], line[i], line[i + 1]]
      visitSegments(map.cells, ax, ay, bx, by, (arc, segment) => {
        if (compareWith(arc, segment, ax, ay, bx, by, bends, cuts)) isDone = false
      })
      const ordered = [...cuts.values()].sort(
        (p, q) => (p[0] - q[0]) * (bx - ax) + (p[1] - q[1]) * (by - ay) || p[0] - q[0] || p[1] - q[1],
      )
      for (const cut of ordered) next.push(...cut)
      next.push(bx, by)
    }
    if (isDone) return line
    line = next
  }
  return null
}

/** Looks for points that the segment ab and a segment of an arc must share; notes the cuts of ab, bends the other. Returns whether there were any. */
function compareWith(
  arc: Arc,
  segment: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  bends: Bends,
  cuts: Map<string, readonly [number, number]>,
): boolean {
  const { xy } = arc
  const [fromX, fromY, toX, toY] = [xy[2 * segment], xy[2 * segment + 1], xy[2 * segment + 2], xy[2 * segment + 3]]
  if (Math.max(fromX, toX) < Math.min(ax, bx) - 1 || Math.min(fromX, toX) > Math.max(ax, bx) + 1) return false
  if (Math.max(fromY, toY) < Math.min(ay, by) - 1 || Math.min(fromY, toY) > Math.max(ay, by) + 1) return false
  const chain = [fromX, fromY, ...(bends.get(arc)?.get(segment) ?? []), toX, toY]
  let isChanged = false
  const cut = (x: number, y: number): void => {
    cuts.set(`${x},${y}`, [x, y])
    isChanged = true
  }
  const bend = (x: number, y: number): void => {
    addBend(bends, arc, segment, x, y)
    isChanged = true
  }
  for (let k = 2; k < chain.length; k += 2) {
    const [cx, cy, dx, dy] = [chain[k - 2], chain[k - 1], chain[k], chain[k + 1]]
    const shared = (ax === cx && ay === cy) || (ax === dx && ay === dy) || (bx === cx && by === cy) || (bx === dx && by === dy)
    let isMet = false
    if (isOnLatticeLine(ax, ay, bx, by, cx, cy)) [isMet] = [true, cut(cx, cy)]
    if (isOnLatticeLine(ax, ay, bx, by, dx, dy)) [isMet] = [true, cut(dx, dy)]
    if (isOnLatticeLine(cx, cy, dx, dy, ax, ay)) [isMet] = [true, bend(ax, ay)]
    if (isOnLatticeLine(cx, cy, dx, dy, bx, by)) [isMet] = [true, bend(bx, by)]
    if (isMet || shared || !segmentsCross(ax, ay, bx, by, cx, cy, dx, dy)) continue
    const [ux, uy, vx, vy] = [bx - ax, by - ay, dx - cx, dy - cy]
    const share = ((cx - ax) * vy - (cy - ay) * vx) / (ux * vy - uy * vx)
    const [px, py] = [ax + Math.round(share * ux), ay + Math.round(share * uy)]
    if ((px !== ax || py !== ay) && (px !== bx || py !== by)) cut(px, py)
    if ((px !== cx || py !== cy) && (px !== dx || py !== dy)) bend(px, py)
  }
  return isChanged
}

/** Bends a segment of an arc through one more point. */
export function addBend(bends: Bends, arc: Arc, segment: number, x: number, y: number): void {
  const ofArc = bends.get(arc) ?? new Map<number, number[]>()
  bends.set(arc, ofArc)
  const { xy } = arc
  const [fromX, fromY] = [xy[2 * segment], xy[2 * segment + 1]]
  const [ux, uy] = [xy[2 * segment + 2] - fromX, xy[2 * segment + 3] - fromY]
  const chain = ofArc.get(segment) ?? []
  const along = (px: number, py: number): number => (px - fromX) * ux + (py - fromY) * uy
  let i = 0
  while (i < chain.length && along(chain[i], chain[i + 1]) < along(x, y)) i += 2
  if (chain[i] === x && chain[i + 1] === y) return
  ofArc.set(segment, [...chain.slice(0, i), x, y, ...chain.slice(i)])
}

/** The bends at some points only: x, y in turn. */
export function bendsAt(bends: Bends, xy: ArrayLike<number>): Bends {
  const wanted = new Set<string>()
  for (let i = 0; i + 1 < xy.length; i += 2) wanted.add(`${xy[i]},${xy[i + 1]}`)
  const kept: Bends = new Map()
  for (const [arc, ofArc] of bends) {
    for (const [segment, chain] of ofArc) {
      for (let k = 0; k < chain.length; k += 2)
        if (wanted.has(`${chain[k]},${chain[k + 1]}`)) addBend(kept, arc, segment, chain[k], chain[k + 1])
    }
  }
  return kept
}
