import type { CoverageResult } from '#contract/coverage'
import type { Problem } from '#contract/problems'
import { api, type CoverageDemand, problemOf } from '../../api.ts'
import { createStore, onChange } from '../create-store.ts'
import { whenReachable } from '../service/when-reachable.ts'
import { view } from '../view.ts'
import { comparePlanned, compareResults, type RunComparison } from './compare-results.ts'
import { coverageRun } from './coverage-run.ts'
import { forgetRun } from './recent-runs.ts'

/** The word that stands, in place of an earlier run's id, for the answer's own "now" against its "as planned". */
export const plannedKey = 'planned'

interface Comparison {
  state: 'idle' | 'loading' | 'failed'
  problem: Problem | null
  /** The earlier run, which the answer at hand is set against. */
  earlier: CoverageResult | null
  earlierDemand: CoverageDemand | null
}

/** The run that the answer is compared with; `view.compareId` says which. */
export const comparison = createStore<Comparison>({ state: 'idle', problem: null, earlier: null, earlierDemand: null })

/** Begins a comparison with a run, or with the answer's own plan, and shows the change on the map; null leaves it. */
export function compareWith(id: string | null): void {
  const { shading } = view.get()
  if (id === null) view.set({ compareId: null, shading: shading === 'change' ? 'shares' : shading })
  else view.set({ compareId: id, shading: 'change', tab: 'compare', drawerOpen: true })
}

/** Lets the earlier run be the answer, and the answer the earlier run. */
export function swapRuns(): void {
  const { resultId, compareId } = view.get()
  if (resultId && compareId && compareId !== plannedKey) view.set({ resultId: compareId, compareId: resultId })
}

/** Loads the run that the address names, now and whenever it comes to name another. */
export function followComparison(): void {
  const take = (): void => void load(view.get().compareId)
  take()
  onChange(view, ['compareId'], take)
}

async function load(id: string | null): Promise<void> {
  if (id === null || id === plannedKey) {
    comparison.set({ state: 'idle', problem: null, earlier: null, earlierDemand: null })
    return
  }
  if (comparison.get().earlier?.id === id) return
  const wanted = (): boolean => view.get().compareId === id
  comparison.set({ state: 'loading', problem: null })
  try {
    const [earlier, earlierDemand] = await Promise.all([
      whenReachable(() => api.coverage(id), wanted),
      whenReachable(() => api.coverageDemand(id), wanted),
    ])
    if (wanted()) comparison.set({ state: 'idle', earlier, earlierDemand })
  } catch (error) {
    if (!wanted()) return
    const problem = problemOf(error)
    if (problem.status === 404) forgetRun(id)
    comparison.set({ state: 'failed', problem, earlier: null, earlierDemand: null })
    compareWith(null)
    comparison.set({ state: 'failed', problem })
  }
}

/** The two sides as the view has them; null where there is nothing to compare, or not yet. */
export function comparisonShown(): RunComparison | null {
  const { result } = coverageRun.get()
  const { compareId, category } = view.get()
  if (result === null || compareId === null) return null
  if (compareId === plannedKey) return comparePlanned(result)
  const { earlier } = comparison.get()
  return earlier?.id === compareId ? compareResults(earlier, result, category) : null
}
