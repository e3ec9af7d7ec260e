import type { MergeFacts, MergeFactsBody } from '#contract/merges/merge-rules'
import type { Problem } from '#contract/problems'
import { api, problemOf } from '../../api.ts'
import { createStore } from '../create-store.ts'

interface KnownFacts {
  within: string | null
  known: ReadonlyMap<string, MergeFacts> | null
  problem: Problem | null
}

/** What is known of divisions below the one at hand, by id; null: not loaded yet, or it could not be. */
export const mergeFacts = createStore<KnownFacts>({ within: null, known: null, problem: null })

/** Loads what is known below a division, where it is not there yet. */
export async function loadMergeFacts(within: string): Promise<void> {
  const now = mergeFacts.get()
  if (now.within === within && now.problem === null) return
  mergeFacts.set({ within, known: null, problem: null })
  const isNow = (): boolean => mergeFacts.get().within === within
  try {
    const { facts } = await api.mergeFacts(within)
    if (isNow()) mergeFacts.set({ known: new Map(facts.map((each) => [each.divisionId, each])) })
  } catch (error) {
    if (isNow()) mergeFacts.set({ problem: problemOf(error) })
  }
}

/** Stores what is known of a division; what the service has against it is thrown. */
export async function saveMergeFacts(id: string, body: MergeFactsBody): Promise<void> {
  const facts = await api.changeMergeFacts(id, body)
  mergeFacts.set({ known: new Map([...(mergeFacts.get().known ?? []), [id, facts]]) })
}
