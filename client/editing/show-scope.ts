import type { Map as MapLibreMap } from 'maplibre-gl'
import { boxOf } from '#planning/geodesy/box-of'
import { outlineOfDivision } from '#planning/plans/plan-state'
import type { PlanState } from '#planning/plans/plan-types'
import { showBox } from '../map/map-camera.ts'

/** A scope narrower than this share of the view is lost in it. */
const leastShare = 1 / 3

/** Brings a plan's scope into view where it is beside it or lost in it; a view within the scope, as a link names it, stays. */
export function showScope(map: MapLibreMap, state: PlanState): void {
  const [west, south, east, north] = boxOf(outlineOfDivision(state, state.scopeId))
  const view = map.getBounds()
  const isBeside = east < view.getWest() || west > view.getEast() || north < view.getSouth() || south > view.getNorth()
  const isLost =
    east - west < leastShare * (view.getEast() - view.getWest()) &&
    north - south < leastShare * (view.getNorth() - view.getSouth())
  if (isBeside || isLost) showBox([west, south, east, north])
}
