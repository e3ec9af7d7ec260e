import type { Problem } from '#contract/problems'
import type { Accessibility } from '#contract/sitings/accessibility'
import type { DivisionLevel, FacilityCategory } from '#planning/types'
import { api, problemOf } from '../../api.ts'
import { createStore, onChange } from '../create-store.ts'
import { whenReachable } from '../service/when-reachable.ts'
import { view } from '../view.ts'
import { showsCoverage } from '../view-types.ts'
import { coverageRun } from './coverage-run.ts'
import { levelsOf } from './result-level.ts'
import { type SupplyLines, type SupplyRow, supplyRows } from './supply-rows.ts'

interface SupplyRun {
  state: 'idle' | 'loading' | 'failed'
  problem: Problem | null
  /** Answer, category and method that the supply is about. */
  about: string | null
  answer: Accessibility | null
  lines: SupplyLines
}

/** What the capacities of one of the answer's categories come to for people. */
export const supplyRun = createStore<SupplyRun>({
  state: 'idle',
  problem: null,
  about: null,
  answer: null,
  lines: { coveredFrom: 0.8, poorBelow: 0.8 },
})

/** The category that supply is shown of: the one chosen, else the first that was asked for. */
export function supplyCategory(): FacilityCategory | null {
  const { result } = coverageRun.get()
  const { category } = view.get()
  if (result === null) return null
  const { categories } = result.parameters
  return category && categories.includes(category) ? category : categories[0]
}

/** The level that supply is shown at: the one chosen, else communities, else the smallest that it has. */
export function supplyLevel(answer: Accessibility): DivisionLevel | null {
  const levels = levelsOf(answer.divisions)
  const { level } = view.get()
  if (level && levels.includes(level)) return level
  return levels.includes('village') ? 'village' : (levels.at(-1) ?? null)
}

/** The divisions of the level shown; empty while there is no answer. */
export function supplyShown(): SupplyRow[] {
  const { answer, lines } = supplyRun.get()
  const { result } = coverageRun.get()
  if (answer === null || result === null) return []
  const level = supplyLevel(answer)
  return supplyRows(result, answer, lines).filter((row) => row.level === level)
}

/** Has the supply at hand whenever the page shows it: another answer, category or method is asked about anew. */
export function followSupply(): void {
  onChange(view, ['panel', 'tab', 'shading', 'category', 'supplyMethod'], () => void loadSupply())
  onChange(coverageRun, ['result'], () => void loadSupply())
}

/** Asks again where it failed, else only about what is not at hand. */
export async function loadSupply(again = false): Promise<void> {
  const { panel, tab, shading, supplyMethod: method } = view.get()
  const { result } = coverageRun.get()
  const category = supplyCategory()
  if (!result || !category || !showsCoverage(panel) || (tab !== 'supply' && shading !== 'supply')) return
  const about = `${result.id} ${category} ${method}`
  if (supplyRun.get().about === about && !again) return
  const wanted = (): boolean => supplyRun.get().about === about
  supplyRun.set({ state: 'loading', problem: null, about, answer: null })
  try {
    const answer = await whenReachable(() => api.accessibility(result.id, { category, method }), wanted)
    if (wanted()) supplyRun.set({ state: 'idle', answer })
  } catch (error) {
    if (wanted()) supplyRun.set({ state: 'failed', problem: problemOf(error) })
  }
}
