import type { Random } from '#planning/random'
import type { FurnishedBlock } from '../blocks/furnish-blocks.ts'
import { isWalkable } from '../blocks/open-lanes.ts'
import type { Frame } from '../ground/frame.ts'
import { type PlanLine, planLine } from '../ground/plan-line.ts'
import { ruralBases, ruralEndings } from '../names/components.ts'
import type { NamePool } from '../names/name-pool.ts'
import { addEdge, edgeKey, expandRing, type PlanarMap, ringPoints, splitEdge, vertexAt } from '../plane/planar-map.ts'
import { type Point, ringContains, ringDistance } from '../plane/polygon.ts'

const householdsPerHectare = 1.3
const riverClearanceMeters = 110

/** A hamlet: a cluster of farmhouses on a lane off a country road. */
export interface Hamlet {
  block: number
  name: string
  point: Point
  households: number
}

/** Puts hamlets on the fields and joins each to the nearest street of its block by a lane of its own. */
export function placeHamlets(
  map: PlanarMap,
  blocks: readonly FurnishedBlock[],
  lines: PlanLine[],
  frame: Frame,
  names: NamePool,
  random: Random,
): Hamlet[] {
  lines.push(planLine('lane', { streetClass: 'track' }))
  const laneLine = lines.length - 1
  const hamlets: Hamlet[] = []
  blocks.forEach((block, index) => {
    if (block.use !== 'fields' || block.squareMeters < 25000) return
    const wanted = block.squareMeters > 190000 ? 2 : random() < 0.9 ? 1 : 0
    const taken: Point[] = []
    for (let attempt = 0; attempt < 14 && taken.length < wanted; attempt++) {
      const point = placeOne(map, block, lines, frame, laneLine, taken, random)
      if (!point) continue
      taken.push(point)
      const households = Math.round((block.squareMeters / 10000 / wanted) * householdsPerHectare * (0.5 + random()))
      hamlets.push({
        block: index,
        name: names.take(ruralBases, ruralEndings),
        point,
        households: Math.max(6, Math.min(60, households)),
      })
    }
  })
  return hamlets
}

function placeOne(
  map: PlanarMap,
  block: FurnishedBlock,
  lines: readonly PlanLine[],
  frame: Frame,
  laneLine: number,
  taken: readonly Point[],
  random: Random,
): Point | null {
  const ring = expandRing(map, block.ring)
  const points = ringPoints(map, ring)
  const edge = Math.floor(random() * ring.length)
  const a = ring[edge]
  const b = ring[(edge + 1) % ring.length]
  if (!isWalkable(lines[map.lineOfEdge.get(edgeKey(a, b))!])) return null
  const [ax, ay] = points[edge]
  const [bx, by] = points[(edge + 1) % ring.length]
  const length = Math.hypot(bx - ax, by - ay)
  if (length < 24) return null
  const foot: Point = [(ax + bx) / 2, (ay + by) / 2]
  const depth = 40 + random() * 70
  const inwards: Point = [-(by - ay) / length, (bx - ax) / length]
  const point: Point = [foot[0] + inwards[0] * depth, foot[1] + inwards[1] * depth]
  const end: Point = [point[0] + inwards[0] * 35 + inwards[1] * 20, point[1] + inwards[1] * 35 - inwards[0] * 20]
  for (const place of [point, end]) {
    if (
      !ringContains(points, place) ||
      ringDistance(points, place) < 32 ||
      Math.abs(frame.locate(place)[1]) < riverClearanceMeters
    )
      return null
  }
  if (taken.some(([x, y]) => Math.hypot(point[0] - x, point[1] - y) < 220)) return null
  const footVertex = vertexAt(map, foot)
  const middle = vertexAt(map, point)
  splitEdge(map, a, b, footVertex)
  addEdge(map, footVertex, middle, laneLine)
  addEdge(map, middle, vertexAt(map, end), laneLine)
  return [point[0] + inwards[1] * 9, point[1] - inwards[0] * 9]
}
