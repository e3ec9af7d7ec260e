import { fromPlanOperation } from '#contract/plan-operations'
import type { PlanMove, PlanMoves, PlanSteps, StepsQuery } from '#contract/plans/plan-history'
import { invertChange } from '#planning/plans/apply-change'
import type { Database } from '../../database/open-pool.ts'
import { eventsAfter } from '../../repositories/plans/plan-events.ts'
import { listSteps, loadSteps } from '../../repositories/plans/plan-steps.ts'

const moving = ['change', 'undo', 'redo', 'rebase']

/** A plan's steps after a version, for people to read. */
export async function getSteps(db: Database, planId: string, query: StepsQuery): Promise<PlanSteps> {
  const { matched, steps } = await listSteps(db, planId, query)
  return {
    steps: steps.map(({ authorName, operations, ...step }) => ({
      ...step,
      author: authorName,
      operations: operations.map(fromPlanOperation),
    })),
    numberMatched: matched,
    numberReturned: steps.length,
  }
}

/** What led a plan from a version to now, undos and redos too, with what each did to the map. */
export async function getMoves(db: Database, planId: string, { after, limit, offset }: StepsQuery): Promise<PlanMoves> {
  const events = (await eventsAfter(db, planId, { version: after })).filter(({ kind }) => moving.includes(kind))
  const shown = events.slice(offset, offset + limit)
  const changes = new Map<string, PlanMove['changes']>()
  for (const base of new Set(shown.map((event) => event.base))) {
    const numbers = shown.flatMap((event) => (event.base === base && event.step !== null ? [event.step] : []))
    for (const step of await loadSteps(db, planId, base, [...new Set(numbers)]))
      changes.set(`${base} ${step.number}`, step.changes)
  }
  const moves = shown.map(({ version, kind, base, step, by, at }): PlanMove => {
    const done = changes.get(`${base} ${step}`) ?? null
    return {
      version,
      kind: kind as PlanMove['kind'],
      step,
      by,
      at,
      changes: kind === 'undo' && done ? done.map(invertChange).reverse() : done,
    }
  })
  return { version: events.at(-1)?.version ?? after, moves, numberMatched: events.length, numberReturned: moves.length }
}
