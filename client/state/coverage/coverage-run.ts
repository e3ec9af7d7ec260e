import type { CoverageResult, GapCollection, IsochroneCollection } from '#contract/coverage'
import type { Job } from '#contract/jobs'
import type { Problem } from '#contract/problems'
import { api, type CoverageDemand, problemOf } from '../../api.ts'
import { createStore, onChange } from '../create-store.ts'
import { watchJob } from '../service/watch-job.ts'
import { whenReachable } from '../service/when-reachable.ts'
import { view } from '../view.ts'
import { coverageBody } from '../view-types.ts'
import { forgetRun, rememberRun } from './recent-runs.ts'

interface CoverageRun {
  state: 'idle' | 'running' | 'cancelled' | 'failed'
  job: Job | null
  problem: Problem | null
  /** Id of an answer that a link named and the service no longer has. */
  gone: string | null
  result: CoverageResult | null
  gaps: GapCollection | null
  isochrones: IsochroneCollection | null
  demand: CoverageDemand | null
  /** Why a part of the answer (its bands, its single people) could not be had, while the answer itself stands. */
  partProblem: Problem | null
}

/** The question being computed and the last answer, with what the map draws of it. */
export const coverageRun = createStore<CoverageRun>({
  state: 'idle',
  job: null,
  problem: null,
  gone: null,
  result: null,
  gaps: null,
  isochrones: null,
  demand: null,
  partProblem: null,
})

/** Grows with each question, so that a late answer to an earlier one is dropped. */
let turn = 0

/** The answer that is being opened. */
let opening: string | null = null

/** Asks what the panel says; the answer replaces the last one when it is there. A lost connection is waited out. */
export async function computeCoverage(): Promise<void> {
  const mine = ++turn
  const wanted = (): boolean => mine === turn
  opening = null
  coverageRun.set({ state: 'running', job: null, problem: null, gone: null })
  try {
    const { question, at } = view.get()
    const answer = await whenReachable(() => api.askCoverage(coverageBody(question, at)), wanted)
    if ('result' in answer) {
      if (wanted()) await showResult(answer.result, wanted)
      return
    }
    if (!wanted()) {
      await withdraw(answer.job.id)
      return
    }
    coverageRun.set({ job: answer.job })
    const job = await watchJob(answer.job, (change) => wanted() && coverageRun.set({ job: change }), wanted)
    if (!wanted()) return
    if (job.state === 'cancelled') coverageRun.set({ state: 'cancelled', job: null })
    else if (job.state === 'failed')
      coverageRun.set({ state: 'failed', job: null, problem: job.problem ?? problemOf(job.message) })
    else {
      const { id } = job.result as { id: string }
      await showResult(await whenReachable(() => api.coverage(id), wanted), wanted)
    }
  } catch (error) {
    if (wanted()) coverageRun.set({ state: 'failed', job: null, problem: problemOf(error) })
  }
}

/** Stops the running computation, here at once and on the server as soon as it can be told; the last answer stays. */
export async function cancelCoverage(): Promise<void> {
  const { job } = coverageRun.get()
  turn += 1
  opening = null
  coverageRun.set({ state: 'cancelled', job: null })
  if (job) await withdraw(job.id)
}

/** Takes a job back; one that has ended meanwhile, or that the service does not know any more, needs no taking back. */
async function withdraw(jobId: string): Promise<void> {
  await whenReachable(
    () => api.cancelJob(jobId),
    () => true,
  ).catch(() => undefined)
}

/** Shows an answer at once, and what the map draws of it as it comes: the service draws bands and people when they are asked for. */
async function showResult(result: CoverageResult, wanted: () => boolean): Promise<void> {
  const gaps = await whenReachable(() => api.gaps(result.id), wanted)
  if (!wanted()) return
  const { categories } = result.parameters
  const { category, compareId } = view.get()
  const parts = { gaps, isochrones: null, demand: null, partProblem: null }
  coverageRun.set({ state: 'idle', job: null, problem: null, gone: null, result, ...parts })
  view.set({
    resultId: result.id,
    category: categories.length > 1 && category && categories.includes(category) ? category : null,
    ...(compareId === result.id ? { compareId: null } : {}),
  })
  opening = null
  rememberRun(result)
  void loadParts(result.id, wanted)
}

async function loadParts(id: string, wanted: () => boolean): Promise<void> {
  try {
    const isochrones = await whenReachable(() => api.isochrones(id), wanted)
    if (wanted()) coverageRun.set({ isochrones })
    const demand = await whenReachable(() => api.coverageDemand(id), wanted)
    if (wanted()) coverageRun.set({ demand })
  } catch (error) {
    if (wanted()) coverageRun.set({ partProblem: problemOf(error) })
  }
}

/** Opens a stored result, e.g. one that the address names, and puts its question into the panel. */
export async function openResult(id: string): Promise<void> {
  const mine = ++turn
  const wanted = (): boolean => mine === turn
  opening = id
  coverageRun.set({ state: 'running', job: null, problem: null, gone: null })
  try {
    const result = await whenReachable(() => api.coverage(id), wanted)
    if (!wanted()) return
    const { categories, minutes = null, mode, counted, within = null, at } = result.parameters
    const askedDay = at && at !== result.computedAt.slice(0, 10) ? { at } : {}
    view.set({ question: { categories, minutes, mode, counted, within }, ...askedDay })
    await showResult(result, wanted)
  } catch (error) {
    if (!wanted()) return
    const problem = problemOf(error)
    const gone = problem.status === 404 ? id : null
    if (gone) forgetRun(gone)
    opening = null
    coverageRun.set({ state: 'failed', problem, gone })
    view.set({ resultId: coverageRun.get().result?.id ?? null })
  }
}

/** Opens the answer that the address names, now and whenever the address comes to name another. */
export function followResultAddress(): void {
  const take = (): void => {
    const { resultId } = view.get()
    if (resultId && resultId !== opening && resultId !== coverageRun.get().result?.id) void openResult(resultId)
  }
  take()
  onChange(view, ['resultId'], take)
}
