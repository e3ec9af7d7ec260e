import { divisionOfFace, facesOf, outlineOfDivision, withAncestors } from '#planning/plans/plan-state'
import type { FaceId, OverlayUnit, PlanDivision, PlanState } from '#planning/plans/plan-types'
import type { MultiPolygonCoordinates } from '#planning/types'

/** A division or unit that is not the same in two states. */
export interface Differing {
  id: string
  before: PlanDivision | OverlayUnit | null
  after: PlanDivision | OverlayUnit | null
  /** Whether its outline is another, be it by a point that lies on it; false of what is only in one of the states. */
  hasOtherOutline: boolean
}

/**
 * Divisions and units that differ between two states of which one came from the other: faces that neither touched are the very same
 * objects, so that only outlines beside those that changed are drawn and compared.
 */
export function differingDivisions(before: PlanState, after: PlanState): Differing[] {
  const suspects = new Set<string>()
  const suspect = (state: PlanState, face: FaceId): void => {
    for (const { id } of withAncestors(state, divisionOfFace(face))) suspects.add(id)
  }
  for (const face of new Set([...before.map.faces.keys(), ...after.map.faces.keys()])) {
    if (before.map.faces.get(face) === after.map.faces.get(face)) continue
    suspect(before, face)
    suspect(after, face)
  }
  const ids = new Set([...before.divisions.keys(), ...after.divisions.keys(), ...before.units.keys(), ...after.units.keys()])
  const differing: Differing[] = []
  for (const id of ids) {
    const was = before.divisions.get(id) ?? before.units.get(id) ?? null
    const is = after.divisions.get(id) ?? after.units.get(id) ?? null
    const mayDiffer = suspects.has(id) || hasMoved(before, after, id, suspects)
    const hasOtherOutline =
      was !== null && is !== null && mayDiffer && !isSameOutline(outlineOfDivision(before, id), outlineOfDivision(after, id))
    if (was === null || is === null || hasOtherOutline || !hasSameAttributes(was, is))
      differing.push({ id, before: was, after: is, hasOtherOutline })
  }
  return differing
}

/** Whether other divisions lie in a division than before: its ground may be another though every face is as it was. */
function hasMoved(before: PlanState, after: PlanState, id: string, suspects: ReadonlySet<string>): boolean {
  if (suspects.has(id) || !before.divisions.has(id) || !after.divisions.has(id)) return false
  const [was, is] = [facesOf(before, id), facesOf(after, id)]
  if (was.length !== is.length) return true
  const known = new Set(was)
  return is.some((face) => !known.has(face))
}

function hasSameAttributes(one: PlanDivision | OverlayUnit, other: PlanDivision | OverlayUnit): boolean {
  return (
    one === other ||
    (one.name === other.name &&
      one.code === other.code &&
      one.parentId === other.parentId &&
      one.kind === other.kind &&
      one.level === other.level)
  )
}

function isSameOutline(one: MultiPolygonCoordinates, other: MultiPolygonCoordinates): boolean {
  if (one.length !== other.length) return false
  return one.every(
    (rings, p) =>
      rings.length === other[p].length &&
      rings.every(
        (ring, r) =>
          ring.length === other[p][r].length &&
          ring.every(([lon, lat], i) => lon === other[p][r][i][0] && lat === other[p][r][i][1]),
      ),
  )
}
