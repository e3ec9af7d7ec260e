import type { CoverageBody } from '#contract/coverage'
import type { AccessibilityMethod } from '#planning/siting/accessibility/measure-accessibility'
import type { DivisionLevel, FacilityCategory, TravelMode } from '#planning/types'

/** Tasks of the rail, in its order. */
export const panelKeys = ['browse', 'coverage', 'redraw', 'grids', 'sitings', 'merges', 'data'] as const
export type PanelKey = (typeof panelKeys)[number]

/** Whether a task's map shows a coverage answer that is at hand. */
export const showsCoverage = (panel: PanelKey): boolean => panel === 'browse' || panel === 'coverage'

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

/** The area layer under the result: travel bands, share by division, its change from another run, supply by division, or none. */
export const shadings = ['bands', 'shares', 'change', 'supply', 'none'] as const
export type Shading = (typeof shadings)[number]

export const drawerTabs = ['table', 'complete', 'supply', 'gaps', 'chart', 'facilities', 'compare'] as const
export type DrawerTab = (typeof drawerTabs)[number]

/** What a link names as selected: a division or facility by its id, a place by its point. */
export type Named =
  | { kind: 'division'; id: string }
  | { kind: 'facility'; id: string }
  | { kind: 'place'; lon: number; lat: number }

export interface View {
  /** null until the map has found its place. */
  map: { lon: number; lat: number; zoom: number } | null
  /** The day whose divisions are shown; null: today. */
  at: string | null
  named: Named | null
  panel: PanelKey
  /** The plan that is redrawn; null: none is open. */
  planId: string | null
  /** The campaign that is looked at, `all` for the list of them; null: the plans. */
  campaignId: string | null
  /** The automatic division that is shown; null: none yet. */
  griddingId: string | null
  /** The choice of sites that is shown; null: none yet. */
  sitingId: string | null
  /** The answer about merges that is shown; null: none yet. */
  mergeId: string | null
  panelOpen: boolean
  question: Question
  resultId: string | null
  /** The run that the answer is compared with, or `planned` for the answer's own plan. */
  compareId: string | null
  /** The printable report that is shown in place of the map; `divisionId` null: of all that the run is about. */
  report: { resultId: string; divisionId: string | null } | null
  /** The same of a proposal of merges (1 is the best). */
  mergeReport: { mergeId: string; proposal: number } | null
  /** Level that shares are shown at; null: chosen from the result. */
  level: DivisionLevel | null
  /** Category that bands, gaps and shares show; null: all that were asked for. */
  category: FacilityCategory | null
  shading: Shading
  /** How the capacity of facilities is shared among people. */
  supplyMethod: AccessibilityMethod
  showGaps: boolean
  showDemand: boolean
  drawerOpen: boolean
  tab: DrawerTab
}

/** The body of POST /coverage for a question; `at`: on which day's map, null: today's. */
export function coverageBody({ categories, minutes, mode, counted, within }: Question, at: string | null): CoverageBody {
  return {
    categories,
    mode,
    counted,
    ...(minutes === null ? {} : { minutes }),
    ...(within === null ? {} : { within }),
    ...(at === null ? {} : { at }),
  }
}
