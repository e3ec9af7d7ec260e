import type { PlanStepAnswer } from '#contract/plans'
import { ProblemError } from '#contract/problems'
import { invertChange } from '#planning/plans/apply-change'
import type { Database } from '../../../database/open-pool.ts'
import { eventsAfter, insertEvent } from '../../../repositories/plans/plan-events.ts'
import { updatePlan } from '../../../repositories/plans/plans.ts'
import { type OpenPlan, type PlanDesk, redoChanges, undoChanges } from '../desk/plan-desk.ts'
import { auditPlan } from '../plan-audit.ts'
import { type PlanEditor, requireDraft } from '../require-plan.ts'
import { answerOf, requireKnownVersion, sinceOf } from './change-plan.ts'
import { storeOnHead } from './store-on-head.ts'
import { requireReach } from './within-reach.ts'

/** Takes the last step that counts back, or does the first undone one again; a version like every other. */
export async function movePlan(
  db: Database,
  desk: PlanDesk,
  { planId, editor, way, baseVersion }: { planId: string; editor: PlanEditor; way: 'undo' | 'redo'; baseVersion?: number },
): Promise<PlanStepAnswer> {
  return desk.inTurn(planId, () =>
    storeOnHead(db, desk, planId, async (plan) => {
      requireDraft(plan.row)
      if (baseVersion !== undefined) await requireVersion(db, plan, baseVersion)
      const { row, line, state } = plan
      const step = line[way === 'undo' ? row.steps - 1 : row.steps]
      if (!step)
        throw new ProblemError(
          'conflict',
          way === 'undo'
            ? 'There is no step left to undo.'
            : 'There is no step to do again; a new change takes the place of those undone.',
        )
      const next = way === 'undo' ? undoChanges(state, step.changes) : redoChanges(state, step.changes)
      requireReach(editor, step.changes, [state, next])
      const steps = way === 'undo' ? row.steps - 1 : row.steps + 1
      const undone = line.length - steps
      const version = row.version + 1
      const author = { accountId: editor.accountId, name: editor.name }
      const changes = way === 'undo' ? step.changes.map(invertChange).reverse() : step.changes
      const { number, touched } = step
      return {
        async store(transaction) {
          await updatePlan(transaction, planId, { version, stepCount: steps })
          await insertEvent(transaction, planId, author, { version, kind: way, base: row.base, step: number, touched })
          await auditPlan(transaction, author, way === 'undo' ? 'undone' : 'redone', planId, { version, step: number })
        },
        plan: { ...plan, row: { ...row, version, steps, undone }, state: next },
        answer: answerOf(planId, version, number, { steps, undone }, state, next, touched, changes),
      }
    }),
  )
}

/** Throws where somebody changed the plan since a version, telling what was done. */
export async function requireVersion(db: Database, plan: OpenPlan, baseVersion: number): Promise<void> {
  requireKnownVersion(plan, baseVersion)
  if (baseVersion === plan.row.version) return
  const since = sinceOf(await eventsAfter(db, plan.row.id, { version: baseVersion }))
  const who = [...new Set(since.map(({ by }) => by))].join(', ')
  throw new ProblemError(
    'conflict',
    `The plan was changed since version ${baseVersion} by ${who}; it is at version ${plan.row.version} now. Nothing was changed.`,
    undefined,
    undefined,
    { since },
  )
}
