import { boxOf } from '#planning/geodesy/box-of'
import { childrenOf, divisionAtLevel, divisionOfFace, facesOf, outlineOfFaces, withAncestors } from '#planning/plans/plan-state'
import type { OverlayUnit, PlanDivision, PlanState } from '#planning/plans/plan-types'
import { faceAt } from '#planning/topology/edit/face-at'
import { latticeStepsPerDegree } from '#planning/topology/lattice'
import type { DivisionLevel, LonLat, MultiPolygonCoordinates } from '#planning/types'
import { isInside } from './inside.ts'

/** The face that a place lies in; a place on a border is in one of those beside it. */
export function faceOfPlace({ map }: PlanState, [lon, lat]: LonLat): string {
  // An odd number of half steps lies on no point of the lattice.
  const half = (degrees: number): number => 2 * Math.floor(degrees * latticeStepsPerDegree) + 1
  return faceAt(map, half(lon), half(lat))
}

/** The division of a level that a place lies in. */
export function divisionAt(state: PlanState, level: DivisionLevel, at: LonLat): PlanDivision | null {
  return divisionAtLevel(state, faceOfPlace(state, at), level)
}

/** Smaller units that brush, lasso and assign move, by kind: divisions that tile those of the level, or units that lie in them. */
export interface Unit {
  id: string
  name: string
  code: string
  /** The division of the level that it lies in. */
  parentId: string
}

/** The smaller unit of a level that a place lies in; null where the division has none there. */
export function unitAt(state: PlanState, level: DivisionLevel, at: LonLat): Unit | null {
  const chain = withAncestors(state, divisionOfFace(faceOfPlace(state, at)))
  const index = chain.findIndex((division) => division.level === level)
  if (index === -1) return null
  const parent = chain[index]
  if (index > 0) return unitOf(chain[index - 1], parent.id)
  const overlay = overlayUnitsOf(state, parent.id).find(({ unit, box }) => holds(box, at) && isInside(unit.geometry, at))
  return overlay ? unitOf(overlay.unit, parent.id) : null
}

/** A unit by its id. */
export function unitById(state: PlanState, id: string): Unit | null {
  const own = state.divisions.get(id) ?? state.units.get(id)
  return own?.parentId ? unitOf(own, own.parentId) : null
}

const unitOf = ({ id, name, code }: PlanDivision | OverlayUnit, parentId: string): Unit => ({ id, name, code, parentId })

/** The outline of a unit of either kind. */
export function outlineOfUnit(state: PlanState, id: string): MultiPolygonCoordinates {
  return state.divisions.has(id) ? outlineOfFaces(state, facesOf(state, id)) : (state.units.get(id)?.geometry ?? [])
}

/** Ids of the smaller units of a division: those that tile it, or else those that lie in it. */
export function unitsOf(state: PlanState, divisionId: string): string[] {
  const children = childrenOf(state, divisionId)
  return children.length > 0 ? [...children] : overlayUnitsOf(state, divisionId).map(({ unit }) => unit.id)
}

export type Box = readonly [west: number, south: number, east: number, north: number]

export const holds = ([west, south, east, north]: Box, [lon, lat]: LonLat): boolean =>
  lon >= west && lon <= east && lat >= south && lat <= north

interface BoxedUnit {
  unit: OverlayUnit
  box: Box
}

const boxedUnits = new WeakMap<PlanState['units'], Map<string, BoxedUnit[]>>()
const boxes = new WeakMap<MultiPolygonCoordinates, Box>()

/** Units that lie in a division and do not tile it, with their boxes. */
export function overlayUnitsOf({ units }: PlanState, divisionId: string): readonly BoxedUnit[] {
  let byParent = boxedUnits.get(units)
  if (!byParent) {
    byParent = new Map()
    for (const unit of units.values()) {
      const list = byParent.get(unit.parentId)
      const boxed = { unit, box: boxOfOutline(unit.geometry) }
      if (list) list.push(boxed)
      else byParent.set(unit.parentId, [boxed])
    }
    boxedUnits.set(units, byParent)
  }
  return byParent.get(divisionId) ?? []
}

/** The box of an outline, remembered. */
export function boxOfOutline(outline: MultiPolygonCoordinates): Box {
  const known = boxes.get(outline)
  if (known) return known
  const box = boxOf(outline)
  boxes.set(outline, box)
  return box
}
