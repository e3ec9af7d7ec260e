import type { Job } from '#contract/jobs'
import type { Problem } from '#contract/problems'
import { api, problemOf } from '../../api.ts'
import type { Store } from '../create-store.ts'
import { watchJob } from './watch-job.ts'
import { whenReachable } from './when-reachable.ts'

/** A search that runs, or the answer that is shown; while it runs, its best so far as soon as there is any. */
export interface SearchRun<Answer> {
  state: 'idle' | 'running' | 'cancelled' | 'failed'
  job: Job | null
  problem: Problem | null
  shown: Answer | null
}

interface SearchParts<Answer> {
  run: Store<SearchRun<Answer>>
  ask(): Promise<{ job: Job }>
  read(id: string): Promise<Answer>
  /** Whether there is something to show. */
  isWorth(answer: Answer): boolean
  /** Hears what is shown, each time anew. */
  onShow(answer: Answer): void
  /** Hears of an answer that was opened by its address: what it was asked for, and whether it is to be forgotten. */
  onOpen(answer: Answer): void
  onLost(): void
}

/** The best so far is stored once a second; more often there is nothing new to see. */
const lookMilliseconds = 1000

/** A long search as the page follows it: asked, watched with its best so far, stopped, opened again by its id. A lost connection is waited out. */
export function createSearch<Answer extends { id: string; state: Job['state'] }>(parts: SearchParts<Answer>) {
  const { run, read, isWorth, onShow } = parts
  /** Grows with each question, so that a late answer to an earlier one is dropped. */
  let turn = 0
  let opening: string | null = null
  const begin = (): (() => boolean) => {
    const mine = ++turn
    run.set({ state: 'running', job: null, problem: null })
    return () => mine === turn
  }
  const show = (answer: Answer): void => {
    run.set({ shown: answer })
    onShow(answer)
  }
  const showEnded = (answer: Answer): void => {
    opening = null
    if (isWorth(answer)) show(answer)
    run.set({ state: answer.state === 'cancelled' ? 'cancelled' : 'idle', job: null, problem: null })
  }
  async function follow(first: Job, wanted: () => boolean): Promise<void> {
    run.set({ job: first })
    let isLooking = false
    const look = async (): Promise<void> => {
      if (isLooking || !wanted()) return
      isLooking = true
      // What is not there yet, or cannot be reached now, is looked for again.
      const best = await read(first.id).catch(() => null)
      isLooking = false
      if (best && isWorth(best) && wanted() && run.get().state === 'running') show(best)
    }
    const timer = setInterval(() => void look(), lookMilliseconds)
    try {
      const job = await watchJob(first, (change) => wanted() && run.set({ job: change }), wanted)
      if (!wanted()) return
      if (job.state === 'failed') {
        run.set({ state: 'failed', job: null, problem: job.problem ?? problemOf(job.message) })
        return
      }
      const last = await whenReachable(() => read(first.id), wanted)
      if (wanted()) showEnded(last)
    } finally {
      clearInterval(timer)
    }
  }
  return {
    async start(): Promise<void> {
      const wanted = begin()
      opening = null
      try {
        const { job } = await whenReachable(parts.ask, wanted)
        if (!wanted()) return void (await api.cancelJob(job.id).catch(() => undefined))
        run.set({ shown: null })
        await follow(job, wanted)
      } catch (error) {
        if (wanted()) run.set({ state: 'failed', job: null, problem: problemOf(error) })
      }
    },
    /** Ends the search; the best so far stays. */
    async stop(): Promise<void> {
      const { job } = run.get()
      if (job) await api.cancelJob(job.id).catch(() => undefined)
      else {
        turn += 1
        run.set({ state: 'cancelled' })
      }
    },
    /** Opens an answer by its id where it is not the one at hand; one that is still searched for is followed to its end. */
    async open(id: string): Promise<void> {
      if (id === opening || id === run.get().shown?.id) return
      const wanted = begin()
      opening = id
      try {
        const answer = await whenReachable(() => read(id), wanted)
        if (!wanted()) return
        parts.onOpen(answer)
        if (answer.state !== 'queued' && answer.state !== 'running') return showEnded(answer)
        if (isWorth(answer)) show(answer)
        await follow(await api.job(id), wanted)
      } catch (error) {
        if (!wanted()) return
        opening = null
        run.set({ state: 'failed', problem: problemOf(error) })
        parts.onLost()
      }
    },
  }
}
