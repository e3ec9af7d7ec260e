import type { Gridding } from '#contract/griddings/gridding-answer'
import type { Job } from '#contract/jobs'
import { api, problemOf } from '../../api.ts'
import { onChange } from '../create-store.ts'
import { watchJob } from '../service/watch-job.ts'
import { whenReachable } from '../service/when-reachable.ts'
import { view } from '../view.ts'
import { keepAlternative, loadAlternatives } from './alternatives.ts'
import { griddingBody, griddingForm, takeQuestion } from './gridding-form.ts'
import { griddingRun } from './gridding-run.ts'

/** Grows with each question, so that a late answer to an earlier one is dropped. */
let turn = 0
let opening: string | null = null

/** The best so far is stored once a second; more often there is nothing new to see. */
const lookMilliseconds = 1000

/** Asks what the panel says, and shows the best so far until the search has ended. A lost connection is waited out. */
export async function divide(): Promise<void> {
  const mine = ++turn
  const wanted = (): boolean => mine === turn
  opening = null
  griddingRun.set({ state: 'running', job: null, problem: null, trace: [] })
  try {
    const { job } = await whenReachable(() => api.askGridding(griddingBody(griddingForm.get())), wanted)
    if (!wanted()) return void (await api.cancelJob(job.id).catch(() => undefined))
    griddingRun.set({ shown: null })
    await followSearch(job, wanted)
  } catch (error) {
    if (wanted()) griddingRun.set({ state: 'failed', job: null, problem: problemOf(error) })
  }
}

async function followSearch(first: Job, wanted: () => boolean): Promise<void> {
  griddingRun.set({ job: first })
  let isLooking = false
  const look = async (): Promise<void> => {
    if (isLooking || !wanted()) return
    isLooking = true
    // What is not there yet, or cannot be reached now, is looked for again.
    const best = await api.gridding(first.id).catch(() => null)
    isLooking = false
    if (best && wanted() && griddingRun.get().state === 'running') takeBest(best)
  }
  const timer = setInterval(() => void look(), lookMilliseconds)
  try {
    const job = await watchJob(first, (change) => wanted() && griddingRun.set({ job: change }), wanted)
    if (!wanted()) return
    if (job.state === 'failed') {
      griddingRun.set({ state: 'failed', job: null, problem: job.problem ?? problemOf(job.message) })
      return
    }
    const last = await whenReachable(() => api.gridding(first.id), wanted)
    if (wanted()) showEnded(last)
  } finally {
    clearInterval(timer)
  }
}

/** Shows the best so far, if there is something to show. */
function takeBest(best: Gridding): void {
  if (best.divisions.length === 0) return
  const { trace } = griddingRun.get()
  const point = best.objective === null ? [] : [{ seconds: best.seconds, objective: best.objective, bound: best.bound }]
  griddingRun.set({ shown: best, trace: [...trace, ...point] })
  view.set({ griddingId: best.id })
}

function showEnded(gridding: Gridding): void {
  takeBest(gridding)
  opening = null
  griddingRun.set({
    state: gridding.state === 'cancelled' ? 'cancelled' : 'idle',
    job: null,
    problem: null,
    ...(gridding.divisions.length > 0 ? { shown: gridding } : {}),
  })
  if (gridding.grids.length > 0) keepAlternative(gridding)
}

/** Ends the search; the best so far stays. */
export async function stopDividing(): Promise<void> {
  const { job } = griddingRun.get()
  if (job) await api.cancelJob(job.id).catch(() => undefined)
  else {
    turn += 1
    griddingRun.set({ state: 'cancelled' })
  }
}

/** Opens an answer by its id; one that is still searched for is followed to its end. */
export async function openGridding(id: string): Promise<void> {
  const mine = ++turn
  const wanted = (): boolean => mine === turn
  opening = id
  griddingRun.set({ state: 'running', job: null, problem: null, trace: [] })
  try {
    const gridding = await whenReachable(() => api.gridding(id), wanted)
    if (!wanted()) return
    takeQuestion(gridding)
    if (gridding.state !== 'queued' && gridding.state !== 'running') showEnded(gridding)
    else {
      takeBest(gridding)
      await followSearch(await api.job(id), wanted)
    }
    void loadAlternatives(gridding)
  } catch (error) {
    if (!wanted()) return
    opening = null
    griddingRun.set({ state: 'failed', problem: problemOf(error) })
    view.set({ griddingId: griddingRun.get().shown?.id ?? null })
  }
}

/** Shows an answer that is at hand, with its question in the panel. Not while a search runs: that would be lost from sight. */
export function showGridding(gridding: Gridding): void {
  turn += 1
  opening = null
  takeQuestion(gridding)
  griddingRun.set({ state: 'idle', job: null, problem: null, shown: gridding, trace: [] })
  view.set({ griddingId: gridding.id })
}

/** Opens the answer that the address names, now and whenever it comes to name another; answers what ends that. */
export function followGriddingAddress(): () => void {
  const take = (): void => {
    const { griddingId } = view.get()
    if (griddingId && griddingId !== opening && griddingId !== griddingRun.get().shown?.id) void openGridding(griddingId)
  }
  take()
  return onChange(view, ['griddingId'], take)
}
