import { ProblemError } from '#contract/problems'
import type { Database } from '../../database/open-pool.ts'
import { recordAudit } from '../../repositories/audit.ts'
import { type CampaignEventKind, insertCampaignEvent, listCampaignEvents } from '../../repositories/campaigns/campaign-events.ts'
import { type CampaignState, lockCampaign, updateCampaign } from '../../repositories/campaigns/campaigns.ts'
import type { Session } from '../accounts/session.ts'
import { noSuchCampaign } from './no-such-campaign.ts'

/** What was done in a turn, for the list of events. */
export interface CampaignDeed {
  kind: CampaignEventKind
  details: Record<string, unknown>
}

/** Writes into the list of events, and into the audit, what somebody did to a campaign; in the transaction of what it tells. */
export async function recordDeed(
  transaction: Database,
  session: Session,
  campaignId: string,
  version: number,
  { kind, details }: CampaignDeed,
): Promise<void> {
  await insertCampaignEvent(transaction, campaignId, session, { version, kind, details })
  const { accountId, name } = session
  await recordAudit(transaction, {
    accountId,
    accountName: name,
    action: `campaign.${kind}`,
    subjectKind: 'campaign',
    subjectId: campaignId,
    details: { version, ...details },
  })
}

/**
 * Changes a campaign in a transaction with its row locked: `work` answers what it did, and where that is nothing the version stays. Throws a
 * conflict where somebody changed it since `baseVersion` (null: whatever version it is at), and unless `mayBeClosed` where it is closed.
 */
export async function inCampaignTurn(
  db: Database,
  session: Session,
  campaignId: string,
  baseVersion: number | null,
  mayBeClosed: boolean,
  work: (
    transaction: Database,
    now: { state: CampaignState; name: string },
  ) => Promise<{ deeds: CampaignDeed[]; name?: string; state?: CampaignState }>,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const now = await lockCampaign(transaction, campaignId)
    if (now === null) throw noSuchCampaign(campaignId)
    if (baseVersion !== null && baseVersion !== now.version)
      throw await changedMeanwhile(transaction, campaignId, now, baseVersion)
    if (now.state === 'closed' && !mayBeClosed)
      throw new ProblemError('conflict', `The campaign "${now.name}" is closed; PATCH it with "state": "open" first.`)
    const { deeds, name, state } = await work(transaction, now)
    if (deeds.length === 0) return
    const version = now.version + 1
    await updateCampaign(transaction, campaignId, { name, state, version })
    for (const deed of deeds) await recordDeed(transaction, session, campaignId, version, deed)
  })
}

const mostTold = 50

async function changedMeanwhile(
  db: Database,
  id: string,
  { name, version }: { name: string; version: number },
  baseVersion: number,
): Promise<ProblemError> {
  if (baseVersion > version) {
    const detail = `the campaign is at version ${version}; there is no ${baseVersion} yet`
    return new ProblemError('invalid-input', `baseVersion: ${detail}.`, [{ detail, pointer: '/baseVersion' }])
  }
  const { events } = await listCampaignEvents(db, id, { after: baseVersion, limit: mostTold, offset: 0 })
  const since = events.reverse().map(({ version: at, kind, by, at: when }) => ({ version: at, kind, step: null, by, at: when }))
  const who = [...new Set(since.map(({ by }) => by))].join(', ')
  return new ProblemError(
    'conflict',
    `The campaign "${name}" is at version ${version}, and this change was made from version ${baseVersion}; ${who} changed it since. Load it anew and change that.`,
    undefined,
    undefined,
    { since },
  )
}
