import type { z } from 'zod'
import type { changePlanSchema, Plan } from '#contract/plans'
import type { Database } from '../../database/open-pool.ts'
import { insertEvent } from '../../repositories/plans/plan-events.ts'
import { lockPlan, type PlanRow, updatePlan } from '../../repositories/plans/plans.ts'
import { requireDayToCome } from './create-plan.ts'
import { noSuchPlan } from './no-such-plan.ts'
import { auditPlan } from './plan-audit.ts'
import { getPlan } from './read-plans.ts'
import { type PlanEditor, requireAllOf, requireDraft } from './require-plan.ts'

/** Gives a draft another name or effective day. */
export async function editPlan(
  db: Database,
  editor: PlanEditor,
  plan: PlanRow,
  change: z.output<typeof changePlanSchema>,
): Promise<Plan> {
  requireAllOf(plan, editor)
  if (change.effective !== undefined) requireDayToCome(change.effective)
  await onDraft(db, plan, async (transaction, { version, base }) => {
    await updatePlan(transaction, plan.id, change)
    await insertEvent(transaction, plan.id, editor, { version, kind: 'edit', base })
    await auditPlan(transaction, editor, 'edited', plan.id, change)
  })
  return getPlan(db, plan.id)
}

/** Ends a draft without publishing it; it stays readable. */
export async function withdrawPlan(db: Database, editor: PlanEditor, plan: PlanRow): Promise<Plan> {
  requireAllOf(plan, editor)
  await onDraft(db, plan, async (transaction, { version, base }) => {
    await updatePlan(transaction, plan.id, { state: 'withdrawn' })
    await insertEvent(transaction, plan.id, editor, { version, kind: 'withdraw', base })
    await auditPlan(transaction, editor, 'withdrawn', plan.id, {})
  })
  return getPlan(db, plan.id)
}

/** Does something to a plan in a transaction with its row locked, where it is a draft still. */
export async function onDraft(
  db: Database,
  plan: Pick<PlanRow, 'id' | 'name'>,
  work: (transaction: Database, now: { version: number; base: number }) => Promise<void>,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const now = await lockPlan(transaction, plan.id)
    if (now === null) throw noSuchPlan(plan.id)
    requireDraft({ ...plan, state: now.state })
    await work(transaction, now)
  })
}
