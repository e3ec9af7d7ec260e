import type { Barrier } from '#planning/types'
import { appendTo } from '../plane/append-to.ts'
import { edgeEnds, type PlanarMap, roundedLonLat } from '../plane/planar-map.ts'
import { type Point, ringTester } from '../plane/polygon.ts'
import { riverHalfWidthMeters } from '../relief/relief.ts'
import type { Frame } from './frame.ts'
import type { LineKind, PlanLine } from './plan-line.ts'
import { steps } from './steps.ts'

const levelCrossingGapMeters = 14

/** The river's banks and midstream, the streams, the railway (open at level crossings), the expressway and the walls. */
export function emitBarriers(
  map: PlanarMap,
  lines: readonly PlanLine[],
  frame: Frame,
  boundary: readonly Point[],
  walls: readonly Point[][],
): Barrier[] {
  const barriers: Barrier[] = []
  const isInside = ringTester(boundary)
  const crossings = levelCrossings(map, lines)
  for (const [kind, barrier] of [
    ['river', 'river'],
    ['stream', 'river'],
    ['railway', 'railway'],
    ['expressway', 'expressway'],
  ] as const) {
    for (const path of stretchesOf(map, lines, kind)) {
      const marked = path.map((vertex) => ({ point: map.points[vertex], gap: kind === 'railway' && crossings.has(vertex) }))
      for (const piece of cutAtGaps(marked))
        barriers.push({ kind: barrier, coordinates: piece.map((point) => roundedLonLat(map, point)) })
    }
  }
  for (const side of [1, -1]) {
    const bank = steps(-1.2 * frame.halfU, 1.2 * frame.halfU).map((u) => frame.place(u, side * riverHalfWidthMeters))
    const inside = bank.filter(isInside)
    barriers.push({ kind: 'river', coordinates: inside.map((point) => roundedLonLat(map, point)) })
  }
  for (const wall of walls) barriers.push({ kind: 'wall', coordinates: wall.map((point) => roundedLonLat(map, point)) })
  return barriers
}

/** The vertices of every stretch of a kind of line, end to end. */
function stretchesOf(map: PlanarMap, lines: readonly PlanLine[], kind: LineKind): number[][] {
  const neighbours = new Map<number, number[]>()
  for (const [key, line] of map.lineOfEdge) {
    if (lines[line].kind !== kind) continue
    const [a, b] = edgeEnds(key)
    appendTo(neighbours, a, b)
    appendTo(neighbours, b, a)
  }
  const stretches: number[][] = []
  const done = new Set<number>()
  for (const [start, around] of neighbours) {
    if (around.length !== 1 || done.has(start)) continue
    const path = [start]
    for (;;) {
      const next = neighbours.get(path[path.length - 1])!.find((vertex) => vertex !== path[path.length - 2])
      if (next === undefined) break
      path.push(next)
    }
    done.add(path[path.length - 1])
    stretches.push(path)
  }
  return stretches
}

function levelCrossings(map: PlanarMap, lines: readonly PlanLine[]): Set<number> {
  const vertices = new Set<number>()
  for (const [key, line] of map.lineOfEdge)
    if (lines[line].structure === 'level') for (const vertex of edgeEnds(key)) vertices.add(vertex)
  return vertices
}

/** Cuts a line at marked points, leaving half a gap on both sides; edges at a gap must be longer than that. */
function cutAtGaps(path: readonly { point: Point; gap: boolean }[]): Point[][] {
  const pieces: Point[][] = [[]]
  const towards = (from: Point, to: Point): Point => {
    const share = levelCrossingGapMeters / 2 / Math.hypot(to[0] - from[0], to[1] - from[1])
    return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]
  }
  path.forEach(({ point, gap }, index) => {
    if (!gap) {
      pieces[pieces.length - 1].push(point)
      return
    }
    if (index > 0) pieces[pieces.length - 1].push(towards(point, path[index - 1].point))
    pieces.push(index + 1 < path.length ? [towards(point, path[index + 1].point)] : [])
  })
  return pieces.filter((piece) => piece.length > 1)
}
