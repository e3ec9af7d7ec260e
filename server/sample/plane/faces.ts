import { neighboursOf } from './arrangement.ts'
import { type PlanarMap, ringPoints } from './planar-map.ts'
import { ringArea } from './polygon.ts'

/** Rings of vertices around every bounded face of a connected map, counter-clockwise; the unbounded face is left out. */
export function findFaces(map: PlanarMap): number[][] {
  const neighbours = neighboursOf(map)
  for (const [vertex, list] of neighbours) {
    const [x, y] = map.points[vertex]
    const angle = (other: number): number => Math.atan2(map.points[other][1] - y, map.points[other][0] - x)
    list.sort((one, other) => angle(one) - angle(other))
  }
  const seen = new Map<number, Set<number>>()
  const faces: number[][] = []
  for (const [start, list] of neighbours) {
    for (const first of list) {
      if (seen.get(start)?.has(first)) continue
      const ring: number[] = []
      let from = start
      let to = first
      for (;;) {
        const visited = seen.get(from)
        if (visited?.has(to)) break
        if (visited) visited.add(to)
        else seen.set(from, new Set([to]))
        ring.push(from)
        const around = neighbours.get(to)!
        const next = around[(around.indexOf(from) - 1 + around.length) % around.length]
        from = to
        to = next
      }
      if (ringArea(ringPoints(map, ring)) > 0) faces.push(ring)
    }
  }
  return faces
}
