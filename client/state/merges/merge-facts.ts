import type { MergeFacts, MergeFactsBody } from '#contract/merges/merge-rules'
import { api } from '../../api.ts'
import { createStore } from '../create-store.ts'

/** What is known of divisions below the one at hand, by id; null: not loaded yet. */
export const mergeFacts = createStore<{ within: string | null; known: ReadonlyMap<string, MergeFacts> | null }>({
  within: null,
  known: null,
})

/** Loads what is known below a division, once. */
export async function loadMergeFacts(within: string): Promise<void> {
  if (mergeFacts.get().within === within) return
  mergeFacts.set({ within, known: null })
  const { facts } = await api.mergeFacts(within).catch(() => ({ facts: [] }))
  if (mergeFacts.get().within === within) mergeFacts.set({ known: new Map(facts.map((each) => [each.divisionId, each])) })
}

/** Stores what is known of a division; what the service has against it is thrown. */
export async function saveMergeFacts(id: string, body: MergeFactsBody): Promise<void> {
  const facts = await api.changeMergeFacts(id, body)
  mergeFacts.set({ known: new Map([...(mergeFacts.get().known ?? []), [id, facts]]) })
}
