import type { CoverageResult, GapCollection, IsochroneCollection } from '#contract/coverage'
import type { Job } from '#contract/jobs'
import type { Problem } from '#contract/problems'
import { api, type CoverageDemand, problemOf } from '../api.ts'
import { createStore } from './create-store.ts'
import { view } from './view.ts'
import { coverageBody } from './view-types.ts'
import { watchJob } from './watch-job.ts'

interface CoverageRun {
  state: 'idle' | 'running' | 'cancelled' | 'failed'
  job: Job | null
  problem: Problem | null
  result: CoverageResult | null
  gaps: GapCollection | null
  isochrones: IsochroneCollection | null
  demand: CoverageDemand | null
}

/** The question being computed and the last answer, with what the map draws of it. */
export const coverageRun = createStore<CoverageRun>({
  state: 'idle',
  job: null,
  problem: null,
  result: null,
  gaps: null,
  isochrones: null,
  demand: null,
})

/** Grows with each question, so that a late answer to an earlier one is dropped. */
let turn = 0

/** Asks what the panel says; the answer replaces the last one when it is there. */
export async function computeCoverage(): Promise<void> {
  const mine = ++turn
  coverageRun.set({ state: 'running', job: null, problem: null })
  try {
    const answer = await api.askCoverage(coverageBody(view.get().question))
    if ('result' in answer) {
      if (mine === turn) await showResult(answer.result, mine)
      return
    }
    if (mine !== turn) {
      await api.cancelJob(answer.job.id)
      return
    }
    coverageRun.set({ job: answer.job })
    const job = await watchJob(answer.job, (change) => mine === turn && coverageRun.set({ job: change }))
    if (mine !== turn) return
    if (job.state === 'cancelled') coverageRun.set({ state: 'cancelled', job: null })
    else if (job.state === 'failed')
      coverageRun.set({ state: 'failed', job: null, problem: job.problem ?? problemOf(job.message) })
    else await showResult(await api.coverage((job.result as { id: string }).id), mine)
  } catch (error) {
    if (mine === turn) coverageRun.set({ state: 'failed', job: null, problem: problemOf(error) })
  }
}

/** Stops the running computation on the server. */
export async function cancelCoverage(): Promise<void> {
  const { job } = coverageRun.get()
  turn += 1
  coverageRun.set({ state: 'cancelled', job: null })
  if (job) await api.cancelJob(job.id).catch((error) => coverageRun.set({ state: 'failed', problem: problemOf(error) }))
}

async function showResult(result: CoverageResult, mine: number): Promise<void> {
  const [isochrones, gaps, demand] = await Promise.all([
    api.isochrones(result.id),
    api.gaps(result.id),
    api.coverageDemand(result.id),
  ])
  if (mine !== turn) return
  const { categories } = result.parameters
  const { category } = view.get()
  view.set({
    resultId: result.id,
    category: categories.length > 1 && category && categories.includes(category) ? category : null,
  })
  coverageRun.set({ state: 'idle', job: null, problem: null, result, isochrones, gaps, demand })
}

/** Opens a stored result, e.g. one that the address names, and puts its question into the panel. */
export async function openResult(id: string): Promise<void> {
  const mine = ++turn
  coverageRun.set({ state: 'running', job: null, problem: null })
  try {
    const result = await api.coverage(id)
    if (mine !== turn) return
    const { categories, minutes = null, mode, counted, within = null } = result.parameters
    view.set({ question: { categories, minutes, mode, counted, within } })
    await showResult(result, mine)
  } catch (error) {
    if (mine !== turn) return
    view.set({ resultId: null })
    coverageRun.set({ state: 'failed', problem: problemOf(error) })
  }
}
