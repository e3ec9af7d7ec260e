import { pointInPolygons } from '../../coverage/point-in-polygons.ts'
import type { MultiPolygonCoordinates } from '../../types.ts'
import type { RepairProposal } from '../check-types.ts'
import { measureArc } from '../measure/measure-arc.ts'
import { lonLatsOf, polygonsInside, type RimArc, rimOf } from '../measure/measure-ground.ts'
import { childrenOf, countsOf, divisionOfFace, facesOf, withAncestors } from '../plan-state.ts'
import type { Counts, PlanOperation, PlanState } from '../plan-types.ts'
import { connectParts } from './connect-parts.ts'
import { fewerPeople, noCounts, peopleMoved } from './people-moved.ts'
import { partsOf, tryRepair } from './try-repair.ts'

/** A part of a division: its outline, who lives there, and the borders around it. */
export interface GroundPart {
  geometry: MultiPolygonCoordinates
  counts: Counts
  rim: readonly RimArc[]
}

/**
 * Makes a division hang together, with the fewest people moved: every part but the one with most people goes to the neighbour of the same parent with the longest border, or the parts
 * are connected through units of the neighbours. Answers have been done on the map. Null where it is in one part, or where neither is possible.
 */
export function repairParts(state: PlanState, id: string): RepairProposal | null {
  const division = state.divisions.get(id)
  if (!division?.parentId || id === state.scopeId) return null
  const parts = partsWithPeople(state, id)
  if (parts.length < 2) return null
  const [given, connected] = [giveParts(state, id, parts), connectParts(state, id, parts)]
  const proposals = [given, connected].filter((proposal) => proposal !== null)
  return proposals.sort((a, b) => fewerPeople(a.moved, b.moved))[0] ?? null
}

function giveParts(state: PlanState, id: string, [, ...others]: readonly GroundPart[]): RepairProposal | null {
  const operations: PlanOperation[] = []
  const concerned = new Set([id])
  for (const part of others) {
    const to = longestNeighbour(state, id, part)
    if (to === null) return null
    const children = childrenIn(state, id, part)
    const isLeaf = childrenOf(state, id).length === 0
    if (isLeaf || children === null) operations.push({ op: 'paint', to, geometry: part.geometry })
    else operations.push({ op: 'reassign', unitIds: children, to })
    concerned.add(to)
  }
  const after = tryRepair(state, operations, concerned)
  return after && partsOf(after, id) === 1 ? { operations, moved: peopleMoved(state, after, id) } : null
}

/** The sibling with the longest border along a part; of equal ones, the first by id. A division that has children can take only from, and give only to, those that have too. */
function longestNeighbour(state: PlanState, id: string, { rim }: GroundPart): string | null {
  const { parentId } = state.divisions.get(id)!
  const hasChildren = childrenOf(state, id).length > 0
  const meters = new Map<string, number>()
  for (const { arc, isLeft } of rim) {
    const beyond = withAncestors(state, divisionOfFace(isLeft ? arc.right : arc.left))
    const sibling = beyond.find((division) => division.parentId === parentId)
    if (!sibling || childrenOf(state, sibling.id).length > 0 !== hasChildren) continue
    meters.set(sibling.id, (meters.get(sibling.id) ?? 0) + measureArc(arc).meters)
  }
  const [first] = [...meters].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
  return first?.[0] ?? null
}

/** The children whose ground is a part; null where one of them lies in others too. */
function childrenIn(state: PlanState, id: string, { geometry }: GroundPart): string[] | null {
  const found: string[] = []
  for (const child of childrenOf(state, id)) {
    const polygons = polygonsInside(rimOf(state.map, facesOf(state, child)))
    const inside = polygons.filter(([{ xy }]) => holdsEdge(geometry, xy))
    if (inside.length === 0) continue
    if (inside.length < polygons.length) return null
    found.push(child)
  }
  return found.length > 0 ? found : null
}

/** Whether a ring that lies in an outline or out of it, perhaps along its rim, lies in it: asked a little left of its first edge, where its ground is. */
function holdsEdge(geometry: MultiPolygonCoordinates, xy: readonly number[]): boolean {
  const [[ax, ay], [bx, by]] = lonLatsOf(xy.slice(0, 4))
  const shift = 1e-9 / Math.hypot(bx - ax, by - ay)
  return pointInPolygons(geometry, (ax + bx) / 2 - shift * (by - ay), (ay + by) / 2 + shift * (bx - ax))
}

/** The parts of a division, the one with most people first, then by ground. Places count where they lie, stated people by area. */
export function partsWithPeople(state: PlanState, id: string): GroundPart[] {
  const faces = facesOf(state, id)
  const rim = rimOf(state.map, faces)
  const polygons = polygonsInside(rim)
  if (polygons.length < 2) return polygons.length === 0 ? [] : [{ geometry: [], counts: countsOf(state, id), rim }]
  const sizeOf = (rings: (typeof polygons)[number]): number => rings.reduce((sum, { doubleArea }) => sum + doubleArea, 0)
  const whole = polygons.reduce((sum, rings) => sum + sizeOf(rings), 0)
  const parts = polygons.map((rings) => ({
    geometry: [rings.map(({ xy }) => lonLatsOf(xy))],
    rim: rings.flatMap(({ sides }) => sides.map((side) => rim[side >> 1])),
    size: sizeOf(rings),
    counts: { ...noCounts },
  }))
  for (const face of faces) {
    const own = state.people.get(face)
    for (const part of parts) {
      part.counts.households += ((own?.stated?.households ?? 0) * part.size) / whole
      part.counts.population += ((own?.stated?.population ?? 0) * part.size) / whole
    }
    for (const row of own?.places ?? []) {
      const { lon, lat, households, population, isBuilding } = state.places
      const part = parts.find(({ geometry }) => pointInPolygons(geometry, lon[row], lat[row])) ?? parts[0]
      part.counts.households += households[row]
      part.counts.population += population[row]
      part.counts.buildings += isBuilding[row]
    }
  }
  return parts.sort((a, b) => -fewerPeople(a.counts, b.counts) || b.size - a.size)
}
