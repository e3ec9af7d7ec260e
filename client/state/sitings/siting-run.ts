import type { Siting } from '#contract/sitings/siting-answer'
import { createStore } from '../create-store.ts'
import type { SearchRun } from '../service/search.ts'

interface SitingRun extends SearchRun<Siting> {
  /** How many of its new sites were put on the map as planned facilities. */
  kept: number
}

/** The search for sites, or the last answer. */
export const sitingRun = createStore<SitingRun>({ state: 'idle', job: null, problem: null, shown: null, kept: 0 })
