import { sql } from 'kysely'
import type { FacilityCategory, FacilityStatus } from '#planning/types'
import type { Database } from '../database/open-pool.ts'

/** What the published map has at all. */
export interface Holdings {
  streets: boolean
  demand: boolean
  facilities: { category: FacilityCategory; status: FacilityStatus }[]
}

/** Looks what there is to compute with, without loading it. */
export async function findHoldings(db: Database): Promise<Holdings> {
  const published = sql`select id from data_sets where state = 'published'`
  const { rows } = await sql<{ streets: boolean; demand: boolean }>`
    select exists (select 1 from streets where data_set_id in (${published})) as streets,
      exists (select 1 from demand_points where data_set_id in (${published})) as demand`.execute(db)
  const facilities = await sql<Holdings['facilities'][number]>`
    select distinct category, status from facilities where data_set_id in (${published})`.execute(db)
  return { ...rows[0], facilities: facilities.rows }
}
