import type { Campaign } from '#contract/campaigns/campaign-answer'
import type { ChangeCampaign } from '#contract/campaigns/campaign-body'
import type { CampaignAreaCollection, Dashboard } from '#contract/campaigns/dashboard'
import type { Problem } from '#contract/problems'
import { api, CallError, problemOf } from '../../api.ts'
import { createStore } from '../create-store.ts'
import { campaignFocus } from './campaign-focus.ts'

interface CampaignRun {
  /** Which is open or being opened. */
  id: string | null
  phase: 'idle' | 'loading' | 'ready' | 'failed'
  problem: Problem | null
  campaign: Campaign | null
  dashboard: Dashboard | null
  areas: CampaignAreaCollection | null
  /** Whether somebody else's change was just taken over in place of one's own. */
  isNews: boolean
}

const nothing: CampaignRun = {
  id: null,
  phase: 'idle',
  problem: null,
  campaign: null,
  dashboard: null,
  areas: null,
  isNews: false,
}

/** The campaign that is looked at, with its dashboard and where it works. */
export const campaignRun = createStore<CampaignRun>(nothing)

const againMilliseconds = 900
let turn = 0

/** Puts the open campaign away. */
export function closeCampaign(): void {
  turn++
  campaignRun.set(nothing)
}

/** Opens a campaign, or loads the open one anew; what is there stays until the new is. */
export async function openCampaign(id: string): Promise<void> {
  const own = ++turn
  if (campaignRun.get().id !== id) {
    campaignRun.set({ ...nothing, id, phase: 'loading' })
    campaignFocus.set({ division: null, planId: null, waveId: null })
  }
  try {
    const [campaign, dashboard, areas] = await Promise.all([api.campaign(id), api.dashboard(id), api.campaignAreas(id)])
    if (own !== turn) return
    campaignRun.set({ phase: 'ready', problem: null, campaign, dashboard, areas })
    await followFigures(id, own)
  } catch (error) {
    if (own === turn) campaignRun.set({ phase: 'failed', problem: problemOf(error) })
  }
}

/** Asks again until the figures of all plans are worked out. */
async function followFigures(id: string, own: number): Promise<void> {
  while (own === turn && (campaignRun.get().dashboard?.pending ?? 0) > 0) {
    await new Promise((resolve) => setTimeout(resolve, againMilliseconds))
    if (own !== turn) return
    const dashboard = await api.dashboard(id)
    if (own === turn) campaignRun.set({ dashboard })
  }
}

/** Does something to the open campaign, then shows it as it is. Where somebody else was there first, theirs is loaded, and the problem thrown. */
async function change(work: (campaign: Campaign) => Promise<Campaign>): Promise<void> {
  const { campaign, id } = campaignRun.get()
  if (!campaign || id === null) return
  try {
    const next = await work(campaign)
    campaignRun.set({ campaign: next, isNews: false })
    void openCampaign(id)
  } catch (error) {
    if (error instanceof CallError && error.problem.status === 409 && error.problem.since) {
      await openCampaign(id)
      campaignRun.set({ isNews: true })
    }
    throw error
  }
}

/** Gives the open campaign another name, state or other waves. */
export const changeCampaign = (body: Omit<ChangeCampaign, 'baseVersion'>): Promise<void> =>
  change(({ id, version }) => api.changeCampaign(id, { ...body, baseVersion: version }))

/** Puts plans into a wave of the open campaign, or takes them out (null). */
export const placePlans = (waveId: string | null, planIds: string[]): Promise<void> =>
  change(({ id, version }) => api.placePlans(id, { baseVersion: version, waveId, planIds }))
