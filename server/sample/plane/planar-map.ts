import { fromPlane, type LocalPlane, localPlane, toPlane } from '#planning/geodesy/lengths'
import type { LonLat } from '#planning/types'
import type { Point } from './polygon.ts'

/** Coordinates are whole multiples of 1e-7 degree. */
const unitsPerDegree = 1e7
const keyOffset = 2 ** 24
const keySpan = 2 ** 25
const edgeSpan = 2 ** 24

/**
 * Vertices on the 1e-7 degree lattice and the edges between them, each edge with the index of the plan line it belongs to.
 * An edge that gets a vertex in its middle is remembered as split, so that every face that names the old edge can follow.
 */
export interface PlanarMap {
  plane: LocalPlane
  lonUnits: number[]
  latUnits: number[]
  /** Meters on the plane, from the rounded coordinates. */
  points: Point[]
  vertexOfKey: Map<number, number>
  /** Undirected edge → index of its line. */
  lineOfEdge: Map<number, number>
  /** Undirected edge that no longer exists → the vertex that split it. */
  splitOfEdge: Map<number, number>
}

/** An empty map around a centre. */
export function createPlanarMap(lon: number, lat: number): PlanarMap {
  return {
    plane: localPlane(lon, lat),
    lonUnits: [],
    latUnits: [],
    points: [],
    vertexOfKey: new Map(),
    lineOfEdge: new Map(),
    splitOfEdge: new Map(),
  }
}

/** The lattice vertex nearest to a point of the plane, made where there was none. */
export function vertexAt(map: PlanarMap, [x, y]: Point): number {
  const [lon, lat] = fromPlane(map.plane, x, y)
  const lonUnits = Math.round(lon * unitsPerDegree)
  const latUnits = Math.round(lat * unitsPerDegree)
  const column = lonUnits - Math.round(map.plane.lon * unitsPerDegree) + keyOffset
  const row = latUnits - Math.round(map.plane.lat * unitsPerDegree) + keyOffset
  const key = column * keySpan + row
  const known = map.vertexOfKey.get(key)
  if (known !== undefined) return known
  const vertex = map.points.length
  map.lonUnits.push(lonUnits)
  map.latUnits.push(latUnits)
  map.points.push(toPlane(map.plane, lonUnits / unitsPerDegree, latUnits / unitsPerDegree))
  map.vertexOfKey.set(key, vertex)
  return vertex
}

/** Lon/lat of a vertex, exact to the lattice. */
export function lonLatOf(map: PlanarMap, vertex: number): LonLat {
  return [map.lonUnits[vertex] / unitsPerDegree, map.latUnits[vertex] / unitsPerDegree]
}

/** Lon/lat of any point of the plane, rounded to the lattice. */
export function roundedLonLat(map: PlanarMap, [x, y]: Point): LonLat {
  const [lon, lat] = fromPlane(map.plane, x, y)
  return [Math.round(lon * unitsPerDegree) / unitsPerDegree, Math.round(lat * unitsPerDegree) / unitsPerDegree]
}

/** Key of the undirected edge between two vertices. */
export function edgeKey(a: number, b: number): number {
  return a < b ? a * edgeSpan + b : b * edgeSpan + a
}

/** The two vertices of an edge key, smaller first. */
export function edgeEnds(key: number): [number, number] {
  const a = Math.floor(key / edgeSpan)
  return [a, key - a * edgeSpan]
}

/** Adds an edge on a line; an edge that exists keeps its line. */
export function addEdge(map: PlanarMap, a: number, b: number, line: number): void {
  const key = edgeKey(a, b)
  if (a !== b && !map.lineOfEdge.has(key)) map.lineOfEdge.set(key, line)
}

/** Puts a vertex into an existing edge; both halves stay on the edge's line. */
export function splitEdge(map: PlanarMap, a: number, b: number, middle: number): void {
  if (middle === a || middle === b) return
  const key = edgeKey(a, b)
  const line = map.lineOfEdge.get(key)
  if (line === undefined) throw new Error(`got vertices ${a}, ${b} without an edge when expected an edge to split`)
  map.lineOfEdge.delete(key)
  map.splitOfEdge.set(key, middle)
  addEdge(map, a, middle, line)
  addEdge(map, middle, b, line)
}

/** The ring with every vertex that its edges were given since it was made. */
export function expandRing(map: PlanarMap, ring: readonly number[]): number[] {
  const expanded: number[] = []
  const follow = (a: number, b: number): void => {
    const middle = map.splitOfEdge.get(edgeKey(a, b))
    if (middle === undefined) {
      expanded.push(a)
      return
    }
    follow(a, middle)
    follow(middle, b)
  }
  for (let i = 0; i < ring.length; i++) follow(ring[i], ring[(i + 1) % ring.length])
  return expanded
}

/** The points of a ring of vertices. */
export function ringPoints(map: PlanarMap, ring: readonly number[]): Point[] {
  return ring.map((vertex) => map.points[vertex])
}
