import type { Random } from '#planning/random'
import type { Terrain } from '#planning/types'
import type { FurnishedBlock } from '../blocks/furnish-blocks.ts'
import { isWalkable } from '../blocks/open-lanes.ts'
import type { Frame } from '../ground/frame.ts'
import { type PlanLine, planLine } from '../ground/plan-line.ts'
import { hamletBases, ruralEndings } from '../names/country-names.ts'
import type { NamePool } from '../names/name-pool.ts'
import { addEdge, edgeKey, expandRing, type PlanarMap, ringPoints, splitEdge, vertexAt } from '../plane/planar-map.ts'
import { type Point, ringContains, ringDistance } from '../plane/polygon.ts'
import type { Relief } from '../relief/relief.ts'
import { layFarmhouses } from './lay-farmhouses.ts'

/** How densely each terrain is settled, relative to the plain, and the households of an ordinary hamlet there. */
const densityOf: Record<Terrain, number> = { plain: 1, hill: 0.5, mountain: 0.17, plateau: 0.17 }
const hamletHouseholds: Record<Terrain, number> = { plain: 38, hill: 27, mountain: 17, plateau: 17 }
const waterClearanceMeters = 45
const attempts = 12
/** From the lane to the place where a hamlet's people are counted, meters. */
const homeAside = 9

/** A hamlet: a cluster of farmhouses on a lane off a country road. */
export interface Hamlet {
  block: number
  name: string
  point: Point
  households: number
  /** Outlines of its farmhouses, each of four corners. */
  houses: Point[][]
}

/** Puts hamlets on the fields and joins each to the nearest street of its block by a lane of its own. */
export function placeHamlets(
  map: PlanarMap,
  blocks: readonly FurnishedBlock[],
  lines: PlanLine[],
  frame: Frame,
  relief: Relief,
  wantedHouseholds: number,
  names: NamePool,
  random: Random,
): Hamlet[] {
  lines.push(planLine('lane', { streetClass: 'track' }))
  const laneLine = lines.length - 1
  const fields = blocks
    .map((block, index) => ({ block, index }))
    .filter(({ block }) => block.use === 'fields' && block.squareMeters > 20000)
  const weightOf = ({ terrain, squareMeters }: FurnishedBlock): number => squareMeters * densityOf[terrain]
  const perWeight = wantedHouseholds / fields.reduce((sum, { block }) => sum + weightOf(block), 0)
  const hamlets: Hamlet[] = []
  let owed = 0
  for (const { block, index } of fields) {
    const usual = hamletHouseholds[block.terrain]
    owed += weightOf(block) * perWeight
    const taken: Point[] = []
    const wanted = Math.min(5, Math.round(owed / usual + random() - 0.5))
    for (let attempt = 0; attempt < attempts * wanted && taken.length < wanted; attempt++) {
      const place = placeOne(map, block, lines, frame, relief, laneLine, taken, random)
      if (!place) continue
      const { point, inwards } = place
      taken.push(point)
      const households = Math.max(
        5,
        Math.round(Math.min(owed / Math.max(1, wanted - taken.length + 1), 2.4 * usual) * (0.6 + 0.8 * random())),
      )
      owed -= households
      const houses = layFarmhouses(point, inwards, Math.round(households / 8), random)
      hamlets.push({ block: index, name: names.take(hamletBases, ruralEndings), point, households, houses })
    }
    owed = Math.min(owed, 6 * usual)
  }
  // Where no room was found, the others are larger; so the county has the people it should have.
  const ratio = wantedHouseholds / hamlets.reduce((sum, { households }) => sum + households, 0)
  return hamlets.map((hamlet) => ({ ...hamlet, households: Math.max(4, Math.round(hamlet.households * ratio)) }))
}

function placeOne(
  map: PlanarMap,
  block: FurnishedBlock,
  lines: readonly PlanLine[],
  frame: Frame,
  relief: Relief,
  laneLine: number,
  taken: readonly Point[],
  random: Random,
): { point: Point; inwards: Point } | null {
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
    if (!ringContains(points, place) || ringDistance(points, place) < 32) return null
    const [u, v] = frame.locate(place)
    if (relief.isWet(u, v, waterClearanceMeters) || relief.isWooded(u, v)) return null
  }
  if (taken.some(([x, y]) => Math.hypot(point[0] - x, point[1] - y) < 190)) return null
  const footVertex = vertexAt(map, foot)
  const middle = vertexAt(map, point)
  splitEdge(map, a, b, footVertex)
  addEdge(map, footVertex, middle, laneLine)
  addEdge(map, middle, vertexAt(map, end), laneLine)
  return { point: [point[0] + inwards[1] * homeAside, point[1] - inwards[0] * homeAside], inwards }
}
