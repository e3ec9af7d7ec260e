import { outlineOfFaces } from '#planning/plans/plan-state'
import type { PlanState } from '#planning/plans/plan-types'
import { isUnassigned } from '#planning/topology/edit/division-map'
import type { MultiPolygonCoordinates } from '#planning/types'

const known = new WeakMap<PlanState['map'], MultiPolygonCoordinates[]>()

/** Land that no child of its division has, remembered for each map. Linear in the faces. */
export function freeLand(state: PlanState): readonly MultiPolygonCoordinates[] {
  let land = known.get(state.map)
  if (!land) {
    land = [...state.map.faces.keys()].filter(isUnassigned).map((face) => outlineOfFaces(state, [face]))
    known.set(state.map, land)
  }
  return land
}
