import type { Job } from '#contract/jobs'
import type { Siting } from '#contract/sitings/siting-answer'
import { api, problemOf } from '../../api.ts'
import { onChange } from '../create-store.ts'
import { watchJob } from '../service/watch-job.ts'
import { whenReachable } from '../service/when-reachable.ts'
import { view } from '../view.ts'
import { type SitingForm, sitingBody, sitingForm } from './siting-form.ts'
import { sitingRun } from './siting-run.ts'
import { takeSitingQuestion } from './take-siting-question.ts'

/** Grows with each question, so that a late answer to an earlier one is dropped. */
let turn = 0
let opening: string | null = null

/** The best so far is stored once a second; more often there is nothing new to see. */
const lookMilliseconds = 1000

/** Asks what the panel says, and shows the best so far until the search has ended. A lost connection is waited out. */
export async function chooseSites(): Promise<void> {
  const mine = ++turn
  const wanted = (): boolean => mine === turn
  opening = null
  sitingRun.set({ state: 'running', job: null, problem: null })
  try {
    const { job } = await whenReachable(() => api.askSiting(sitingBody(sitingForm.get())), wanted)
    if (!wanted()) return void (await api.cancelJob(job.id).catch(() => undefined))
    sitingRun.set({ shown: null, kept: 0 })
    await followSearch(job, wanted)
  } catch (error) {
    if (wanted()) sitingRun.set({ state: 'failed', job: null, problem: problemOf(error) })
  }
}

/** Asks again with part of the question changed. */
export function chooseSitesWith(change: Partial<SitingForm>): void {
  sitingForm.set(change)
  void chooseSites()
}

async function followSearch(first: Job, wanted: () => boolean): Promise<void> {
  sitingRun.set({ job: first })
  let isLooking = false
  const look = async (): Promise<void> => {
    if (isLooking || !wanted()) return
    isLooking = true
    // What is not there yet, or cannot be reached now, is looked for again.
    const best = await api.siting(first.id).catch(() => null)
    isLooking = false
    if (best?.ok && wanted() && sitingRun.get().state === 'running') take(best)
  }
  const timer = setInterval(() => void look(), lookMilliseconds)
  try {
    const job = await watchJob(first, (change) => wanted() && sitingRun.set({ job: change }), wanted)
    if (!wanted()) return
    if (job.state === 'failed') {
      sitingRun.set({ state: 'failed', job: null, problem: job.problem ?? problemOf(job.message) })
      return
    }
    const last = await whenReachable(() => api.siting(first.id), wanted)
    if (wanted()) showEnded(last)
  } finally {
    clearInterval(timer)
  }
}

function take(siting: Siting): void {
  sitingRun.set({ shown: siting })
  view.set({ sitingId: siting.id })
}

function showEnded(siting: Siting): void {
  opening = null
  if (siting.ok || siting.obstacles.length > 0) take(siting)
  sitingRun.set({ state: siting.state === 'cancelled' ? 'cancelled' : 'idle', job: null, problem: null })
}

/** Ends the search; the best so far stays. */
export async function stopChoosing(): Promise<void> {
  const { job } = sitingRun.get()
  if (job) await api.cancelJob(job.id).catch(() => undefined)
  else {
    turn += 1
    sitingRun.set({ state: 'cancelled' })
  }
}

/** Opens an answer by its id; one that is still searched for is followed to its end. */
async function openSiting(id: string): Promise<void> {
  const mine = ++turn
  const wanted = (): boolean => mine === turn
  opening = id
  sitingRun.set({ state: 'running', job: null, problem: null })
  try {
    const siting = await whenReachable(() => api.siting(id), wanted)
    if (!wanted()) return
    takeSitingQuestion(siting)
    sitingRun.set({ kept: 0 })
    if (siting.state !== 'queued' && siting.state !== 'running') return showEnded(siting)
    if (siting.ok) take(siting)
    await followSearch(await api.job(id), wanted)
  } catch (error) {
    if (!wanted()) return
    opening = null
    sitingRun.set({ state: 'failed', problem: problemOf(error) })
    view.set({ sitingId: sitingRun.get().shown?.id ?? null })
  }
}

/** Opens the answer that the address names, now and whenever it comes to name another; answers what ends that. */
export function followSitingAddress(): () => void {
  const open = (): void => {
    const { sitingId } = view.get()
    if (sitingId && sitingId !== opening && sitingId !== sitingRun.get().shown?.id) void openSiting(sitingId)
  }
  open()
  return onChange(view, ['sitingId'], open)
}
