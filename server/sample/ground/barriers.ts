import type { Barrier } from '#planning/types'
import { appendTo } from '../plane/append-to.ts'
import { edgeEnds, type PlanarMap, roundedLonLat } from '../plane/planar-map.ts'
import { type Point, ringContains } from '../plane/polygon.ts'
import type { Frame } from './frame.ts'
import type { LineKind, PlanLine } from './plan-line.ts'

/** Half the river's width, meters. */
const riverHalfWidthMeters = 36
const levelCrossingGapMeters = 14

/** The river's banks and midstream, the railway (open at level crossings) and the expressway. */
export function emitBarriers(
  map: PlanarMap,
  lines: readonly PlanLine[],
  frame: Frame,
  boundary: readonly Point[],
  walls: readonly Point[][],
): Barrier[] {
  const barriers: Barrier[] = []
  for (const kind of ['river', 'railway', 'expressway'] as const) {
    const path = lineVertices(map, lines, kind)
    const gaps = kind === 'railway' ? levelCrossings(map, lines) : new Set<number>()
    for (const piece of cutAtGaps(path.map((vertex) => ({ point: map.points[vertex], gap: gaps.has(vertex) })))) {
      barriers.push({ kind, coordinates: piece.map((point) => roundedLonLat(map, point)) })
    }
  }
  for (const side of [1, -1]) {
    const bank: Point[] = []
    for (let u = -1.2 * frame.halfU; u <= 1.2 * frame.halfU; u += 31) {
      const point = frame.place(u, side * riverHalfWidthMeters)
      if (ringContains(boundary, point)) bank.push(point)
    }
    barriers.push({ kind: 'river', coordinates: bank.map((point) => roundedLonLat(map, point)) })
  }
  for (const wall of walls) barriers.push({ kind: 'wall', coordinates: wall.map((point) => roundedLonLat(map, point)) })
  return barriers
}

/** The vertices of the one line of a kind, end to end. */
function lineVertices(map: PlanarMap, lines: readonly PlanLine[], kind: LineKind): number[] {
  const neighbours = new Map<number, number[]>()
  for (const [key, line] of map.lineOfEdge) {
    if (lines[line].kind !== kind) continue
    const [a, b] = edgeEnds(key)
    appendTo(neighbours, a, b)
    appendTo(neighbours, b, a)
  }
  const start = [...neighbours.keys()].find((vertex) => neighbours.get(vertex)!.length === 1)
  if (start === undefined) throw new Error(`got no open line when expected a ${kind} from border to border`)
  const path = [start]
  for (;;) {
    const next = neighbours.get(path[path.length - 1])!.find((vertex) => vertex !== path[path.length - 2])
    if (next === undefined) return path
    path.push(next)
  }
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
