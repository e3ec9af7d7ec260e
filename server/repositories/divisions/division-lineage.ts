import { sql } from 'kysely'
import type { LineageChange } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'

/** One division came from another on a day. */
export interface LineageDraft {
  predecessorId: string
  successorId: string
  change: LineageChange
  effective: string
}

/** Records what divisions came from. Both ends must exist. */
export async function insertLineage(db: Database, lineage: readonly LineageDraft[]): Promise<void> {
  await sql`
    insert into division_lineage (predecessor_id, successor_id, change, effective)
    select "predecessorId", "successorId", change, effective
    from jsonb_to_recordset(${JSON.stringify(lineage)}::jsonb) as r("predecessorId" uuid, "successorId" uuid, change text, effective date)
    on conflict do nothing`.execute(db)
}
