import type { PlanLine } from '../ground/plan-line.ts'
import { addEdge, edgeKey, expandRing, type PlanarMap, ringPoints, splitEdge, vertexAt } from '../plane/planar-map.ts'
import { type Point, segmentMeeting } from '../plane/polygon.ts'
import type { BlockLayout } from './block-layout.ts'
import { gatePosition } from './wall.ts'

const gateDistanceMeters = 14

/** Indices of the lines that a block's spine and side lanes are drawn with. */
export interface LaneLines {
  spine: number
  lane: number
}

/**
 * Adds a block's inner lanes to the map and joins them to the streets around it at up to `wanted` places; answers where along the
 * wall (meters from its first point) these pass, or null, with nothing added, where no street could be reached.
 */
export function openLanes(
  map: PlanarMap,
  lines: readonly PlanLine[],
  blockRing: readonly number[],
  layout: BlockLayout,
  wall: readonly Point[],
  wanted: number,
  laneLines: LaneLines,
): number[] | null {
  const { spine, lanes, up, across } = layout
  const down: Point = [-up[0], -up[1]]
  const back: Point = [-across[0], -across[1]]
  const ways: { from: Point; direction: Point }[] = [
    { from: spine[0], direction: down },
    { from: spine[spine.length - 1], direction: up },
  ]
  const middle = lanes[Math.floor(lanes.length / 2)]
  if (middle?.high) ways.push({ from: middle.high, direction: across })
  if (middle?.low) ways.push({ from: middle.low, direction: back })
  const gates: number[] = []
  for (const { from, direction } of ways) {
    if (gates.length === wanted) break
    const gate = openGate(map, lines, blockRing, wall, from, direction, gates, laneLines.spine)
    if (gate !== null) gates.push(gate)
  }
  if (gates.length === 0) return null
  const spineVertices = spine.map((point) => vertexAt(map, point))
  for (let i = 1; i < spineVertices.length; i++) addEdge(map, spineVertices[i - 1], spineVertices[i], laneLines.spine)
  for (const { spineIndex, low, high } of lanes) {
    for (const end of [low, high]) if (end) addEdge(map, spineVertices[spineIndex], vertexAt(map, end), laneLines.lane)
  }
  return gates
}

function openGate(
  map: PlanarMap,
  lines: readonly PlanLine[],
  blockRing: readonly number[],
  wall: readonly Point[],
  from: Point,
  direction: Point,
  gates: readonly number[],
  line: number,
): number | null {
  const ring = expandRing(map, blockRing)
  const points = ringPoints(map, ring)
  const far: Point = [from[0] + direction[0] * 90, from[1] + direction[1] * 90]
  let nearest: { share: number; edge: number; along: number } | null = null
  for (let i = 0; i < points.length; i++) {
    const shares = segmentMeeting(from, far, points[i], points[(i + 1) % points.length])
    if (shares && (!nearest || shares[0] < nearest.share)) nearest = { share: shares[0], edge: i, along: shares[1] }
  }
  if (!nearest) return null
  const a = ring[nearest.edge]
  const b = ring[(nearest.edge + 1) % ring.length]
  if (!isWalkable(lines[map.lineOfEdge.get(edgeKey(a, b))!])) return null
  const pa = map.points[a]
  const pb = map.points[b]
  const length = Math.hypot(pb[0] - pa[0], pb[1] - pa[1])
  const meters = nearest.along * length
  const foot: Point = [pa[0] + nearest.along * (pb[0] - pa[0]), pa[1] + nearest.along * (pb[1] - pa[1])]
  const corner = meters < 6 ? a : length - meters < 6 ? b : null
  const gate = gatePosition(wall, from, corner === null ? foot : map.points[corner])
  if (gate === null || gates.some((other) => Math.abs(other - gate) < gateDistanceMeters)) return null
  const vertex = corner ?? vertexAt(map, foot)
  if (corner === null) splitEdge(map, a, b, vertex)
  addEdge(map, vertexAt(map, from), vertex, line)
  return gate
}

/** Whether a gate may open onto a line. */
export function isWalkable(line: PlanLine): boolean {
  return line.streetClass !== null && line.streetClass !== 'motorway' && line.structure === null
}
