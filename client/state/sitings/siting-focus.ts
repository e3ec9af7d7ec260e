import { createStore } from '../create-store.ts'

export const sitingTabs = ['sites', 'divisions', 'curve', 'gaps'] as const
export type SitingTab = (typeof sitingTabs)[number]

/** What is looked at in an answer: one of its new sites (by its number among them, from 0), and the tab of the drawer. */
export const sitingFocus = createStore<{ site: number | null; tab: SitingTab }>({ site: null, tab: 'sites' })
