import type { Merge } from '#contract/merges/merge-answer'
import { createStore } from '../create-store.ts'
import type { SearchRun } from '../service/search.ts'

interface MergeRun extends SearchRun<Merge> {
  /** Other names of merged divisions, by the id of the one that lives on. */
  names: Readonly<Record<string, string>>
}

/** The search for merges, or the last answer. */
export const mergeRun = createStore<MergeRun>({ state: 'idle', job: null, problem: null, shown: null, names: {} })
