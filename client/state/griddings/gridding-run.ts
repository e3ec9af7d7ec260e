import type { Gridding } from '#contract/griddings/gridding-answer'
import type { Job } from '#contract/jobs'
import type { Problem } from '#contract/problems'
import { createStore } from '../create-store.ts'

/** How good the plan was after so many seconds. */
export interface TracePoint {
  seconds: number
  objective: number
  bound: number | null
}

interface GriddingRun {
  state: 'idle' | 'running' | 'cancelled' | 'failed'
  job: Job | null
  problem: Problem | null
  /** The answer that is shown; while a search runs, its best so far as soon as there is any. */
  shown: Gridding | null
  /** How the search that ran last on this page came on. */
  trace: TracePoint[]
}

/** The division that is being searched, or the last answer. */
export const griddingRun = createStore<GriddingRun>({ state: 'idle', job: null, problem: null, shown: null, trace: [] })
