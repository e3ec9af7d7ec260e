import type { Problem } from '#contract/problems'
import type { CandidatesRead } from '#contract/sitings/candidates-file'
import { api, problemOf } from '../../api.ts'
import { createStore } from '../create-store.ts'
import { sitingForm } from './siting-form.ts'

interface CandidateFile {
  state: 'idle' | 'reading' | 'failed'
  problem: Problem | null
  /** The file that the form's places came from; null: they came with an answer, or there are none. */
  name: string | null
  refusals: CandidatesRead['refusals']
  /** Coordinate system of the next file. */
  crs: string
}

/** The file that places for sites are taken from. */
export const candidateFile = createStore<CandidateFile>({
  state: 'idle',
  problem: null,
  name: null,
  refusals: [],
  crs: 'EPSG:4490',
})

/** Grows with each file, so that a late answer to an earlier one is dropped. */
let turn = 0

/** Has the service read a file, and takes its good rows as the places where sites may be. */
export async function readCandidateFile(file: File): Promise<void> {
  const mine = ++turn
  candidateFile.set({ state: 'reading', problem: null, name: null, refusals: [] })
  try {
    const { candidates, refusals } = await api.readCandidates(file, candidateFile.get().crs)
    if (mine !== turn) return
    candidateFile.set({ state: 'idle', name: file.name, refusals })
    sitingForm.set({ candidates: 'given', given: candidates })
  } catch (error) {
    if (mine !== turn) return
    candidateFile.set({ state: 'failed', problem: problemOf(error) })
    sitingForm.set({ given: [] })
  }
}

/** Forgets the places that a file, or an answer, gave. */
export function dropCandidates(): void {
  turn += 1
  candidateFile.set({ state: 'idle', problem: null, name: null, refusals: [] })
  sitingForm.set({ given: [] })
}
