import { sql } from 'kysely'
import type { PlanKind } from '#planning/plans/plan-types'
import type { DivisionLevel } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'
import { scopesNear } from '../divisions/scopes-near.ts'

/** Who does something to a plan. */
export interface Author {
  accountId: string | null
  name: string
}

export type PlanState = 'draft' | 'published' | 'withdrawn'
export interface PlanRow {
  id: string
  name: string
  kind: PlanKind
  state: PlanState
  scope: { id: string; code: string; name: string; level: DivisionLevel }
  authorId: string | null
  authorName: string
  effective: string
  prefer: 'group' | 'grid'
  version: number
  /** Steps that count, and those that were undone and can come back. */
  steps: number
  undone: number
  base: number
  /** The last revision of the divisions that the base was built from. */
  baseRevision: number
  createdAt: string
  updatedAt: string
  publishedBy: string | null
  publishedRevision: number | null
  /** The campaign that has it in a wave. */
  campaignId: string | null
}
type RawPlan = Omit<PlanRow, 'createdAt' | 'updatedAt'> & { createdAt: Date; updatedAt: Date }

const selectPlans = sql`
  select p.id, p.name, p.kind, p.state, json_build_object('id', p.scope_division_id, 'code', v.code, 'name', v.name, 'level', v.level) as scope,
    p.author_id as "authorId", p.author_name as "authorName", p.effective, p.prefer, p.version, p.step_count as steps,
    (select count(*)::int from plan_steps s where s.plan_id = p.id and s.base = p.base and not s.replaced) - p.step_count as undone,
    p.base, b.revision as "baseRevision", p.created_at as "createdAt", p.updated_at as "updatedAt", p.published_by as "publishedBy",
    p.published_revision as "publishedRevision", (select c.campaign_id from campaign_plans c where c.plan_id = p.id) as "campaignId"
  from plans p join plan_bases b on b.plan_id = p.id and b.base = p.base
  join lateral (select code, name, level from division_versions v where v.division_id = p.scope_division_id and v.published
    order by (v.superseded_at is null) desc, v.valid_from desc limit 1) v on true`

const toPlan = ({ createdAt, updatedAt, ...row }: RawPlan): PlanRow => ({
  ...row,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
})

export async function findPlan(db: Database, id: string): Promise<PlanRow | null> {
  const { rows } = await sql<RawPlan>`${selectPlans} where p.id = ${id}::uuid`.execute(db)
  return rows[0] ? toPlan(rows[0]) : null
}

/**
 * Plans, the latest changed first, and how many there are; with `within`, those whose scope lies in that division, or holds it; with `campaignId`,
 * those in its waves.
 */
export async function listPlans(
  db: Database,
  {
    state,
    within,
    campaignId,
    limit,
    offset,
  }: { state?: PlanState; within: string | null; campaignId?: string; limit: number; offset: number },
): Promise<{ matched: number; plans: PlanRow[] }> {
  const conditions = sql`${scopesNear('plans', 'p', within)} ${state ? sql`and p.state = ${state}` : sql``} ${
    campaignId ? sql`and p.id in (select plan_id from campaign_plans where campaign_id = ${campaignId}::uuid)` : sql``
  }`
  const count = await sql<{ count: number }>`select count(*)::int as count from plans p where ${conditions}`.execute(db)
  const { rows } = await sql<RawPlan>`${selectPlans} where ${conditions} order by p.updated_at desc, p.id
    limit ${limit} offset ${offset}`.execute(db)
  return { matched: count.rows[0].count, plans: rows.map(toPlan) }
}

/** Begins a plan; its base is to be added in the same transaction. */
export async function insertPlan(
  transaction: Database,
  plan: { name: string; kind: PlanKind; scopeId: string; author: Author; effective: string; prefer: 'group' | 'grid' },
): Promise<string> {
  const row = await transaction
    .insertInto('plans')
    .values({
      name: plan.name,
      kind: plan.kind,
      scope_division_id: plan.scopeId,
      author_id: plan.author.accountId,
      author_name: plan.author.name,
      effective: plan.effective,
      prefer: plan.prefer,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Where a plan stands, with its row locked to the end of the transaction; null where there is none. */
export async function lockPlan(
  transaction: Database,
  id: string,
): Promise<{ state: PlanState; version: number; base: number } | null> {
  const row = await transaction
    .selectFrom('plans')
    .select(['state', 'version', 'base'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** Writes what changed of a plan whose row is locked. */
export async function updatePlan(
  transaction: Database,
  id: string,
  changes: {
    name?: string
    effective?: string
    state?: PlanState
    version?: number
    stepCount?: number
    base?: number
    publishedBy?: string
    publishedRevision?: number
  },
): Promise<void> {
  const { stepCount, publishedBy, publishedRevision, ...same } = changes
  await transaction
    .updateTable('plans')
    .set({
      ...same,
      ...(stepCount === undefined ? {} : { step_count: stepCount }),
      ...(publishedBy === undefined ? {} : { published_by: publishedBy }),
      ...(publishedRevision === undefined ? {} : { published_revision: publishedRevision }),
      updated_at: sql<string>`now()`,
    })
    .where('id', '=', id)
    .execute()
}
