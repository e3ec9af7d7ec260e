import type { CoverageBody, CoverageResult } from '#contract/coverage'
import type { Job } from '#contract/jobs'
import type { Problem } from '#contract/problems'
import { type FacilityGroup, facilityRules } from '#planning/rules/facility-rules'
import { type FacilityCategory, facilityCategories } from '#planning/types'
import { api, problemOf } from '../../api.ts'
import { askUntilKnown } from '../../state/coverage/ask-until-known.ts'
import { createStore } from '../../state/create-store.ts'
import { planDesk } from '../../state/plans/plan-desk.ts'
import { view } from '../../state/view.ts'
import { coverageBody, type Question } from '../../state/view-types.ts'
import { comparison, isDay } from './plan-comparison.ts'

/** What is asked for: what the coverage task asks for, all of a group, or one category. */
export type CoverageSubject = 'task' | FacilityGroup | FacilityCategory

/** Both answers, and of what they are. */
export interface CoverageSides {
  planId: string
  version: number
  from: string
  question: Question
  before: CoverageResult
  after: CoverageResult
}

interface CoverageComparison {
  subject: CoverageSubject
  /** null: each category's own radius. */
  minutes: number | null
  state: 'idle' | 'running' | 'cancelled' | 'failed'
  /** The side that is being computed, and its job. */
  side: 'before' | 'after'
  job: Job | null
  problem: Problem | null
  sides: CoverageSides | null
}

/** At first what the coverage task asks for. */
const atFirst = (): CoverageComparison => ({
  subject: view.get().question.categories.length > 0 ? 'task' : 'elder_child',
  minutes: view.get().question.minutes,
  state: 'idle',
  side: 'before',
  job: null,
  problem: null,
  sides: null,
})

/** Who is covered on both sides of the comparison of plans. */
export const coverageSides = createStore<CoverageComparison>(atFirst())

let turn = 0

export function categoriesOf(subject: CoverageSubject): FacilityCategory[] {
  if (subject === 'task') return view.get().question.categories
  return facilityCategories.filter((category) => category === subject || facilityRules[category].group === subject)
}

/** The question as it stands; people are counted within the plan's scope. */
export function coverageQuestion(): Question {
  const { subject, minutes } = coverageSides.get()
  const within = planDesk.get().plan?.scope.id ?? null
  return { ...view.get().question, categories: categoriesOf(subject), minutes, counted: 'now', within }
}

/** What a side of the comparison is to the service: the map of today or of a day, or a plan. */
function bodyOf(question: Question, from: string, version?: number): CoverageBody {
  if (from === 'published' || isDay(from)) return coverageBody(question, from === 'published' ? null : from)
  return { ...coverageBody(question, null), plan: from, ...(version === undefined ? {} : { planVersion: version }) }
}

/** Computes coverage for what the plan is compared with, then for the plan as the service has it. */
export async function compareCoverage(): Promise<void> {
  const { plan, desk } = planDesk.get()
  if (!plan || !desk) return
  const mine = ++turn
  const wanted = (): boolean => mine === turn
  const question = coverageQuestion()
  const { from } = comparison.get()
  const { version } = desk
  const ask = async (side: 'before' | 'after', body: CoverageBody): Promise<CoverageResult | null> => {
    if (!wanted()) return null
    coverageSides.set({ side, job: null })
    let started: Job | null = null
    const answer = await askUntilKnown(
      body,
      (job) => {
        started = job
        if (wanted()) coverageSides.set({ job })
        else void withdraw(job)
      },
      wanted,
    )
    if (answer) return answer.result ?? api.coverage(answer.id)
    if (wanted() && started) coverageSides.set({ state: 'cancelled', job: null })
    return null
  }
  coverageSides.set({ state: 'running', problem: null })
  try {
    const before = await ask('before', bodyOf(question, from))
    const after = before && (await ask('after', bodyOf(question, plan.id, version)))
    if (!wanted() || !before || !after) return
    coverageSides.set({ state: 'idle', job: null, sides: { planId: plan.id, version, from, question, before, after } })
  } catch (error) {
    if (wanted()) coverageSides.set({ state: 'failed', job: null, problem: problemOf(error) })
  }
}

/** Stops the computation, here at once and at the service; earlier answers stay. */
export function cancelCoverageSides(): void {
  const { job, state } = coverageSides.get()
  turn++
  if (state !== 'running') return
  coverageSides.set({ state: 'cancelled', job: null })
  if (job) void withdraw(job)
}

const withdraw = (job: Job): Promise<unknown> => api.cancelJob(job.id).catch(() => undefined)

/** Forgets all of it, when the plan is put away. */
export function endCoverageSides(): void {
  cancelCoverageSides()
  coverageSides.set(atFirst())
}

/** How far all of it is, 0–1: each side is a half. */
export function shareDone({ side, job }: Pick<CoverageComparison, 'side' | 'job'>): number {
  return (side === 'after' ? 0.5 : 0) + (job?.progress ?? 0) / 2
}
