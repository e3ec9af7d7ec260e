import { sql } from 'kysely'
import type { Database } from '../../database/open-pool.ts'
import type { Author } from '../plans/plans.ts'

export type CampaignEventKind = 'create' | 'edit' | 'waves' | 'add' | 'move' | 'remove' | 'close' | 'reopen'
export interface CampaignEventRow {
  version: number
  kind: CampaignEventKind
  details: Record<string, unknown>
  by: string
  at: string
}

/** Notes what happened to a campaign; call it in the transaction that makes it so, with the campaign's row locked. */
export async function insertCampaignEvent(
  transaction: Database,
  campaignId: string,
  author: Author,
  { version, kind, details }: Pick<CampaignEventRow, 'version' | 'kind' | 'details'>,
): Promise<void> {
  await sql`
    insert into campaign_events (campaign_id, version, kind, details, account_id, account_name)
    values (${campaignId}::uuid, ${version}, ${kind}, ${JSON.stringify(details)}::jsonb, ${author.accountId}::uuid, ${author.name})`.execute(
    transaction,
  )
}

/** What happened to a campaign after a version, the latest first, and how much there is in all. */
export async function listCampaignEvents(
  db: Database,
  campaignId: string,
  { after = 0, limit, offset }: { after?: number; limit: number; offset: number },
): Promise<{ matched: number; events: CampaignEventRow[] }> {
  const condition = sql`campaign_id = ${campaignId}::uuid and version > ${after}`
  const counted = await sql<{ count: number }>`select count(*)::int as count from campaign_events where ${condition}`.execute(db)
  const { rows } = await sql<Omit<CampaignEventRow, 'at'> & { at: Date }>`
    select version, kind, details, account_name as by, happened_at as at from campaign_events where ${condition}
    order by id desc limit ${limit} offset ${offset}`.execute(db)
  return { matched: counted.rows[0].count, events: rows.map(({ at, ...event }) => ({ ...event, at: at.toISOString() })) }
}
