import { type PlanLine, planLine } from '../ground/plan-line.ts'
import { addEdge, edgeEnds, type PlanarMap } from '../plane/planar-map.ts'
import { type Point, segmentMeeting } from '../plane/polygon.ts'

/** Slip roads leave the crossing road and reach the expressway between these distances from where the two pass each other. */
const reach = [150, 420] as const

/** Joins the expressway to the trunk road that passes under it by slip roads for cars, where no wall or house front is in the way. */
export function addInterchange(map: PlanarMap, lines: PlanLine[], lots: readonly (readonly Point[])[]): void {
  const expressway = new Set<number>()
  const trunk = new Set<number>()
  for (const [key, line] of map.lineOfEdge) {
    for (const vertex of edgeEnds(key)) {
      if (lines[line].kind === 'expressway') expressway.add(vertex)
      else if (lines[line].streetClass === 'trunk' && lines[line].along === 'u') trunk.add(vertex)
    }
  }
  const crossing = [...expressway].find((vertex) => trunk.has(vertex))
  if (crossing === undefined) return
  const centre = map.points[crossing]
  const around = (vertices: ReadonlySet<number>): number[] =>
    [...vertices].filter((vertex) => {
      const distance = Math.hypot(map.points[vertex][0] - centre[0], map.points[vertex][1] - centre[1])
      return distance >= reach[0] && distance <= reach[1]
    })
  const ramp = lines.push(planLine('lane', { streetClass: 'motorway' })) - 1
  const isFree = (from: Point, to: Point): boolean =>
    lots.every((lot) => lot.every((point, index) => !segmentMeeting(from, to, point, lot[(index + 1) % lot.length])))
  for (const north of [1, -1]) {
    const pairs = around(trunk).flatMap((road) => around(expressway).map((lane) => [road, lane] as const))
    const free = pairs.filter(
      ([road, lane]) => (map.points[lane][1] - centre[1]) * north > 0 && isFree(map.points[road], map.points[lane]),
    )
    const balance = ([road, lane]: readonly [number, number]): number => {
      const length = (vertex: number): number => Math.hypot(map.points[vertex][0] - centre[0], map.points[vertex][1] - centre[1])
      return Math.abs(length(road) - 260) + Math.abs(length(lane) - 300)
    }
    if (free.length === 0) continue
    const [road, lane] = free.reduce((best, pair) => (balance(pair) < balance(best) ? pair : best))
    addEdge(map, road, lane, ramp)
  }
}
