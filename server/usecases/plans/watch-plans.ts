import type { PlanEventMessage } from '#contract/plans/plan-history'
import type { Database } from '../../database/open-pool.ts'
import { eventsAfter, lastEvents } from '../../repositories/plans/plan-events.ts'

interface Watcher {
  /** The last event that it knows. */
  known: number
  tell(id: number, event: PlanEventMessage): void
}

const lookMilliseconds = 500

/**
 * Tells whoever watches a plan what happens to it, whichever process does it: one look at the database for all watched plans together, none
 * while nobody watches.
 */
export function createPlanWatcher(db: Database, log: (error: unknown) => void) {
  const watchers = new Map<string, Set<Watcher>>()
  let isLooking = false

  const look = async (): Promise<void> => {
    for (const [planId, last] of await lastEvents(db, [...watchers.keys()])) {
      const own = [...(watchers.get(planId) ?? [])]
      const known = Math.min(...own.map((watcher) => watcher.known))
      if (known >= last) continue
      for (const { id, version, kind, step, by, at } of await eventsAfter(db, planId, { id: known }))
        for (const watcher of own) {
          if (id <= watcher.known) continue
          watcher.known = id
          watcher.tell(id, { version, kind, step, by, at })
        }
    }
  }
  const keepLooking = async (): Promise<void> => {
    if (isLooking) return
    isLooking = true
    while (watchers.size > 0) {
      await look().catch(log)
      await new Promise((resolve) => setTimeout(resolve, lookMilliseconds).unref())
    }
    isLooking = false
  }

  /** Watches a plan from now on, or from an event on that the watcher knows; the answer stops it. */
  return async (planId: string, known: number | null, tell: Watcher['tell']): Promise<() => void> => {
    const watcher = { known: known ?? (await lastEvents(db, [planId])).get(planId) ?? 0, tell }
    const own = watchers.get(planId) ?? new Set()
    watchers.set(planId, own.add(watcher))
    void keepLooking()
    return () => {
      own.delete(watcher)
      if (own.size === 0 && watchers.get(planId) === own) watchers.delete(planId)
    }
  }
}
