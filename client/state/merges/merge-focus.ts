import { createStore } from '../create-store.ts'

export const mergeTabs = ['groups', 'compare', 'curve', 'towns', 'promises'] as const
export type MergeTab = (typeof mergeTabs)[number]

export const mergeShadings = ['groups', 'travel'] as const
export type MergeShading = (typeof mergeShadings)[number]

/** What is looked at in an answer: one of its proposals (1 is the best), a group by the id of the division that lives on, the tab of the drawer, and what the map shades. */
export const mergeFocus = createStore<{ proposal: number; group: string | null; tab: MergeTab; shading: MergeShading }>({
  proposal: 1,
  group: null,
  tab: 'groups',
  shading: 'groups',
})
