import type { Database } from '../database/open-pool.ts'
import type { AreaCache } from './coverage/area-cache.ts'
import type { PlanDesk } from './plans/desk/plan-desk.ts'

/** What long work is given: the database, a way to tell how far it is, and a signal that somebody cancelled it. */
export interface WorkContext {
  db: Database
  areas: AreaCache
  plans: PlanDesk
  jobId: string | null
  /** Share 0–1 and what is being done; throws Cancelled when the work was cancelled. */
  report(share: number, message: string): void
  /** To be awaited right before what cannot be taken back: the last call that throws Cancelled; from then on the work goes to its end. */
  passPointOfNoReturn(): Promise<void>
}

/** Thrown out of cancelled work, so that nothing of it is published. */
export class Cancelled extends Error {}
