import type { CoverageBody } from '#contract/coverage'
import type { DivisionLevel, FacilityCategory, TravelMode } from '#planning/types'

export const panelKeys = ['browse', 'coverage', 'data'] as const
export type PanelKey = (typeof panelKeys)[number]

/** What a coverage request is about, as the panel asks it. */
export interface Question {
  categories: FacilityCategory[]
  /** null: each category's own radius. */
  minutes: number | null
  mode: TravelMode
  counted: 'now' | 'planned'
  /** Id of the division that people are counted in; null: everywhere. */
  within: string | null
}

/** The area layer under the result: travel bands, share by division, or none. */
export const shadings = ['bands', 'shares', 'none'] as const
export type Shading = (typeof shadings)[number]

export const drawerTabs = ['table', 'gaps', 'chart', 'facilities', 'compare'] as const
export type DrawerTab = (typeof drawerTabs)[number]

export interface View {
  /** null until the map has found its place. */
  map: { lon: number; lat: number; zoom: number } | null
  panel: PanelKey
  panelOpen: boolean
  question: Question
  resultId: string | null
  /** Level that shares are shown at; null: chosen from the result. */
  level: DivisionLevel | null
  /** Category that bands, gaps and shares show; null: all that were asked for. */
  category: FacilityCategory | null
  shading: Shading
  showGaps: boolean
  showDemand: boolean
  drawerOpen: boolean
  tab: DrawerTab
}

/** The body of POST /coverage for a question. */
export function coverageBody({ categories, minutes, mode, counted, within }: Question): CoverageBody {
  return { categories, mode, counted, ...(minutes === null ? {} : { minutes }), ...(within === null ? {} : { within }) }
}
