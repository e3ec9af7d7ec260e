import type { CampaignLine } from '#contract/campaigns/campaign-answer'
import type { NewCampaign } from '#contract/campaigns/campaign-body'
import type { Problem } from '#contract/problems'
import { api, problemOf } from '../../api.ts'
import { createStore } from '../create-store.ts'
import { view } from '../view.ts'

interface CampaignListState {
  state: 'loading' | 'ready' | 'failed'
  campaigns: CampaignLine[]
  problem: Problem | null
}

/** Campaigns that who is signed in may see, the latest changed first. */
export const campaignList = createStore<CampaignListState>({ state: 'loading', campaigns: [], problem: null })

const most = 200

export async function loadCampaigns(): Promise<void> {
  try {
    const { campaigns } = await api.campaigns({ limit: most })
    campaignList.set({ state: 'ready', campaigns, problem: null })
  } catch (error) {
    campaignList.set({ state: 'failed', problem: problemOf(error) })
  }
}

/** Begins a campaign and opens it. */
export async function makeCampaign(campaign: NewCampaign): Promise<void> {
  const { id } = await api.makeCampaign(campaign)
  view.set({ campaignId: id })
}
