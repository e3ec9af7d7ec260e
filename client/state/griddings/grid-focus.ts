import { createStore } from '../create-store.ts'

export const griddingTabs = ['grids', 'divisions', 'alternatives', 'standing'] as const
export type GriddingTab = (typeof griddingTabs)[number]

/** What is looked at in an answer: the grid that the pointer or the keyboard is on (its number among the answer's grids), and the tab of the drawer. */
export const gridFocus = createStore<{ grid: number | null; tab: GriddingTab; marking: 'passage' | 'obstacle' | null }>({
  grid: null,
  tab: 'grids',
  /** Whether the next click on the map marks a passage, or a place where there is none. */
  marking: null,
})
