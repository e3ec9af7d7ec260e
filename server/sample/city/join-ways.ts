import type { StreetClass } from '#planning/types'
import type { Point } from '../plane/polygon.ts'
import type { Way } from './block.ts'

/** A stretch of way between two crossings or ends, by their numbers. */
export interface Stretch {
  from: number
  to: number
  streetClass: StreetClass
}

/**
 * Cuts straight ways along the plan's two directions wherever two meet, and numbers the crossings and ends from 0 in the order in which
 * they are found. Ways that run along the same line must not overlap. Cost: ways that run east × ways that run north.
 */
export function joinWays(ways: readonly Way[]): { nodes: Point[]; stretches: Stretch[] } {
  const nodes: Point[] = []
  const numberOf = new Map<string, number>()
  const node = (point: Point): number => {
    const key = `${Math.round(point[0] * 100)},${Math.round(point[1] * 100)}`
    const known = numberOf.get(key)
    if (known !== undefined) return known
    numberOf.set(key, nodes.length)
    nodes.push(point)
    return nodes.length - 1
  }
  const isEast = ({ from, to }: Way): boolean => from[1] === to[1]
  const eastward = ways.filter(isEast)
  const northward = ways.filter((way) => !isEast(way))
  const stretches: Stretch[] = []
  const cut = ({ from, to, streetClass }: Way, axis: 0 | 1, others: readonly Way[]): void => {
    const [low, high] = [Math.min(from[axis], to[axis]), Math.max(from[axis], to[axis])]
    const own = from[1 - axis]
    const places = [low, high]
    for (const other of others) {
      const place = other.from[axis]
      const reach = other.from[1 - axis] < other.to[1 - axis] ? [other.from, other.to] : [other.to, other.from]
      if (place > low && place < high && reach[0][1 - axis] <= own && reach[1][1 - axis] >= own) places.push(place)
    }
    places.sort((one, other) => one - other)
    const point = (place: number): Point => (axis === 0 ? [place, own] : [own, place])
    for (let i = 1; i < places.length; i++) {
      if (places[i] === places[i - 1]) continue
      stretches.push({ from: node(point(places[i - 1])), to: node(point(places[i])), streetClass })
    }
  }
  for (const way of eastward) cut(way, 0, northward)
  for (const way of northward) cut(way, 1, eastward)
  return { nodes, stretches }
}
