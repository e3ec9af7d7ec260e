import type { Random } from '#planning/random'
import { arrangeLines, contractShortEdges, neighboursOf, pruneDeadEnds } from '../plane/arrangement.ts'
import { findFaces } from '../plane/faces.ts'
import { edgeEnds, type PlanarMap } from '../plane/planar-map.ts'
import { type Point, ringTester } from '../plane/polygon.ts'
import type { Frame } from './frame.ts'
import type { GroundPlan } from './ground-plan.ts'
import { embankmentMeters } from './main-lines.ts'
import { type LineKind, type PlanLine, planLine, type Structure } from './plan-line.ts'

/** Lesser roads of the town end where it thins out, country roads where it begins, ridges before it; remoteness at which they do. */
const townEdge = 1.02
const countryEdge = 0.93
const ridgeEdge = 1.4

/** Lays the plan into an empty map: cuts it at the boundary, ends town roads at the town's edge, opens the crossings; answers the faces. */
export function layGround(map: PlanarMap, plan: GroundPlan, frame: Frame, random: Random): number[][] {
  arrangeLines(map, plan.polylines)
  const isInside = ringTester(plan.polylines[0].points)
  const skipped = new Map<string, boolean>()
  const isLeftOut = (lineIndex: number, middle: Point): boolean => {
    const line = plan.lines[lineIndex]
    if (line.kind !== 'road' && line.kind !== 'ridge') return false
    const [u, v] = frame.locate(middle)
    const remoteness = frame.remoteness(u, v)
    if (line.kind === 'ridge') return remoteness < ridgeEdge
    if (line.country) return remoteness < countryEdge && !line.through
    const stretch = `${lineIndex}:${Math.floor(((line.along === 'v' ? v : u) + 20000) / 450)}`
    if (!skipped.has(stretch)) skipped.set(stretch, line.streetClass === 'tertiary' && random() < 0.13)
    const nearRiver = Math.abs(v) < embankmentMeters * 1.3
    return remoteness > townEdge || (skipped.get(stretch)! && !nearRiver)
  }
  for (const [key, lineIndex] of [...map.lineOfEdge]) {
    const line = plan.lines[lineIndex]
    if (line.kind === 'boundary') continue
    const [a, b] = edgeEnds(key)
    const middle: Point = [(map.points[a][0] + map.points[b][0]) / 2, (map.points[a][1] + map.points[b][1]) / 2]
    if (!isInside(middle) || isLeftOut(lineIndex, middle)) map.lineOfEdge.delete(key)
  }
  pruneDeadEnds(map)
  keepConnected(map)
  contractShortEdges(map, 16)
  openCrossings(map, plan, frame)
  return findFaces(map)
}

/** Drops what does not hang together with the boundary. */
function keepConnected(map: PlanarMap): void {
  const neighbours = neighboursOf(map)
  const start = [...map.lineOfEdge].find(([, line]) => line === 0)
  if (!start) throw new Error('got no boundary edge when expected a closed boundary')
  const reached = new Set<number>([edgeEnds(start[0])[0]])
  const queue = [...reached]
  while (queue.length > 0) {
    for (const next of neighbours.get(queue.pop()!)!) {
      if (reached.has(next)) continue
      reached.add(next)
      queue.push(next)
    }
  }
  for (const key of [...map.lineOfEdge.keys()]) if (!reached.has(edgeEnds(key)[0])) map.lineOfEdge.delete(key)
}

/**
 * Gives the road edges at a river, railway or expressway the bridge, underpass or level crossing that their road is granted there;
 * where none is granted they stay as mere borders of blocks.
 */
function openCrossings(map: PlanarMap, plan: GroundPlan, frame: Frame): void {
  const structured = new Map<string, number>()
  const variant = (lineIndex: number, structure: Structure | null): number => {
    const key = `${lineIndex}:${structure}`
    const known = structured.get(key)
    if (known !== undefined) return known
    const line = plan.lines[lineIndex]
    plan.lines.push(structure ? { ...line, structure } : planLine('field'))
    structured.set(key, plan.lines.length - 1)
    return plan.lines.length - 1
  }
  const kindsAt = new Map<number, Set<LineKind>>()
  for (const [key, lineIndex] of map.lineOfEdge) {
    for (const vertex of edgeEnds(key)) {
      const kinds = kindsAt.get(vertex) ?? new Set()
      kinds.add(plan.lines[lineIndex].kind)
      kindsAt.set(vertex, kinds)
    }
  }
  for (const [key, lineIndex] of [...map.lineOfEdge]) {
    const line = plan.lines[lineIndex]
    if (line.kind !== 'road') continue
    const [a, b] = edgeEnds(key)
    const middle: Point = [(map.points[a][0] + map.points[b][0]) / 2, (map.points[a][1] + map.points[b][1]) / 2]
    const kinds = new Set([...kindsAt.get(a)!, ...kindsAt.get(b)!])
    const [, v] = frame.locate(middle)
    const structure = structureAt(line, kinds, Math.abs(v) < embankmentMeters - 8)
    if (structure !== undefined) map.lineOfEdge.set(key, variant(lineIndex, structure))
  }
}

/** How a road passes what it meets at an edge's ends: null = not at all, undefined = it meets nothing. */
function structureAt(line: PlanLine, kinds: ReadonlySet<LineKind>, overRiver: boolean): Structure | null | undefined {
  const { passes } = line
  if (line.along === 'v' && overRiver) return passes.river ? 'bridge' : null
  const granted: (Structure | null)[] = []
  if (kinds.has('railway')) granted.push(passes.railway)
  if (kinds.has('expressway')) granted.push(passes.expressway)
  if (kinds.has('stream')) granted.push(passes.stream ? 'bridge' : null)
  if (kinds.has('boundary') && !line.country) granted.push(null)
  if (granted.length === 0) return undefined
  return granted.includes(null) ? null : (granted.find((structure) => structure !== 'level') ?? 'level')
}

/** Whether people and cars are kept off a line, so that what touches it is no street. */
export function isBarrier(line: PlanLine): boolean {
  return line.kind === 'river' || line.kind === 'stream' || line.kind === 'railway' || line.kind === 'expressway'
}
