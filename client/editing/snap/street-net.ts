import { distanceToSegment } from '#planning/geodesy/distance-to-segment'
import type { LonLat } from '#planning/types'

/** A line of the map that a border may follow; `street`: its name, '' where it has none. */
export interface StreetLine {
  points: readonly LonLat[]
  street: string
}

interface Place {
  x: number
  y: number
}

/** Lines of streets joined where they meet, in meters on a plane around them. */
export interface StreetNet {
  /** The street's name of each edge. */
  streets: readonly string[]
  meters: readonly number[]
  ends(edge: number): readonly [number, number]
  edgesAt(node: number): readonly number[]
  edgesNear(at: Place, reachMeters: number): number[]
  place(point: LonLat): Place
  at(node: number): Place
  lonLat(node: number): LonLat
  metersTo(node: number, at: Place): number
}

const metersADegree = 111_320
/** Points this near are the same: tiles beside each other give a line's points on one grid. */
const sameMeters = 0.1
/** An end this near to another line touches it: lines are cut off a little beyond their tile's edge. */
const touchMeters = 2
const cellMeters = 80

/** Joins lines into a net: where points coincide, and where an end touches another line. Linear in their points. */
export function netOfStreets(lines: readonly StreetLine[]): StreetNet {
  const [lon0, lat0] = lines[0]?.points[0] ?? [0, 0]
  const lonMeters = metersADegree * Math.cos((lat0 * Math.PI) / 180)
  const place = ([lon, lat]: LonLat): Place => ({ x: (lon - lon0) * lonMeters, y: (lat - lat0) * metersADegree })
  const [places, points, edgesAt]: [Place[], LonLat[], number[][]] = [[], [], []]
  const [edges, streets, meters]: [[number, number][], string[], number[]] = [[], [], []]
  const nodeAt = new Map<number, number>()
  const known = new Set<number>()
  const cells = new Map<number, number[]>()

  const nodeOf = (point: LonLat): number => {
    const at = place(point)
    const key = pairKey(Math.round(at.x / sameMeters), Math.round(at.y / sameMeters))
    let node = nodeAt.get(key)
    if (node === undefined) {
      node = places.push(at) - 1
      points.push(point)
      edgesAt.push([])
      nodeAt.set(key, node)
    }
    return node
  }
  const between = (a: Place, b: Place): number => Math.hypot(a.x - b.x, a.y - b.y)
  const join = (one: number, other: number, street: string): void => {
    const key = pairKey(Math.min(one, other), Math.max(one, other))
    if (one === other || known.has(key)) return
    known.add(key)
    const edge = edges.push([one, other]) - 1
    streets.push(street)
    meters.push(between(places[one], places[other]))
    edgesAt[one].push(edge)
    edgesAt[other].push(edge)
    visitCells(places[one], places[other], 0, (cell) => {
      const list = cells.get(cell)
      if (list) list.push(edge)
      else cells.set(cell, [edge])
    })
  }
  const metersToEdge = (at: Place, edge: number): number => {
    const [a, b] = [places[edges[edge][0]], places[edges[edge][1]]]
    return distanceToSegment(at.x, at.y, a.x, a.y, b.x, b.y)
  }
  const edgesNear = (at: Place, reachMeters: number): number[] => {
    const found = new Set<number>()
    visitCells(at, at, reachMeters, (cell) => {
      for (const edge of cells.get(cell) ?? []) if (metersToEdge(at, edge) <= reachMeters) found.add(edge)
    })
    return [...found]
  }

  for (const { points: line, street } of lines)
    for (let i = 1; i < line.length; i++) join(nodeOf(line[i - 1]), nodeOf(line[i]), street)
  const loose = edgesAt.flatMap((list, node) => (list.length === 1 ? [node] : []))
  const touches = loose.map((node) => edgesNear(places[node], touchMeters).filter((edge) => !edges[edge].includes(node)))
  loose.forEach((node, i) => {
    for (const edge of touches[i]) for (const end of edges[edge]) join(node, end, streets[edge])
  })
  return {
    streets,
    meters,
    ends: (edge) => edges[edge],
    edgesAt: (node) => edgesAt[node],
    edgesNear,
    place,
    at: (node) => places[node],
    lonLat: (node) => points[node],
    metersTo: (node, at) => between(places[node], at),
  }
}

const half = 2 ** 25

/** Two whole numbers below 2^25 as one. */
const pairKey = (a: number, b: number): number => (a + half) * 2 * half + b + half

/** Visits the cells of the box around two places, so much wider on every side. */
function visitCells(a: Place, b: Place, by: number, visit: (cell: number) => void): void {
  const cell = (value: number): number => Math.floor(value / cellMeters)
  for (let x = cell(Math.min(a.x, b.x) - by); x <= cell(Math.max(a.x, b.x) + by); x++)
    for (let y = cell(Math.min(a.y, b.y) - by); y <= cell(Math.max(a.y, b.y) + by); y++) visit(pairKey(x, y))
}
