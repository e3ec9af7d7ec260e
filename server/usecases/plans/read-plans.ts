import type { Plan, PlanList } from '#contract/plans'
import type { Database } from '../../database/open-pool.ts'
import { findBase, versionsBelow } from '../../repositories/plans/plan-bases.ts'
import { findPlan, listPlans, type PlanRow, type PlanState } from '../../repositories/plans/plans.ts'
import { revisionOf } from '../../repositories/revisions.ts'
import type { Session } from '../accounts/session.ts'
import { noSuchPlan } from './no-such-plan.ts'

/** Whether the published map of a draft's effective day is not the one that it is drawn over any more. */
export async function isOutdated(
  db: Database,
  plan: Pick<PlanRow, 'id' | 'state' | 'base' | 'baseRevision' | 'scope' | 'effective'>,
): Promise<boolean> {
  if (plan.state !== 'draft') return false
  const base = (await findBase(db, plan.id, plan.base))!
  if (base.day === plan.effective && (await revisionOf(db, ['divisions'])) === plan.baseRevision) return false
  const now = await versionsBelow(db, plan.scope.id, plan.effective)
  return now.length !== base.versionIds.length || now.some((id, index) => id !== base.versionIds[index])
}

export async function toPlan(db: Database, row: PlanRow): Promise<Plan> {
  const { authorId: _, authorName, prefer: __, base: ___, ...plan } = row
  return { ...plan, author: authorName, isOutdated: await isOutdated(db, row) }
}

export async function getPlan(db: Database, id: string): Promise<Plan> {
  const row = await findPlan(db, id)
  if (row === null) throw noSuchPlan(id)
  return toPlan(db, row)
}

/** The plans that an account may see, the latest changed first. */
export async function getPlans(
  db: Database,
  session: Session,
  { state, limit, offset }: { state?: PlanState; limit: number; offset: number },
): Promise<PlanList> {
  const { matched, plans } = await listPlans(db, { state, within: session.scope?.id ?? null, limit, offset })
  const shown: Plan[] = []
  for (const row of plans) shown.push(await toPlan(db, row))
  return { plans: shown, numberMatched: matched, numberReturned: shown.length }
}
