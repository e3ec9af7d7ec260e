import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { PlanMap } from '#contract/plans'
import type { StepsQuery } from '#contract/plans/plan-history'
import { packState } from '#planning/plans/pack-state'
import type { Database } from '../../database/open-pool.ts'
import type { PlanDesk } from './desk/plan-desk.ts'
import { getMoves } from './list-moves.ts'

const zip = promisify(gzip)

/** A plan as an editor keeps it at hand, as zipped JSON; only its tag, where that is among those the asker knows. */
export async function packPlan(
  db: Database,
  desk: PlanDesk,
  { planId, known }: { planId: string; known: string },
): Promise<{ tag: string; zipped: Uint8Array | null }> {
  const { row, base, state } = await desk.open(db, planId)
  const tag = `"plan-${planId}-v${row.version}-${base.tag.slice(0, 12)}"`
  if (known.includes(tag)) return { tag, zipped: null }
  const map: PlanMap = { planId, version: row.version, state: packState(state), notes: base.notes }
  return { tag, zipped: await zip(JSON.stringify(map), { level: 1 }) }
}

/** What led a plan from a version to now, as zipped JSON. */
export async function packMoves(
  db: Database,
  _desk: PlanDesk,
  { planId, query }: { planId: string; query: StepsQuery },
): Promise<Uint8Array> {
  return zip(JSON.stringify(await getMoves(db, planId, query)), { level: 1 })
}
