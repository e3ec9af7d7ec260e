import { ProblemError } from '#contract/problems'
import type { Database } from '../../../database/open-pool.ts'
import { eventsAfter } from '../../../repositories/plans/plan-events.ts'

/** Which steps counted at a version of a plan, and on which base. Throws a problem of kind not-found for a version that never was. */
export async function stepsAt(db: Database, planId: string, version: number): Promise<{ base: number; numbers: number[] }> {
  const line: number[] = []
  let [count, base, last] = [0, 0, 0]
  for (const event of await eventsAfter(db, planId, { version: -1 })) {
    if (event.version > version) break
    last = event.version
    base = event.base
    if (event.kind === 'change') line.splice(count++, line.length, event.step!)
    else if (event.kind === 'undo') count--
    else if (event.kind === 'redo') count++
  }
  if (last !== version) throw new ProblemError('not-found', `The plan has no version ${version}.`)
  return { base, numbers: line.slice(0, count) }
}
