import { randomUUID } from 'node:crypto'
import type { PlanRebaseAnswer } from '#contract/plans/plan-history'
import { ProblemError } from '#contract/problems'
import { applyOperations } from '#planning/plans/apply-operation'
import type { PlanState } from '#planning/plans/plan-types'
import type { Database } from '../../../database/open-pool.ts'
import { divisionsOfVersions, insertBase, versionsBelow } from '../../../repositories/plans/plan-bases.ts'
import { insertEvent } from '../../../repositories/plans/plan-events.ts'
import { insertStep, type PlanStep, zipChanges } from '../../../repositories/plans/plan-steps.ts'
import { updatePlan } from '../../../repositories/plans/plans.ts'
import { revisionOf } from '../../../repositories/revisions.ts'
import type { OpenPlan, PlanDesk } from '../desk/plan-desk.ts'
import { auditPlan } from '../plan-audit.ts'
import { type PlanEditor, requireDraft } from '../require-plan.ts'
import { conflictSide, describeConflicts } from './find-conflicts.ts'
import { requireVersion } from './move-plan.ts'
import { refusedEdit } from './refuse-edit.ts'
import { storeOnHead } from './store-on-head.ts'
import { touchedBy } from './what-changed.ts'

/**
 * Puts a plan on the published map as it is now on its effective day: every operation is done again. Throws a problem of kind conflict, nothing
 * changed, where the map changed a division that the plan touches, or where an operation is not possible any more. Undone steps come along as far
 * as they still fit.
 */
export async function rebasePlan(
  db: Database,
  desk: PlanDesk,
  { planId, editor, baseVersion }: { planId: string; editor: PlanEditor; baseVersion?: number },
): Promise<PlanRebaseAnswer> {
  return desk.inTurn(planId, () =>
    storeOnHead(db, desk, planId, async (plan) => {
      requireDraft(plan.row)
      if (baseVersion !== undefined) await requireVersion(db, plan, baseVersion)
      const { row } = plan
      const day = row.effective
      const revision = await revisionOf(db, ['divisions'])
      const versionIds = await versionsBelow(db, row.scope.id, day)
      const base = await desk.bases.load(db, { scopeId: row.scope.id, prefer: row.prefer, versionIds })
      const moved = await movedBetween(db, plan.versionIds, versionIds)
      await requireNoOverlap(db, plan, base.state, moved)
      const { line, states } = doAgain(base.state, plan)
      const author = { accountId: editor.accountId, name: editor.name }
      const version = row.version + 1
      const next = { version, base: row.base + 1, steps: row.steps, undone: line.length - row.steps }
      const zipped = await Promise.all(line.map(({ changes }) => zipChanges(changes)))
      return {
        async store(transaction) {
          await insertBase(transaction, planId, next.base, { revision, day, versionIds })
          for (const [index, { authorId, authorName, ...step }] of line.entries()) {
            const whose = { accountId: authorId, name: authorName }
            await insertStep(transaction, planId, next.base, { ...step, author: whose }, zipped[index])
          }
          await updatePlan(transaction, planId, { version, base: next.base })
          await insertEvent(transaction, planId, author, { version, kind: 'rebase', base: next.base, touched: moved })
          await auditPlan(transaction, author, 'rebased', planId, { version, revision, day, moved: moved.length })
        },
        plan: {
          ...plan,
          row: { ...row, ...next, baseRevision: revision },
          base,
          versionIds,
          state: states[row.steps],
          line,
          recent: new Map(),
        },
        answer: { planId, version, steps: next.steps, undone: next.undone, baseRevision: revision, moved },
      }
    }),
  )
}

/** Ids of the divisions that have another version on one base than on the other, or are only on one. */
async function movedBetween(db: Database, before: readonly number[], after: readonly number[]): Promise<string[]> {
  const [was, is] = [new Set(before), new Set(after)]
  const different = [...before.filter((id) => !is.has(id)), ...after.filter((id) => !was.has(id))]
  return divisionsOfVersions(db, different)
}

async function requireNoOverlap(db: Database, plan: OpenPlan, map: PlanState, moved: readonly string[]): Promise<void> {
  const { row, line, state } = plan
  const touched = new Set(line.slice(0, row.steps).flatMap((step) => step.touched))
  const both = moved.filter((id) => touched.has(id))
  if (both.length === 0) return
  const yours = { version: row.version, state }
  const conflicts = (await describeConflicts(db, row.id, both, yours, yours)).map((conflict) => ({
    ...conflict,
    theirs: conflictSide(map, conflict.divisionId, undefined),
  }))
  const names = conflicts.slice(0, 5).map(({ divisionId, yours, theirs }) => `"${theirs.name ?? yours.name ?? divisionId}"`)
  throw new ProblemError(
    'conflict',
    `The published map changed ${names.join(', ')}${both.length > names.length ? ` and ${both.length - names.length} more` : ''}, which this plan touches too; nothing was changed. Undo those steps of the plan, or draw it anew.`,
    undefined,
    undefined,
    { conflicts },
  )
}

/** Does all steps again on another map; `states[n]` is the state after n of them. */
function doAgain(base: PlanState, { line, row }: OpenPlan): { line: PlanStep[]; states: PlanState[] } {
  const states = [base]
  const done: PlanStep[] = []
  for (const [index, step] of line.entries()) {
    const state = states[index]
    const applied = applyOperations(state, step.operations, randomUUID)
    if (!applied.ok) {
      if (index >= row.steps) break
      const { message, members } = refusedEdit(state, applied, applied.index)
      throw new ProblemError(
        'conflict',
        `Step ${step.number}${step.comment ? ` ("${step.comment}")` : ''} is not possible on the map as it is now: ${message} Nothing was changed.`,
        undefined,
        undefined,
        members,
      )
    }
    const { changes, operations } = applied
    done.push({ ...step, changes, operations, touched: touchedBy(state, changes, applied.state) })
    states.push(applied.state)
  }
  return { line: done, states }
}
