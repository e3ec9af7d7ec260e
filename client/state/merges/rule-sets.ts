import type { MergeRules } from '#contract/merges/merge-rules'
import type { Problem } from '#contract/problems'
import { api, problemOf } from '../../api.ts'
import { createStore } from '../create-store.ts'

/** Rule sets for merges as the service has them; null: not loaded yet. */
export const ruleSets = createStore<{ list: MergeRules[] | null; problem: Problem | null }>({ list: null, problem: null })

/** Loads them, or again. */
export async function loadRuleSets(): Promise<void> {
  try {
    ruleSets.set({ list: (await api.mergeRules()).ruleSets, problem: null })
  } catch (error) {
    ruleSets.set({ problem: problemOf(error) })
  }
}

/** Stores a changed set as its next version; what the service has to say against it is thrown. */
export async function saveRuleSet({ id, version, madeBy: _, madeAt: __, ...rules }: MergeRules): Promise<void> {
  await api.changeMergeRules(id, { ...rules, baseVersion: version })
  await loadRuleSets()
}
