import type { CoverageBody, CoverageResult } from '#contract/coverage'
import { createStore } from '../create-store.ts'

/** A coverage run of this browser: what was asked, and the figures that tell it from others. */
export interface RecentRun {
  id: string
  parameters: CoverageBody
  revision: number
  computedAt: string
  population: number
  coveredPopulation: number
}

const key = 'fangyuan.runs'
const most = 12

function kept(): RecentRun[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(list) ? list.filter(isRun).slice(0, most) : []
  } catch {
    return []
  }
}

function isRun(value: unknown): value is RecentRun {
  const run = value as RecentRun | null
  return (
    typeof run?.id === 'string' &&
    Array.isArray(run.parameters?.categories) &&
    typeof run.computedAt === 'string' &&
    [run.revision, run.population, run.coveredPopulation].every(Number.isFinite)
  )
}

/** The last runs of this browser, newest first. */
export const recentRuns = createStore<{ runs: RecentRun[] }>({ runs: kept() })

function keep(runs: RecentRun[]): void {
  recentRuns.set({ runs })
  try {
    localStorage.setItem(key, JSON.stringify(runs))
  } catch {
    // Kept for this page only.
  }
}

/** Puts a run first among the recent ones. */
export function rememberRun({ id, parameters, revision, computedAt, totals }: CoverageResult): void {
  const { population, coveredPopulation } = totals
  const others = recentRuns.get().runs.filter((run) => run.id !== id)
  keep([{ id, parameters, revision, computedAt, population, coveredPopulation }, ...others].slice(0, most))
}

/** Takes a run from the list, e.g. one that the service no longer has. */
export function forgetRun(id: string): void {
  keep(recentRuns.get().runs.filter((run) => run.id !== id))
}
