import { ProblemError } from '#contract/problems'
import type { Database } from '../../../database/open-pool.ts'
import { lockPlan } from '../../../repositories/plans/plans.ts'
import type { OpenPlan, PlanDesk } from '../desk/plan-desk.ts'
import { noSuchPlan } from '../no-such-plan.ts'

/** What is to be stored, the plan as it is then, and what whoever asked is told. */
export interface Prepared<T> {
  store(transaction: Database): Promise<void>
  plan: OpenPlan
  answer: T
}

/** More rounds than two processes that change one plan at once ever need. */
const mostRounds = 100

/**
 * Prepares a change on a plan as it is, and stores it in one short transaction with the plan's row locked; where another process was faster,
 * it is prepared anew on what that one left. The embedded database serves nobody else during a transaction, so nothing is computed in it.
 */
export async function storeOnHead<T>(
  db: Database,
  desk: PlanDesk,
  planId: string,
  prepare: (plan: OpenPlan) => Promise<Prepared<T>>,
): Promise<T> {
  for (let round = 0; round < mostRounds; round++) {
    const open = await desk.open(db, planId)
    const { store, plan, answer } = await prepare(open)
    const isStored = await db.transaction().execute(async (transaction) => {
      const now = await lockPlan(transaction, planId)
      if (now === null) throw noSuchPlan(planId)
      const isSame = now.version === open.row.version && now.base === open.row.base && now.state === open.row.state
      if (isSame) await store(transaction)
      return isSame
    })
    if (!isStored) continue
    desk.keep(plan)
    return answer
  }
  throw new ProblemError('unavailable', 'Too many people change this plan at once; try again.')
}
