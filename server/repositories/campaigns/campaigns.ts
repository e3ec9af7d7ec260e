import { sql } from 'kysely'
import type { DivisionLevel } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'
import { scopesNear } from '../divisions/scopes-near.ts'
import type { Author } from '../plans/plans.ts'

export type CampaignState = 'open' | 'closed'
export interface CampaignRow {
  id: string
  name: string
  scope: { id: string; code: string; name: string; level: DivisionLevel }
  state: CampaignState
  author: string
  version: number
  createdAt: string
  updatedAt: string
}
type Raw<T extends CampaignRow> = Omit<T, 'createdAt' | 'updatedAt'> & { createdAt: Date; updatedAt: Date }

const columns = sql`
  c.id, c.name, json_build_object('id', c.scope_division_id, 'code', v.code, 'name', v.name, 'level', v.level) as scope, c.state,
  c.author_name as author, c.version, c.created_at as "createdAt", c.updated_at as "updatedAt"`
const source = sql`
  from campaigns c join lateral (select code, name, level from division_versions v where v.division_id = c.scope_division_id and v.published
    order by (v.superseded_at is null) desc, v.valid_from desc limit 1) v on true`

const toCampaign = <T extends CampaignRow>({ createdAt, updatedAt, ...row }: Raw<T>): T =>
  ({ ...row, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() }) as never

export async function findCampaign(db: Database, id: string): Promise<CampaignRow | null> {
  const { rows } = await sql<Raw<CampaignRow>>`select ${columns} ${source} where c.id = ${id}::uuid`.execute(db)
  return rows[0] ? toCampaign<CampaignRow>(rows[0]) : null
}

/** A campaign in the list, with how much is in it. */
export interface CampaignLineRow extends CampaignRow {
  waves: number
  plans: number
  firstDay: string | null
  lastDay: string | null
}

/** Campaigns, the latest changed first, and how many there are; with `within`, those whose scope lies in that division, or holds it. */
export async function listCampaigns(
  db: Database,
  { state, within, limit, offset }: { state?: CampaignState; within: string | null; limit: number; offset: number },
): Promise<{ matched: number; campaigns: CampaignLineRow[] }> {
  const condition = sql`${scopesNear('campaigns', 'c', within)} ${state ? sql`and c.state = ${state}` : sql``}`
  const counted = await sql<{ count: number }>`select count(*)::int as count from campaigns c where ${condition}`.execute(db)
  const { rows } = await sql<Raw<CampaignLineRow>>`
    select ${columns}, (select count(*)::int from campaign_waves w where w.campaign_id = c.id) as waves,
      (select count(*)::int from campaign_plans p where p.campaign_id = c.id) as plans,
      (select min(w.from_day) from campaign_waves w where w.campaign_id = c.id) as "firstDay",
      (select max(w.due_day) from campaign_waves w where w.campaign_id = c.id) as "lastDay"
    ${source} where ${condition} order by c.updated_at desc, c.id limit ${limit} offset ${offset}`.execute(db)
  return { matched: counted.rows[0].count, campaigns: rows.map((row) => toCampaign<CampaignLineRow>(row)) }
}

/** Begins a campaign at version 1. */
export async function insertCampaign(
  transaction: Database,
  { name, scopeId, author }: { name: string; scopeId: string; author: Author },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into campaigns (name, scope_division_id, author_id, author_name)
    values (${name}, ${scopeId}::uuid, ${author.accountId}::uuid, ${author.name}) returning id`.execute(transaction)
  return rows[0].id
}

/** Where a campaign stands, with its row locked to the end of the transaction; null where there is none. */
export async function lockCampaign(
  transaction: Database,
  id: string,
): Promise<{ state: CampaignState; name: string; version: number } | null> {
  const { rows } = await sql<{ state: CampaignState; name: string; version: number }>`
    select state, name, version from campaigns where id = ${id}::uuid for update`.execute(transaction)
  return rows[0] ?? null
}

/** Writes what changed of a campaign whose row is locked. */
export async function updateCampaign(
  transaction: Database,
  id: string,
  { name, state, version }: { name?: string; state?: CampaignState; version: number },
): Promise<void> {
  await sql`
    update campaigns set version = ${version}, updated_at = now(), name = coalesce(${name ?? null}, name), state = coalesce(${state ?? null}, state)
    where id = ${id}::uuid`.execute(transaction)
}
