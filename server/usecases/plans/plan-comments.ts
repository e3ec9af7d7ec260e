import type { NewComment } from '#contract/plans'
import type { PlanComment } from '#contract/plans/plan-history'
import type { Database } from '../../database/open-pool.ts'
import { insertComment, listComments } from '../../repositories/plans/plan-comments.ts'
import { insertEvent } from '../../repositories/plans/plan-events.ts'
import { lockPlan, type PlanRow } from '../../repositories/plans/plans.ts'
import { noSuchPlan } from './no-such-plan.ts'
import { auditPlan } from './plan-audit.ts'
import type { PlanEditor } from './require-plan.ts'

/** What people said about a plan, oldest first. */
export async function getComments(db: Database, planId: string): Promise<{ comments: PlanComment[] }> {
  return { comments: await listComments(db, planId) }
}

/** Adds what somebody says about a plan, in whatever state it is; it stands beside the version that they looked at. */
export async function commentPlan(
  db: Database,
  editor: PlanEditor,
  plan: PlanRow,
  { text, at, divisionId }: NewComment,
): Promise<PlanComment> {
  const id = await db.transaction().execute(async (transaction) => {
    const now = await lockPlan(transaction, plan.id)
    if (now === null) throw noSuchPlan(plan.id)
    const { version, base } = now
    const comment = { text, place: at ?? null, divisionId: divisionId ?? null, version }
    const id = await insertComment(transaction, plan.id, editor, comment)
    await insertEvent(transaction, plan.id, editor, { version, kind: 'comment', base })
    await auditPlan(transaction, editor, 'commented', plan.id, { commentId: id })
    return id
  })
  return (await listComments(db, plan.id)).find((comment) => comment.id === id)!
}
