import type { DivisionCollection, DivisionProperties } from '#contract/divisions'
import type { DataSet } from '#contract/imports'
import type { Problem } from '#contract/problems'
import type { Settings } from '#contract/settings'
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
  /** How many divisions each level holds today. */
  counts: Partial<Record<DivisionLevel, number>>
  settings: Settings
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
  counts: {},
  settings: { mapReviewNumber: null, baseMapCredit: null },
  loads: 0,
})

/** Loads the catalogue anew, e.g. after an import. */
export async function loadCatalogue(): Promise<void> {
  try {
    const [{ dataSets }, settings, ...lists] = await Promise.all([
      api.dataSets(),
      api.settings().catch(() => catalogue.get().settings),
      ...divisionLevels.map((level) => api.divisions({ level, limit: 1 })),
    ])
    const roots = await Promise.all(lists.map((list, index) => rootsOf(divisionLevels[index], list)))
    catalogue.set(({ loads }) => ({
      state: 'ready',
      problem: null,
      dataSets,
      settings,
      roots: roots.flat(),
      levels: divisionLevels.filter((_, index) => lists[index].features.length > 0),
      counts: Object.fromEntries(
        divisionLevels.map((level, index) => [level, lists[index].numberMatched ?? lists[index].features.length]),
      ),
      loads: loads + 1,
    }))
  } catch (error) {
    catalogue.set({ state: 'failed', problem: problemOf(error) })
  }
}

/** Divisions of a level that have no parent; the first one tells whether the level has any. */
async function rootsOf(level: DivisionLevel, first: DivisionCollection): Promise<DivisionProperties[]> {
  if (first.features.length === 0 || first.features[0].properties.parentId !== null) return []
  const { features } = await api.divisions({ level, limit: 1000 })
  return features.map((feature) => feature.properties).filter((division) => division.parentId === null)
}

/** The box that the newest data set with a place fills: [west, south, east, north]. */
export function homeBox({ dataSets }: Catalogue): [number, number, number, number] | null {
  const placed = dataSets.filter((set) => set.bbox !== null)
  const peopled = placed.find((set) => (set.counts.demand ?? 0) > 0) ?? placed[0]
  return (peopled?.bbox as [number, number, number, number] | undefined) ?? null
}
