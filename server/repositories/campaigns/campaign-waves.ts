import { sql } from 'kysely'
import type { Quota, WaveKind } from '#planning/campaigns/campaign-types'
import type { Database } from '../../database/open-pool.ts'

/** A wave as it is to be stored. */
export interface WaveDraft {
  name: string
  kind: WaveKind
  fromDay: string
  dueDay: string
  quota: Quota | null
  areaIds: string[]
}
export interface WaveRow extends WaveDraft {
  id: string
}

/** Waves of a campaign, the first first. */
export async function listWaves(db: Database, campaignId: string): Promise<WaveRow[]> {
  const { rows } = await sql<WaveRow>`
    select id, name, kind, from_day as "fromDay", due_day as "dueDay", quota, area_ids::text[] as "areaIds"
    from campaign_waves where campaign_id = ${campaignId}::uuid order by place, id`.execute(db)
  return rows
}

/** Stores the waves of a campaign whose row is locked, in this order; those with an id are there already, others that are there go. */
export async function writeWaves(
  transaction: Database,
  campaignId: string,
  waves: readonly (WaveDraft & { id?: string })[],
): Promise<void> {
  const kept = waves.flatMap(({ id }) => (id === undefined ? [] : [id]))
  await sql`delete from campaign_waves where campaign_id = ${campaignId}::uuid and id <> all(${kept}::uuid[])`.execute(
    transaction,
  )
  for (const [index, { id, name, kind, fromDay, dueDay, quota, areaIds }] of waves.entries()) {
    const values = sql`${index + 1}, ${name}, ${kind}, ${fromDay}::date, ${dueDay}::date, ${quota === null ? null : JSON.stringify(quota)}::jsonb, ${areaIds}::uuid[]`
    if (id === undefined)
      await sql`
        insert into campaign_waves (campaign_id, place, name, kind, from_day, due_day, quota, area_ids)
        values (${campaignId}::uuid, ${values})`.execute(transaction)
    else
      await sql`
        update campaign_waves set (place, name, kind, from_day, due_day, quota, area_ids) = (${values})
        where campaign_id = ${campaignId}::uuid and id = ${id}::uuid`.execute(transaction)
  }
}

/** Which wave of a campaign each of its plans is in, in the order in which they came. */
export async function plansOfWaves(db: Database, campaignId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ planId: string; waveId: string }>`
    select plan_id as "planId", wave_id as "waveId" from campaign_plans where campaign_id = ${campaignId}::uuid
    order by added_at, plan_id`.execute(db)
  return new Map(rows.map(({ planId, waveId }) => [planId, waveId]))
}

/** Puts plans into a wave, from another of the same campaign too; answers those that another campaign has, which stay there. */
export async function putPlans(
  transaction: Database,
  { campaignId, waveId, planIds, by }: { campaignId: string; waveId: string; planIds: readonly string[]; by: string },
): Promise<string[]> {
  const { rows } = await sql<{ planId: string }>`
    insert into campaign_plans (plan_id, campaign_id, wave_id, added_by)
    select id, ${campaignId}::uuid, ${waveId}::uuid, ${by} from unnest(${planIds as string[]}::uuid[]) as ids(id)
    on conflict (plan_id) do update set wave_id = excluded.wave_id where campaign_plans.campaign_id = excluded.campaign_id
    returning plan_id as "planId"`.execute(transaction)
  const put = new Set(rows.map(({ planId }) => planId))
  return planIds.filter((id) => !put.has(id))
}

/** Takes plans out of a campaign. */
export async function takePlansOut(transaction: Database, campaignId: string, planIds: readonly string[]): Promise<void> {
  await sql`delete from campaign_plans where campaign_id = ${campaignId}::uuid and plan_id = any(${planIds as string[]}::uuid[])`.execute(
    transaction,
  )
}
