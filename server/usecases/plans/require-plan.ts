import { ProblemError } from '#contract/problems'
import type { Role } from '#contract/session'
import type { Database } from '../../database/open-pool.ts'
import { isBelow } from '../../repositories/divisions/division-ancestors.ts'
import { findPlan, type PlanRow } from '../../repositories/plans/plans.ts'
import { isWithinScope } from '../accounts/permissions.ts'
import type { Session } from '../accounts/session.ts'
import { noSuchPlan } from './no-such-plan.ts'

/** Who may do what to a plan: everyone with an account in it reads. */
export const editors: readonly Role[] = ['planner']
export const publishers: readonly Role[] = ['reviewer']
export const commentators: readonly Role[] = ['planner', 'reviewer']

/** Somebody who changes a plan; `reachId`: the division inside which they may, null where that is all of the plan. */
export interface PlanEditor {
  accountId: string
  name: string
  role: Role
  reachId: string | null
}

/**
 * A plan that an account may see, which is one whose scope lies in the account's part of the tree, or holds it. Throws a problem where there is
 * none, and where it lies elsewhere; the account's role is for the door to ask.
 */
export async function requirePlan(
  db: Database,
  session: Session,
  planId: string,
): Promise<{ plan: PlanRow; editor: PlanEditor }> {
  const plan = await findPlan(db, planId)
  if (plan === null) throw noSuchPlan(planId)
  const editor = { accountId: session.accountId, name: session.name, role: session.role }
  const { scope } = session
  if (!(await isWithinScope(db, session, plan.scope.id))) {
    if (scope === null || !(await isBelow(db, scope.id, plan.scope.id)))
      throw new ProblemError(
        'forbidden',
        `This plan redraws "${plan.scope.name}" (${plan.scope.code}), which lies outside ${session.name}'s part of the map${scope ? `, "${scope.name}" (${scope.code})` : ''}.`,
      )
    return { plan, editor: { ...editor, reachId: scope.id } }
  }
  return { plan, editor: { ...editor, reachId: null } }
}

/** Throws where a plan is not a draft any more. */
export function requireDraft({ state, name }: Pick<PlanRow, 'state' | 'name'>): void {
  if (state === 'draft') return
  throw new ProblemError(
    'conflict',
    state === 'published'
      ? `The plan "${name}" is published: it is the map from its effective day on. Begin another plan to change that.`
      : `The plan "${name}" was withdrawn; begin another.`,
  )
}

/** Throws where an account may change only a part of a plan, for what is done to all of it. */
export function requireAllOf({ name, scope }: Pick<PlanRow, 'name' | 'scope'>, editor: PlanEditor): void {
  if (editor.reachId === null) return
  throw new ProblemError(
    'forbidden',
    `The plan "${name}" redraws "${scope.name}" (${scope.code}), of which only a part is ${editor.name}'s; this is for those who have all of it.`,
  )
}
