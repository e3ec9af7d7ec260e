import type { MultiPolygonCoordinates } from '#planning/types'
import { lonLatOf, type PlanarMap, ringPoints } from '../plane/planar-map.ts'
import { ringArea, ringContains } from '../plane/polygon.ts'

/**
 * The outline of a set of blocks: edges that two of them share cancel, the rest is chained to rings (outer counter-clockwise, holes
 * clockwise). Where an outline touches itself in a point it is parted there, so that every ring is simple.
 */
export function outlineOf(map: PlanarMap, rings: readonly (readonly number[])[]): MultiPolygonCoordinates {
  const next = new Map<number, Set<number>>()
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i++) {
      const from = ring[i]
      const to = ring[(i + 1) % ring.length]
      const back = next.get(to)
      if (back?.delete(from)) continue
      const onward = next.get(from)
      if (onward) onward.add(to)
      else next.set(from, new Set([to]))
    }
  }
  const outer: number[][] = []
  const holes: number[][] = []
  for (const [start, onward] of next) {
    while (onward.size > 0) {
      for (const ring of simpleRings(map, walk(map, next, start)))
        (ringArea(ringPoints(map, ring)) > 0 ? outer : holes).push(ring)
    }
  }
  const polygons = outer.map((ring) => [ring])
  for (const hole of holes) {
    const around = polygons.find(([ring]) =>
      hole.some((vertex) => !ring.includes(vertex) && ringContains(ringPoints(map, ring), map.points[vertex])),
    )
    if (!around) throw new Error('got a hole outside every ring when expected blocks that do not overlap')
    around.push(hole)
  }
  return polygons.map((polygon) => polygon.map((ring) => [...ring, ring[0]].map((vertex) => lonLatOf(map, vertex))))
}

/** Follows the outline from a vertex back to it, always taking the sharpest turn to the left where there is a choice. */
function walk(map: PlanarMap, next: Map<number, Set<number>>, start: number): number[] {
  const ring: number[] = []
  let previous = -1
  let at = start
  do {
    ring.push(at)
    const choices = [...next.get(at)!]
    const onward = choices.length === 1 || previous < 0 ? choices[0] : sharpestLeft(map, previous, at, choices)
    next.get(at)!.delete(onward)
    previous = at
    at = onward
  } while (at !== start)
  return ring
}

function sharpestLeft(map: PlanarMap, previous: number, at: number, choices: readonly number[]): number {
  const [x, y] = map.points[at]
  const back = Math.atan2(map.points[previous][1] - y, map.points[previous][0] - x)
  const clockwiseFromBack = (vertex: number): number => {
    const angle = Math.atan2(map.points[vertex][1] - y, map.points[vertex][0] - x)
    return (((back - angle) % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI)
  }
  return choices.reduce((best, vertex) => (clockwiseFromBack(vertex) < clockwiseFromBack(best) ? vertex : best))
}

/** Parts a closed walk wherever it comes back to a vertex. */
function simpleRings(map: PlanarMap, closedWalk: readonly number[]): number[][] {
  const rings: number[][] = []
  const path: number[] = []
  const position = new Map<number, number>()
  for (const vertex of closedWalk) {
    const earlier = position.get(vertex)
    if (earlier !== undefined) {
      const loop = path.splice(earlier)
      for (const member of loop) position.delete(member)
      if (loop.length > 2) rings.push(loop)
    }
    position.set(vertex, path.length)
    path.push(vertex)
  }
  if (path.length > 2) rings.push(path)
  if (rings.length === 0) throw new Error(`got an outline of ${map.points.length} vertices without area when expected a ring`)
  return rings
}
