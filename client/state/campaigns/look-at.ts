import type { DashboardRow } from '#contract/campaigns/dashboard'
import { boxOf } from '#planning/geodesy/box-of'
import { showBox } from '../../map/map-camera.ts'
import { campaignFocus } from './campaign-focus.ts'
import { campaignRun } from './campaign-run.ts'

/** Looks at a plan: its row, and its scope on the map. */
export function lookAtPlan({ planId, scope }: Pick<DashboardRow, 'planId' | 'scope'>): void {
  const isSame = campaignFocus.get().planId === planId
  campaignFocus.set(isSame ? { planId: null, division: null } : { planId, division: scope.id })
  if (isSame) return
  const area = campaignRun.get().areas?.features.find(({ properties }) => properties.divisionId === scope.id)
  if (area) showBox(boxOf(area.geometry.coordinates))
}

/** Looks at a division of the map: the first of its plans, where it has one. */
export function lookAtArea(divisionId: string): void {
  const { dashboard } = campaignRun.get()
  const area = dashboard?.areas.find(({ division }) => division.id === divisionId)
  const row = dashboard?.plans.find(({ planId }) => area?.planIds.includes(planId))
  campaignFocus.set({ division: divisionId, planId: row?.planId ?? null, tab: 'plans', waveId: null })
}
