import type { Campaign } from '#contract/campaigns/campaign-answer'
import type { ChangeCampaign, NewCampaign } from '#contract/campaigns/campaign-body'
import type { Database } from '../../database/open-pool.ts'
import { listWaves, plansOfWaves, type WaveDraft, type WaveRow, writeWaves } from '../../repositories/campaigns/campaign-waves.ts'
import { type CampaignRow, insertCampaign } from '../../repositories/campaigns/campaigns.ts'
import { findDivisionName } from '../../repositories/divisions/division-ancestors.ts'
import type { Session } from '../accounts/session.ts'
import { findScope, today } from '../plans/create-plan.ts'
import { type CampaignDeed, inCampaignTurn, recordDeed } from './campaign-turn.ts'
import { getCampaign } from './read-campaigns.ts'
import { settleWaves } from './settle-waves.ts'

/** Begins a campaign for a division in the account's part of the map. */
export async function createCampaign(db: Database, session: Session, { name, scope, waves }: NewCampaign): Promise<Campaign> {
  const scopeId = await findScope(db, session, scope, today())
  const named = { id: scopeId, name: (await findDivisionName(db, scopeId))!.name }
  const settled = await settleWaves(db, waves, { session, scope: named, there: [], plansIn: new Map() })
  const id = await db.transaction().execute(async (transaction) => {
    const made = await insertCampaign(transaction, { name, scopeId, author: session })
    await writeWaves(transaction, made, settled)
    await recordDeed(transaction, session, made, 1, {
      kind: 'create',
      details: { name, waves: settled.map((wave) => wave.name) },
    })
    return made
  })
  return getCampaign(db, session, id)
}

/** Gives a campaign another name or other waves, closes it, or opens it again. */
export async function changeCampaign(
  db: Database,
  session: Session,
  campaign: CampaignRow,
  { baseVersion, name, state, waves }: ChangeCampaign,
): Promise<Campaign> {
  await inCampaignTurn(db, session, campaign.id, baseVersion, state !== undefined, async (transaction, now) => {
    const deeds: CampaignDeed[] = []
    if (state !== undefined && state !== now.state) deeds.push({ kind: state === 'closed' ? 'close' : 'reopen', details: {} })
    if (name !== undefined && name !== now.name) deeds.push({ kind: 'edit', details: { name } })
    if (waves !== undefined) {
      const there = await listWaves(transaction, campaign.id)
      const plansIn = countPlans(await plansOfWaves(transaction, campaign.id))
      const settled = await settleWaves(transaction, waves, { session, scope: campaign.scope, there, plansIn })
      if (!areSame(there, settled)) {
        await writeWaves(transaction, campaign.id, settled)
        deeds.push({ kind: 'waves', details: { waves: settled.map((wave) => wave.name) } })
      }
    }
    return { deeds, name, state }
  })
  return getCampaign(db, session, campaign.id)
}

/** Closes a campaign, whatever version it is at; it stays readable, and can be opened again. */
export async function closeCampaign(db: Database, session: Session, campaign: CampaignRow): Promise<Campaign> {
  await inCampaignTurn(db, session, campaign.id, null, true, async (_transaction, now) => ({
    deeds: now.state === 'closed' ? [] : [{ kind: 'close', details: {} }],
    state: 'closed',
  }))
  return getCampaign(db, session, campaign.id)
}

function countPlans(waveOf: ReadonlyMap<string, string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const waveId of waveOf.values()) counts.set(waveId, (counts.get(waveId) ?? 0) + 1)
  return counts
}

function areSame(there: readonly WaveRow[], next: readonly (WaveDraft & { id?: string })[]): boolean {
  const text = ({ id, name, kind, fromDay, dueDay, quota, areaIds }: WaveDraft & { id?: string }): string => {
    const rounds = quota?.rounds.map(({ proposed, advised }) => [proposed, advised]) ?? null
    return JSON.stringify([id, name, kind, fromDay, dueDay, quota?.what, rounds, areaIds])
  }
  return there.length === next.length && there.every((wave, index) => text(wave) === text(next[index]))
}
