import { sql } from 'kysely'
import type { DivisionLevel } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'
import { holdsOn } from './divisions.ts'

/** A division of the same level as another, by its name. */
export interface NameBeside {
  id: string
  code: string
  name: string
  parentId: string | null
  parentName: string
}

/** Names of the divisions of one's level today, itself among them: within the division of a level above it (or the highest there is below that), or, where `within` is null, within its parent. */
export async function namesBeside(db: Database, divisionId: string, within: DivisionLevel | null): Promise<NameBeside[]> {
  const today = holdsOn(undefined)
  const { rows } = await sql<NameBeside>`
    with recursive own(level) as (select v.level from division_versions v where v.division_id = ${divisionId}::uuid and ${today}),
    upwards(id, parent_id, level, step) as (
      select v.division_id, v.parent_id, v.level, 0 from division_versions v where v.division_id = ${divisionId}::uuid and ${today}
      union all
      select v.division_id, v.parent_id, v.level, u.step + 1
      from upwards u join division_versions v on v.division_id = u.parent_id
      where ${today} and u.step < ${within === null ? 1 : 20} and u.level is distinct from ${within}),
    realm(id) as (select id from upwards order by step desc limit 1),
    below(id, code, name, level, parent_id, parent_name) as (
      select v.division_id, v.code, v.name, v.level, v.parent_id, '' from realm r join division_versions v on v.division_id = r.id where ${today}
      union all
      select v.division_id, v.code, v.name, v.level, b.id, b.name
      from below b join division_versions v on v.parent_id = b.id where ${today} and b.level <> (select level from own))
    select id, code, name, parent_id as "parentId", parent_name as "parentName" from below
    where level = (select level from own) order by code`.execute(db)
  return rows
}
