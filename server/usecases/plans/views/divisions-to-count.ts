import { loadDivisions } from '../../../repositories/divisions/divisions.ts'
import type { DivisionsToCount } from '../../coverage/area-cache.ts'
import type { PlanDesk } from '../desk/plan-desk.ts'
import { allOf, outlineIn } from './plan-divisions.ts'

/** The divisions of a plan at a version, with those of its day that lie outside its scope. */
export function planDivisionsToCount(plans: PlanDesk, planId: string, version: number): DivisionsToCount {
  return {
    name: `plan ${planId} ${version}`,
    async load(db) {
      const { open, state } = await plans.stateAt(db, planId, version)
      const { base } = open
      const published = await loadDivisions(db, open.row.effective)
      const outside = published.filter(({ id }) => !base.state.divisions.has(id) && !base.state.units.has(id))
      const own = allOf(state).map((shown) => ({ ...shown, geometry: outlineIn(state, shown) }))
      return [...outside, ...own]
    },
  }
}
