import { type PlanLine, planLine } from '../ground/plan-line.ts'
import { addEdge, edgeEnds, type PlanarMap } from '../plane/planar-map.ts'
import { type Point, segmentMeeting } from '../plane/polygon.ts'

/** Slip roads leave the crossing road and reach the expressway between these distances from where the two pass each other. */
const reach = [150, 440] as const
const wanted = { road: 250, expressway: 300 } as const
const nearMeters = 600

/** Joins the expressway by slip roads for cars to the main roads along the river that pass under it, where no wall or house (`built`, as rings) is in the way. */
export function addInterchanges(map: PlanarMap, lines: PlanLine[], built: readonly (readonly Point[])[]): void {
  const expressway = new Set<number>()
  const roads = new Map<string, Set<number>>()
  for (const [key, line] of map.lineOfEdge) {
    const { kind, through, name } = lines[line]
    if (kind !== 'expressway' && !through) continue
    const vertices = kind === 'expressway' ? expressway : (roads.get(name!) ?? roads.set(name!, new Set()).get(name!)!)
    for (const vertex of edgeEnds(key)) vertices.add(vertex)
  }
  const ramp = lines.push(planLine('lane', { streetClass: 'motorway' })) - 1
  for (const road of roads.values()) {
    const crossing = [...expressway].find((vertex) => road.has(vertex))
    if (crossing === undefined) continue
    const centre = map.points[crossing]
    const lots = built.filter(([corner]) => distance(corner, centre) < nearMeters + 400)
    addSlipRoads(map, expressway, road, centre, lots, ramp)
  }
}

function addSlipRoads(
  map: PlanarMap,
  expressway: ReadonlySet<number>,
  road: ReadonlySet<number>,
  centre: Point,
  lots: readonly (readonly Point[])[],
  ramp: number,
): void {
  const around = (vertices: ReadonlySet<number>): number[] =>
    [...vertices].filter((vertex) => {
      const meters = distance(map.points[vertex], centre)
      return meters >= reach[0] && meters <= reach[1]
    })
  const isFree = (from: Point, to: Point): boolean =>
    lots.every((lot) => lot.every((point, index) => !segmentMeeting(from, to, point, lot[(index + 1) % lot.length])))
  const balance = ([onRoad, onExpressway]: readonly [number, number]): number =>
    Math.abs(distance(map.points[onRoad], centre) - wanted.road) +
    Math.abs(distance(map.points[onExpressway], centre) - wanted.expressway)
  for (const north of [1, -1]) {
    for (const east of [1, -1]) {
      const pairs = around(road).flatMap((onRoad) => around(expressway).map((onExpressway) => [onRoad, onExpressway] as const))
      const free = pairs.filter(([onRoad, onExpressway]) => {
        const [from, to] = [map.points[onRoad], map.points[onExpressway]]
        return (to[1] - centre[1]) * north > 0 && (from[0] - centre[0]) * east > 0 && isFree(from, to)
      })
      if (free.length === 0) continue
      const [onRoad, onExpressway] = free.reduce((best, pair) => (balance(pair) < balance(best) ? pair : best))
      addEdge(map, onRoad, onExpressway, ramp)
    }
  }
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}
