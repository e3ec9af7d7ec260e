import { sql } from 'kysely'
import type { PlanFigures } from '#planning/campaigns/campaign-types'
import type { Database } from '../../database/open-pool.ts'

/** What was last worked out of some plans, and from what. */
export async function findPlanFigures(
  db: Database,
  planIds: readonly string[],
): Promise<Map<string, { tag: string; figures: PlanFigures }>> {
  const { rows } = await sql<{ planId: string; tag: string; figures: PlanFigures }>`
    select plan_id as "planId", tag, figures from plan_figures where plan_id = any(${planIds as string[]}::uuid[])`.execute(db)
  return new Map(rows.map(({ planId, ...row }) => [planId, row]))
}

/** Keeps what was worked out of a plan, in place of what was before. */
export async function keepPlanFigures(db: Database, planId: string, tag: string, figures: PlanFigures): Promise<void> {
  await sql`
    insert into plan_figures (plan_id, tag, figures) values (${planId}::uuid, ${tag}, ${JSON.stringify(figures)}::jsonb)
    on conflict (plan_id) do update set tag = excluded.tag, figures = excluded.figures, made_at = now()`.execute(db)
}
