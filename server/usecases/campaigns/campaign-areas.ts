import type { CampaignAreaCollection } from '#contract/campaigns/dashboard'
import type { Database } from '../../database/open-pool.ts'
import { outlinesOf } from '../../repositories/campaigns/campaign-ground.ts'
import { listWaves, plansOfWaves } from '../../repositories/campaigns/campaign-waves.ts'
import type { Session } from '../accounts/session.ts'
import { plansSeen } from './read-campaigns.ts'

/** Outlines of the divisions where a campaign's waves work: those that are named, and the scopes of their plans; the larger first. */
export async function getCampaignAreas(db: Database, session: Session, campaignId: string): Promise<CampaignAreaCollection> {
  const waves = await listWaves(db, campaignId)
  const waveOf = await plansOfWaves(db, campaignId)
  const plans = (await plansSeen(db, session, campaignId)).filter(({ id, state }) => waveOf.has(id) && state !== 'withdrawn')
  const ids = new Set([...waves.flatMap(({ areaIds }) => areaIds), ...plans.map(({ scope }) => scope.id)])
  const areas = await outlinesOf(db, [...ids])
  return {
    type: 'FeatureCollection',
    features: areas.map(({ id, code, name, level, label, geometry }) => ({
      type: 'Feature',
      id,
      geometry: { type: 'MultiPolygon', coordinates: geometry.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y]))) },
      properties: { divisionId: id, code, name, level, label: [...label] },
    })),
  }
}
