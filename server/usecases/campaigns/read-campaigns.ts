import type { Campaign, CampaignEvent, CampaignList } from '#contract/campaigns/campaign-answer'
import type { Database } from '../../database/open-pool.ts'
import { listCampaignEvents } from '../../repositories/campaigns/campaign-events.ts'
import { placeDivisions } from '../../repositories/campaigns/campaign-ground.ts'
import { listWaves, plansOfWaves } from '../../repositories/campaigns/campaign-waves.ts'
import { type CampaignRow, type CampaignState, findCampaign, listCampaigns } from '../../repositories/campaigns/campaigns.ts'
import { listPlans, type PlanRow } from '../../repositories/plans/plans.ts'
import type { Session } from '../accounts/session.ts'
import { noSuchCampaign } from './no-such-campaign.ts'

/** More plans than a campaign has. */
const allPlans = 100_000

/** Campaigns that an account may see, the latest changed first. */
export async function getCampaigns(
  db: Database,
  session: Session,
  query: { state?: CampaignState; limit: number; offset: number },
): Promise<CampaignList> {
  const { matched, campaigns } = await listCampaigns(db, { ...query, within: session.scope?.id ?? null })
  return { campaigns, numberMatched: matched, numberReturned: campaigns.length }
}

/** Plans in a campaign's waves that an account may see. */
export async function plansSeen(db: Database, session: Session, campaignId: string): Promise<PlanRow[]> {
  const within = session.scope?.id ?? null
  return (await listPlans(db, { within, campaignId, limit: allPlans, offset: 0 })).plans
}

/** A campaign with its waves and the plans in them that the account may see. */
export async function getCampaign(db: Database, session: Session, id: string): Promise<Campaign> {
  const campaign = await findCampaign(db, id)
  if (campaign === null) throw noSuchCampaign(id)
  return describeCampaign(db, session, campaign)
}

async function describeCampaign(db: Database, session: Session, campaign: CampaignRow): Promise<Campaign> {
  const waves = await listWaves(db, campaign.id)
  const waveOf = await plansOfWaves(db, campaign.id)
  const seen = new Set((await plansSeen(db, session, campaign.id)).map((plan) => plan.id))
  const places = await placeDivisions(db, [...new Set(waves.flatMap(({ areaIds }) => areaIds))])
  return {
    ...campaign,
    waves: waves.map(({ areaIds, quota, ...wave }) => ({
      ...wave,
      quota: quota && { ...quota, rounds: [...quota.rounds] },
      areas: areaIds.flatMap((id) => {
        const place = places.get(id)
        return place ? [{ id, code: place.code, name: place.name, level: place.level }] : []
      }),
      planIds: [...waveOf].flatMap(([planId, waveId]) => (waveId === wave.id && seen.has(planId) ? [planId] : [])),
    })),
  }
}

/** What happened to a campaign, the latest first. */
export async function getCampaignEvents(db: Database, campaignId: string, page: { limit: number; offset: number }) {
  const { matched, events } = await listCampaignEvents(db, campaignId, page)
  return { events: events as CampaignEvent[], numberMatched: matched, numberReturned: events.length }
}
