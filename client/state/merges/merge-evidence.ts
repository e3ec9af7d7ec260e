import type { MergeEvidence, MergeEvidenceBody } from '#contract/merges/merge-evidence'
import type { Problem } from '#contract/problems'
import { api, problemOf } from '../../api.ts'
import { createStore } from '../create-store.ts'

interface KnownEvidence {
  mergeId: string | null
  found: readonly MergeEvidence[] | null
  problem: Problem | null
}

/** What people found of the promises of an answer that cannot be measured; null: not loaded yet, or it could not be. */
export const mergeEvidence = createStore<KnownEvidence>({ mergeId: null, found: null, problem: null })

/** Loads what was found of an answer, where it is not there yet. */
export async function loadMergeEvidence(mergeId: string): Promise<void> {
  const now = mergeEvidence.get()
  if (now.mergeId === mergeId && now.problem === null) return
  mergeEvidence.set({ mergeId, found: null, problem: null })
  const isNow = (): boolean => mergeEvidence.get().mergeId === mergeId
  try {
    const { found } = await api.mergeEvidence(mergeId)
    if (isNow()) mergeEvidence.set({ found })
  } catch (error) {
    if (isNow()) mergeEvidence.set({ problem: problemOf(error) })
  }
}

/** Stores what was found of one promise; what the service has against it is thrown. */
export async function saveMergeEvidence(mergeId: string, body: MergeEvidenceBody): Promise<void> {
  const { found } = await api.changeMergeEvidence(mergeId, body)
  if (mergeEvidence.get().mergeId === mergeId) mergeEvidence.set({ found })
}
