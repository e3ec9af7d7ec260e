import type { Job } from '#contract/jobs'
import type { Problem } from '#contract/problems'
import type { Siting } from '#contract/sitings/siting-answer'
import { createStore } from '../create-store.ts'

interface SitingRun {
  state: 'idle' | 'running' | 'cancelled' | 'failed'
  job: Job | null
  problem: Problem | null
  /** The answer that is shown; while a search runs, its best so far as soon as there is any. */
  shown: Siting | null
  /** How many of its new sites were put on the map as planned facilities. */
  kept: number
}

/** The search for sites, or the last answer. */
export const sitingRun = createStore<SitingRun>({ state: 'idle', job: null, problem: null, shown: null, kept: 0 })
