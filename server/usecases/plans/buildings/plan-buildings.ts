import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { countHouseholds } from '#planning/plans/checks/buildings/count-households'
import { packBuildings, unpackBuildings } from '#planning/plans/checks/buildings/pack-buildings'
import type { CheckedBuilding } from '#planning/plans/checks/check-context'
import type { PlanState } from '#planning/plans/plan-types'
import type { Database } from '../../../database/open-pool.ts'
import { loadBuildings } from '../../../repositories/land.ts'
import { revisionOf } from '../../../repositories/revisions.ts'
import type { OpenPlan, PlanDesk } from '../desk/plan-desk.ts'

/** Buildings by the state that a plan began with: plans over one map share them. */
const ofBase = new WeakMap<PlanState, { revision: number; buildings: Promise<CheckedBuilding[]> }>()

/**
 * The buildings on a plan's scope, which no border should cut. All of them, wherever borders run now: a border may be drawn anywhere in the scope, and
 * those off every border cost a check no more than a look at their box. On the lattice, so that whoever gets them packed checks the very same. Loaded once for each map and each change of the land.
 */
export async function buildingsOf(
  db: Database,
  { row, base, versionIds }: Pick<OpenPlan, 'row' | 'base' | 'versionIds'>,
): Promise<CheckedBuilding[]> {
  const revision = await revisionOf(db, ['land'])
  const known = ofBase.get(base.state)
  if (known?.revision === revision) return known.buildings
  const buildings = loadBuildings(db, row.scope.id, versionIds).then((outlines) =>
    unpackBuildings(packBuildings(countHouseholds(outlines, base.state.places))),
  )
  ofBase.set(base.state, { revision, buildings })
  buildings.catch(() => void (ofBase.get(base.state)?.buildings === buildings && ofBase.delete(base.state)))
  return buildings
}

/** The same as zipped JSON (`PackedBuildings`); only their tag, where that is among those the asker knows. A county of 23,000 buildings is about half a megabyte. */
export async function packPlanBuildings(
  db: Database,
  desk: PlanDesk,
  { planId, known }: { planId: string; known: string },
): Promise<{ tag: string; zipped: Uint8Array | null }> {
  const plan = await desk.open(db, planId)
  const tag = `"buildings-${await revisionOf(db, ['land'])}-${plan.base.tag.slice(0, 12)}"`
  if (known.includes(tag)) return { tag, zipped: null }
  return { tag, zipped: await promisify(gzip)(JSON.stringify(packBuildings(await buildingsOf(db, plan)))) }
}
