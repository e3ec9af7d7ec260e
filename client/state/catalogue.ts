import type { DivisionProperties } from '#contract/divisions'
import type { DataSet } from '#contract/imports'
import type { Problem } from '#contract/problems'
import { type DivisionLevel, divisionLevels } from '#planning/types'
import { api, problemOf } from '../api.ts'
import { createStore } from './create-store.ts'

interface Catalogue {
  state: 'loading' | 'ready' | 'failed'
  problem: Problem | null
  dataSets: DataSet[]
  /** Divisions without a parent, largest level first. */
  roots: DivisionProperties[]
  /** Levels that hold any division, largest first. */
  levels: DivisionLevel[]
  /** Grows with every load, so that the map knows to fetch its tiles again. */
  loads: number
}

/** What data there is: its sets, and the top of the tree of divisions. */
export const catalogue = createStore<Catalogue>({
  state: 'loading',
  problem: null,
  dataSets: [],
  roots: [],
  levels: [],
  loads: 0,
})

/** Loads the catalogue anew, e.g. after an import. */
export async function loadCatalogue(): Promise<void> {
  try {
    const [{ dataSets }, ...lists] = await Promise.all([
      api.dataSets(),
      ...divisionLevels.map((level) => api.divisions({ level, limit: 100 })),
    ])
    const divisions = lists.flatMap((list) => list.features.map((feature) => feature.properties))
    catalogue.set(({ loads }) => ({
      state: 'ready',
      problem: null,
      dataSets,
      roots: divisions.filter((division) => division.parentId === null),
      levels: divisionLevels.filter((_, index) => lists[index].features.length > 0),
      loads: loads + 1,
    }))
  } catch (error) {
    catalogue.set({ state: 'failed', problem: problemOf(error) })
  }
}

/** The box that the newest data set with a place fills: [west, south, east, north]. */
export function homeBox({ dataSets }: Catalogue): [number, number, number, number] | null {
  const placed = dataSets.filter((set) => set.bbox !== null)
  const peopled = placed.find((set) => (set.counts.demand ?? 0) > 0) ?? placed[0]
  return (peopled?.bbox as [number, number, number, number] | undefined) ?? null
}
