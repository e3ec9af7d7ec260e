import type { Frame } from '../ground/frame.ts'
import { embankmentMeters } from '../ground/main-lines.ts'
import { type PlanLine, planLine } from '../ground/plan-line.ts'
import { addEdge, edgeEnds, type PlanarMap, vertexAt } from '../plane/planar-map.ts'
import type { Relief } from '../relief/relief.ts'

const pathMeters = 63
const stepMeters = 31
const stairsEveryMeters = 330

/** Adds a path along each bank, below the embankment road and under the bridges, with stairs up to the road every few hundred meters; they end at `endU`. */
export function addRiversidePaths(map: PlanarMap, lines: PlanLine[], frame: Frame, relief: Relief, endU: number): void {
  const pathLine = lines.push(planLine('lane', { streetClass: 'path', name: '滨江步道' })) - 1
  const stairsLine = lines.push(planLine('lane', { streetClass: 'steps' })) - 1
  for (const side of [1, -1]) {
    const road = embankmentVertices(map, lines, frame, side)
    let previous: number | null = null
    let stairsAt = Number.NEGATIVE_INFINITY
    for (let u = -Math.min(frame.halfU, 3200 * frame.townSize); u < endU; u += stepMeters) {
      if (frame.remoteness(u, side * pathMeters) > 0.93 || relief.isWet(u, side * pathMeters, 20)) {
        previous = null
        continue
      }
      const point = frame.place(u, side * pathMeters)
      const landing = u - stairsAt >= stairsEveryMeters ? nearest(map, road, point) : null
      if (previous === null && landing === null) continue
      const vertex = vertexAt(map, point)
      if (previous !== null) addEdge(map, previous, vertex, pathLine)
      if (landing !== null) {
        addEdge(map, vertex, landing, stairsLine)
        stairsAt = u
      }
      previous = vertex
    }
  }
}

/** Vertices of the embankment road that are on the ground, not on a bridge. */
function embankmentVertices(map: PlanarMap, lines: readonly PlanLine[], frame: Frame, side: number): number[] {
  const onRoad = new Set<number>()
  for (const [key, line] of map.lineOfEdge) {
    if (lines[line].kind === 'road' && lines[line].along === 'u') for (const vertex of edgeEnds(key)) onRoad.add(vertex)
  }
  return [...onRoad].filter((vertex) => Math.abs(frame.locate(map.points[vertex])[1] * side - embankmentMeters) < 6)
}

function nearest(map: PlanarMap, vertices: readonly number[], [x, y]: readonly [number, number]): number | null {
  let best: number | null = null
  let least = 48
  for (const vertex of vertices) {
    const distance = Math.hypot(map.points[vertex][0] - x, map.points[vertex][1] - y)
    if (distance >= least) continue
    least = distance
    best = vertex
  }
  return best
}
