import { randomUUID } from 'node:crypto'
import type { PlanStepAnswer } from '#contract/plans'
import { ProblemError } from '#contract/problems'
import { applyOperations } from '#planning/plans/apply-operation'
import type { PlanChange, PlanOperation, PlanState } from '#planning/plans/plan-types'
import type { Database } from '../../../database/open-pool.ts'
import { eventsAfter, insertEvent, type PlanEvent } from '../../../repositories/plans/plan-events.ts'
import { insertStep, type PlanStep, replaceSteps, zipChanges } from '../../../repositories/plans/plan-steps.ts'
import { updatePlan } from '../../../repositories/plans/plans.ts'
import type { OpenPlan, PlanDesk } from '../desk/plan-desk.ts'
import { auditPlan } from '../plan-audit.ts'
import { type PlanEditor, requireDraft } from '../require-plan.ts'
import { describeConflicts } from './find-conflicts.ts'
import { readChanges } from './read-changes.ts'
import { refusedEdit } from './refuse-edit.ts'
import { namedIn, resolveOperations } from './resolve-operations.ts'
import { storeOnHead } from './store-on-head.ts'
import { describeChanged, touchedBy } from './what-changed.ts'
import { requireReach } from './within-reach.ts'

type Applied = Extract<ReturnType<typeof applyOperations>, { ok: true }>

/**
 * Applies a change set to a plan as one step, all or nothing; when the answer comes, it is stored. What was drawn on an older version holds
 * where nobody touched the same divisions since; else a problem of kind conflict lists each with both versions.
 */
export async function changePlan(
  db: Database,
  desk: PlanDesk,
  { planId, editor, body }: { planId: string; editor: PlanEditor; body: Uint8Array },
): Promise<PlanStepAnswer> {
  return changeByOperations(db, desk, { planId, editor, ...readChanges(body) })
}

/** The same for operations that were read, or made, already. */
export async function changeByOperations(
  db: Database,
  desk: PlanDesk,
  {
    planId,
    editor,
    baseVersion,
    operations,
    comment,
  }: { planId: string; editor: PlanEditor; baseVersion: number; operations: readonly PlanOperation[]; comment?: string },
): Promise<PlanStepAnswer> {
  return desk.inTurn(planId, () =>
    storeOnHead(db, desk, planId, async (plan) => {
      requireDraft(plan.row)
      requireKnownVersion(plan, baseVersion)
      const { state, row } = plan
      const resolved = resolveOperations(state, operations)
      const since = baseVersion < row.version ? await eventsAfter(db, planId, { version: baseVersion }) : []
      const applied = applyOperations(state, resolved, randomUUID)
      const touched = applied.ok ? touchedBy(state, applied.changes, applied.state) : applied.ids
      await requireNoConflict(db, desk, plan, baseVersion, since, [...touched, ...namedIn(resolved)])
      if (!applied.ok) throw refusedEdit(state, applied, applied.index)
      requireReach(editor, applied.changes, [state, applied.state])
      return stepOnto(plan, editor, applied, touched, comment ?? '')
    }),
  )
}

/** A version that the plan does not have yet was never drawn on. */
export function requireKnownVersion({ row }: OpenPlan, baseVersion: number): void {
  if (baseVersion <= row.version) return
  throw new ProblemError(
    'conflict',
    `The plan is at version ${row.version}; there is no version ${baseVersion} that this could have been drawn on.`,
  )
}

/** Throws where any of these divisions was touched since the version that was drawn on. */
async function requireNoConflict(
  db: Database,
  desk: PlanDesk,
  plan: OpenPlan,
  baseVersion: number,
  since: readonly PlanEvent[],
  ids: readonly string[],
): Promise<void> {
  const changed = new Set(since.flatMap(({ touched }) => touched))
  const both = [...new Set(ids)].filter((id) => changed.has(id)).sort()
  if (both.length === 0) return
  const { id, version } = plan.row
  const { state } = await desk.stateAt(db, id, baseVersion)
  const conflicts = await describeConflicts(db, id, both, { version: baseVersion, state }, { version, state: plan.state })
  const names = conflicts.slice(0, 5).map(({ divisionId, yours, theirs }) => `"${theirs.name ?? yours.name ?? divisionId}"`)
  throw new ProblemError(
    'conflict',
    `${names.join(', ')}${both.length > names.length ? ` and ${both.length - names.length} more` : ''} changed between version ${baseVersion}, which this was drawn on, and ${version}; nothing was changed. Look at both versions and draw again.`,
    undefined,
    undefined,
    { conflicts, since: sinceOf(since) },
  )
}

/** What was done since, for whoever was not there. */
export const sinceOf = (events: readonly PlanEvent[]) =>
  events.filter(({ kind }) => kind !== 'comment').map(({ version, kind, step, by, at }) => ({ version, kind, step, by, at }))

/** What is to be stored of a new step, and the plan with it. */
async function stepOnto(plan: OpenPlan, editor: PlanEditor, applied: Applied, touched: string[], comment: string) {
  const { row, line, lastStep } = plan
  const { changes, operations, state } = applied
  const zipped = await zipChanges(changes)
  const author = { accountId: editor.accountId, name: editor.name }
  const number = lastStep + 1
  const version = row.version + 1
  const counting = line.slice(0, row.steps)
  const replaced = line.slice(row.steps).map((step) => step.number)
  const at = new Date().toISOString()
  const step: PlanStep = {
    number,
    authorId: editor.accountId,
    authorName: editor.name,
    at,
    comment,
    operations,
    changes,
    touched,
  }
  const steps = row.steps + 1
  return {
    async store(transaction: Database): Promise<void> {
      await replaceSteps(transaction, row.id, row.base, replaced)
      await insertStep(transaction, row.id, row.base, { number, author, comment, operations, touched, at }, zipped)
      await updatePlan(transaction, row.id, { version, stepCount: steps })
      await insertEvent(transaction, row.id, author, { version, kind: 'change', base: row.base, step: number, touched })
      await auditPlan(transaction, author, 'changed', row.id, {
        version,
        step: number,
        operations: countOperations(operations),
        comment,
      })
    },
    plan: { ...plan, row: { ...row, version, steps, undone: 0 }, line: [...counting, step], lastStep: number, state },
    answer: answerOf(row.id, version, number, { steps, undone: 0 }, plan.state, state, touched, changes),
  }
}

/** How many operations of each kind. */
export function countOperations(operations: readonly PlanOperation[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { op } of operations) counts[op] = (counts[op] ?? 0) + 1
  return counts
}

export function answerOf(
  planId: string,
  version: number,
  step: number,
  line: { steps: number; undone: number },
  before: PlanState,
  after: PlanState,
  touched: readonly string[],
  changes: PlanChange[],
): PlanStepAnswer {
  return { planId, version, step, ...line, changed: describeChanged(before, after, touched), changes }
}
