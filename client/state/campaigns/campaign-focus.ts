import { createStore } from '../create-store.ts'

export const campaignTabs = ['plans', 'table', 'progress'] as const
export type CampaignTab = (typeof campaignTabs)[number]

interface CampaignFocus {
  tab: CampaignTab
  /** The wave whose rows and figures are looked at; null: all. */
  waveId: string | null
  /** The division and the plan that are looked at, on the map and in the table. */
  division: string | null
  planId: string | null
}

/** What is looked at of the open campaign. */
export const campaignFocus = createStore<CampaignFocus>({ tab: 'plans', waveId: null, division: null, planId: null })
