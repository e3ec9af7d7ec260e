import type { Frame } from '../ground/frame.ts'
import { isBarrier } from '../ground/lay-ground.ts'
import { type PlanLine, planLine } from '../ground/plan-line.ts'
import { appendTo } from '../plane/append-to.ts'
import { edgeEnds, type PlanarMap } from '../plane/planar-map.ts'
import { type Relief, riverHalfWidthMeters } from '../relief/relief.ts'

const riverClearanceMeters = 60
const streamClearanceMeters = 8

/** Turns a lane's last stretch before water, rails, the expressway or the middle of a bridge or tunnel into a mere border. */
export function closeLanesAtBarriers(map: PlanarMap, lines: PlanLine[], frame: Frame, relief: Relief): void {
  const closedAt = new Set<number>()
  const structuresAt = new Map<number, number>()
  for (const [key, line] of map.lineOfEdge) {
    for (const vertex of edgeEnds(key)) {
      if (isBarrier(lines[line])) closedAt.add(vertex)
      if (lines[line].structure === null) continue
      structuresAt.set(vertex, (structuresAt.get(vertex) ?? 0) + 1)
      if (structuresAt.get(vertex) === 2) closedAt.add(vertex)
    }
  }
  const wet = new Map<number, boolean>()
  const isWet = (vertex: number): boolean => {
    let answer = wet.get(vertex)
    if (answer === undefined) {
      const [u, v] = frame.locate(map.points[vertex])
      answer = relief.isWet(u, v, Math.abs(v) < 100 ? riverClearanceMeters - riverHalfWidthMeters : streamClearanceMeters)
      wet.set(vertex, answer)
    }
    return answer
  }
  const border = lines.push(planLine('field')) - 1
  for (const [key, line] of map.lineOfEdge) {
    if (lines[line].kind !== 'lane') continue
    const ends = edgeEnds(key)
    const isClosed = ends.some((vertex) => closedAt.has(vertex) || isWet(vertex))
    if (isClosed) map.lineOfEdge.set(key, border)
  }
}

/** Turns streets that cannot be walked to from the rest of the town into mere borders, so that one connected network remains. */
export function closeStrayStreets(map: PlanarMap, lines: PlanLine[]): void {
  const neighbours = new Map<number, number[]>()
  const isStreet = ({ streetClass }: PlanLine): boolean => streetClass !== null && streetClass !== 'motorway'
  for (const [key, line] of map.lineOfEdge) {
    if (!isStreet(lines[line])) continue
    const [a, b] = edgeEnds(key)
    appendTo(neighbours, a, b)
    appendTo(neighbours, b, a)
  }
  const connected = largestPart(neighbours)
  const border = lines.push(planLine('field')) - 1
  for (const [key, line] of map.lineOfEdge)
    if (isStreet(lines[line]) && !connected.has(edgeEnds(key)[0])) map.lineOfEdge.set(key, border)
}

function largestPart(neighbours: ReadonlyMap<number, readonly number[]>): Set<number> {
  const seen = new Set<number>()
  let largest = new Set<number>()
  for (const start of neighbours.keys()) {
    if (seen.has(start)) continue
    const part = new Set([start])
    const queue = [start]
    while (queue.length > 0) {
      for (const next of neighbours.get(queue.pop()!)!) {
        if (part.has(next)) continue
        part.add(next)
        queue.push(next)
      }
    }
    for (const node of part) seen.add(node)
    if (part.size > largest.size) largest = part
  }
  return largest
}
