import type { PlanFigures } from '#planning/campaigns/campaign-types'
import type { Database } from '../../database/open-pool.ts'
import { findPlanFigures } from '../../repositories/campaigns/plan-figures.ts'
import type { PlanRow } from '../../repositories/plans/plans.ts'
import { revisionsByTable } from '../../repositories/revisions.ts'
import type { AskPlans } from '../plans/plan-calls.ts'
import { figuresTag } from './work-out-figures.ts'

/** Figures of plans; null of those whose figures cannot be worked out. Those still missing are being worked out. */
export type FoundFigures = Map<string, PlanFigures | null>
export type FindFigures = (plans: readonly PlanRow[], patienceMilliseconds: number) => Promise<FoundFigures>

/**
 * Finds the figures of plans: those that are kept, and as many of the others as the thread of the plans works out within the patience. What is
 * missing then is worked out all the same, once however many ask for it, and found the next time.
 */
export function createFigureFinder(db: Database, plans: { ask: AskPlans }, log: (error: unknown) => void): FindFigures {
  const working = new Map<string, Promise<PlanFigures | null>>()
  const failed = new Set<string>()
  let last: Promise<unknown> = Promise.resolve()

  // One after the other: whoever draws on a plan meanwhile waits for one plan at most.
  const workOut = (planId: string, tag: string): Promise<PlanFigures | null> => {
    const key = `${planId} ${tag}`
    const known = working.get(key)
    if (known) return known
    const work = last
      .then(() => plans.ask('figures', { planId }))
      .then(({ figures }) => figures)
      .catch((error: unknown) => {
        log(error)
        failed.add(key)
        return null
      })
      .finally(() => working.delete(key))
    last = work
    working.set(key, work)
    return work
  }

  return async (asked, patienceMilliseconds) => {
    const revisions = await revisionsByTable(db)
    const kept = await findPlanFigures(
      db,
      asked.map(({ id }) => id),
    )
    const found: FoundFigures = new Map()
    const waiting: Promise<unknown>[] = []
    for (const plan of asked) {
      const tag = figuresTag(plan, revisions)
      const known = kept.get(plan.id)
      if (known?.tag === tag) found.set(plan.id, known.figures)
      else if (failed.has(`${plan.id} ${tag}`)) found.set(plan.id, null)
      else waiting.push(workOut(plan.id, tag).then((figures) => found.set(plan.id, figures)))
    }
    if (waiting.length > 0) {
      let timer: NodeJS.Timeout | undefined
      const patience = new Promise((resolve) => {
        timer = setTimeout(resolve, patienceMilliseconds)
      })
      await Promise.race([Promise.all(waiting), patience])
      clearTimeout(timer)
    }
    return new Map(found)
  }
}
