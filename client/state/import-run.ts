import type { ImportOptions, ImportResult } from '#contract/imports'
import type { Job } from '#contract/jobs'
import type { Problem } from '#contract/problems'
import { api, problemOf } from '../api.ts'
import { loadCatalogue } from './catalogue.ts'
import { createStore } from './create-store.ts'
import { watchJob } from './service/watch-job.ts'

interface ImportRun {
  state: 'idle' | 'uploading' | 'running' | 'done' | 'failed' | 'cancelled'
  job: Job | null
  result: ImportResult | null
  problem: Problem | null
}

/** The import under way, or how the last one ended. */
export const importRun = createStore<ImportRun>({ state: 'idle', job: null, result: null, problem: null })

/** Uploads a file and follows its import to the end. */
export async function startImport(file: File, options: Partial<ImportOptions>): Promise<void> {
  importRun.set({ state: 'uploading', job: null, result: null, problem: null })
  try {
    const { job: accepted } = await api.importFile(file, options)
    importRun.set({ state: 'running', job: accepted })
    const job = await watchJob(accepted, (change) => importRun.set({ job: change }))
    if (job.state === 'cancelled') importRun.set({ state: 'cancelled', job: null })
    else if (job.state === 'failed') importRun.set({ state: 'failed', job: null, problem: job.problem ?? problemOf(job.message) })
    else {
      importRun.set({ state: 'done', job: null, result: job.result as ImportResult })
      await loadCatalogue()
    }
  } catch (error) {
    importRun.set({ state: 'failed', job: null, problem: problemOf(error) })
  }
}

/** Asks the service to stop the import; its job then ends as cancelled. */
export async function cancelImport(): Promise<void> {
  const { job } = importRun.get()
  if (job) await api.cancelJob(job.id).catch((error) => importRun.set({ problem: problemOf(error) }))
}
