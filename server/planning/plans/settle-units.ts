import { interiorPoint } from '../geodesy/interior-point.ts'
import { type FaceId, outside } from '../topology/edit/division-map.ts'
import { faceAt } from '../topology/edit/face-at.ts'
import { toLattice } from '../topology/lattice.ts'
import { facesBeside } from './people/move-people.ts'
import { withUnitParents } from './plan-draft.ts'
import { divisionOfFace, withAncestors } from './plan-state.ts'
import type { OperationDone, OverlayUnit, PlanState } from './plan-types.ts'

/** Lets units (compounds, buildings) whose ground came to another division follow: each belongs where its inner point lies, on its parent's level where there is one, else in the smallest. */
export function settleUnits(before: PlanState, done: OperationDone): OperationDone {
  const { state, change } = done
  if (state.units.size === 0) return done
  const faces = change.ground.flatMap(({ patch }) => facesBeside(patch))
  const touched = new Set<string>()
  for (const face of faces)
    for (const side of [before, state]) for (const { id } of withAncestors(side, divisionOfFace(face))) touched.add(id)
  for (const { before: was, after: is } of change.divisions) for (const one of [was, is]) if (one) touched.add(one.id)
  const decided = new Set(change.units.map(({ id }) => id))
  const parents = new Map<string, string>()
  for (const unit of state.units.values()) {
    if (!touched.has(unit.parentId) || decided.has(unit.id) || state.units.has(unit.parentId)) continue
    const host = hostOf(state, unit)
    if (host !== null && host !== unit.parentId) parents.set(unit.id, host)
  }
  if (parents.size === 0) return done
  return { ...done, ...withUnitParents({ state, change }, parents) }
}

function hostOf(state: PlanState, unit: OverlayUnit): string | null {
  const [lon, lat] = interiorPoint(unit.geometry)
  const face: FaceId = faceAt(state.map, 2 * toLattice(lon), 2 * toLattice(lat))
  if (face === outside) return null
  const chain = withAncestors(state, divisionOfFace(face))
  const level = state.divisions.get(unit.parentId)?.level
  return (chain.find((division) => division.level === level) ?? chain[0])?.id ?? null
}
