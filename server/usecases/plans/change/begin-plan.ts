import { randomUUID } from 'node:crypto'
import type { NewPlan, Plan } from '#contract/plans'
import { ProblemError } from '#contract/problems'
import { applyOperations } from '#planning/plans/apply-operation'
import type { PlanOperation, PlanState } from '#planning/plans/plan-types'
import { unassignedIn } from '#planning/topology/edit/division-map'
import type { Database } from '../../../database/open-pool.ts'
import { versionsBelow } from '../../../repositories/plans/plan-bases.ts'
import type { Session } from '../../accounts/session.ts'
import { createPlan, today } from '../create-plan.ts'
import type { PlanDesk } from '../desk/plan-desk.ts'
import { getPlan } from '../read-plans.ts'
import { changeByOperations } from './change-plan.ts'
import { refusedEdit } from './refuse-edit.ts'

/**
 * Begins a draft over today's map with some operations as its first step; `plan.scope` is an id. The operations are tried before the plan is made, so that a refusal leaves
 * nothing behind; so does ground of a divided division that no part covers.
 */
export async function beginPlan(
  db: Database,
  desk: PlanDesk,
  {
    session,
    plan,
    operations,
    comment,
  }: { session: Session; plan: NewPlan & { scope: string }; operations: PlanOperation[]; comment: string },
): Promise<Plan> {
  const key = {
    scopeId: plan.scope,
    prefer: plan.kind === 'grid_adjust' ? ('grid' as const) : ('group' as const),
    versionIds: await versionsBelow(db, plan.scope, today()),
  }
  const { state } = await desk.bases.load(db, key)
  const tried = applyOperations(state, operations, randomUUID)
  if (!tried.ok) throw refusedEdit(state, tried, tried.index)
  requireCovered(tried.state, tried.operations)
  const { id } = await createPlan(db, session, plan)
  const { accountId, name, role } = session
  const editor = { accountId, name, role, reachId: null }
  await changeByOperations(db, desk, { planId: id, editor, baseVersion: 0, operations: tried.operations, comment })
  return getPlan(db, id)
}

/** Throws where a divided division has land that none of its parts has. */
function requireCovered(state: PlanState, operations: readonly PlanOperation[]): void {
  for (const operation of operations) {
    if (operation.op !== 'divide' || !state.map.faces.has(unassignedIn(operation.parentId))) continue
    const { name } = state.divisions.get(operation.parentId)!
    throw new ProblemError(
      'conflict',
      `The parts do not cover all of "${name}" as it is on the map today; nothing was changed. Ask for the division anew.`,
      undefined,
      undefined,
      { divisionIds: [operation.parentId] },
    )
  }
}
