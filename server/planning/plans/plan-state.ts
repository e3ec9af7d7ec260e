import { type FaceId, isUnassigned, unassigned, unassignedIn } from '../topology/edit/division-map.ts'
import type { FaceRing, Side } from '../topology/edit/face-polygons.ts'
import { polygonsOf } from '../topology/edit/face-polygons.ts'
import { fromLattice } from '../topology/lattice.ts'
import type { DivisionLevel, LonLat, MultiPolygonCoordinates } from '../types.ts'
import type { Counts, PlanDivision, PlanState } from './plan-types.ts'

/** Ids of the children that tile a division, in order of their codes. */
export function childrenOf({ children }: Pick<PlanState, 'children'>, id: string): readonly string[] {
  return children.get(id) ?? []
}

/** The faces that are a division's ground: its own, or those of all below it and the land that they leave free. */
export function facesOf(state: PlanState, id: string): FaceId[] {
  const children = childrenOf(state, id)
  if (children.length === 0) return [id]
  const faces = children.flatMap((child) => facesOf(state, child))
  const free = unassignedIn(id)
  if (state.map.faces.has(free)) faces.push(free)
  return faces
}

/** The smallest division that a face belongs to: itself, or the one whose free land it is. */
export function divisionOfFace(face: FaceId): string {
  return isUnassigned(face) ? face.slice(unassigned.length + 1) : face
}

/** A division and those above it, the smallest first, up to the scope. */
export function withAncestors({ divisions }: PlanState, id: string): PlanDivision[] {
  const chain: PlanDivision[] = []
  for (let at = divisions.get(id); at; at = at.parentId === null ? undefined : divisions.get(at.parentId)) chain.push(at)
  return chain
}

/** The division of a level that a face lies in; null where there is none. */
export function divisionAtLevel(state: PlanState, face: FaceId, level: DivisionLevel): PlanDivision | null {
  return withAncestors(state, divisionOfFace(face)).find((division) => division.level === level) ?? null
}

/** Divisions of a level, in order of their codes. */
export function divisionsOfLevel({ divisions }: PlanState, level: DivisionLevel): PlanDivision[] {
  return [...divisions.values()].filter((division) => division.level === level).sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** The outline of all ground of some faces together; points, directions and order as `outlineOf` gives them. Linear in the faces' points. */
export function outlineOfFaces({ map }: PlanState, faces: readonly FaceId[]): MultiPolygonCoordinates {
  const inside = new Set(faces)
  const rim: Side[] = []
  for (const face of inside) {
    for (const { xy, left, right } of map.faces.get(face) ?? []) {
      const [isLeft, isRight] = [inside.has(left), inside.has(right)]
      if (isLeft !== isRight) rim.push({ xy, left: isLeft ? 'in' : 'out', right: isRight ? 'in' : 'out' })
    }
  }
  return polygonsOf(rim, 'in').map((rings) => rings.map(lonLatsOf))
}

/** The outline of a division; empty where the plan has no such division. */
export function outlineOfDivision(state: PlanState, id: string): MultiPolygonCoordinates {
  return state.divisions.has(id) ? outlineOfFaces(state, facesOf(state, id)) : []
}

/** Households, people and buildings on some faces. */
export function countsOfFaces({ people }: PlanState, faces: readonly FaceId[]): Counts {
  const counts = { households: 0, population: 0, buildings: 0 }
  for (const face of faces) {
    const own = people.get(face)
    if (!own) continue
    counts.households += own.households
    counts.population += own.population
    counts.buildings += own.buildings
  }
  return counts
}

/** Households, people and buildings of a division. */
export function countsOf(state: PlanState, id: string): Counts {
  return countsOfFaces(state, facesOf(state, id))
}

/** The points of a ring in degrees. */
export function lonLatsOf({ xy }: Pick<FaceRing, 'xy'>): LonLat[] {
  const points: LonLat[] = []
  for (let i = 0; i < xy.length; i += 2) points.push([fromLattice(xy[i]), fromLattice(xy[i + 1])])
  return points
}
