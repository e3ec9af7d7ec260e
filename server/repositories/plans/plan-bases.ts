import { sql } from 'kysely'
import type { SourceDivision } from '#planning/plans/plan-types'
import type { Database } from '../../database/open-pool.ts'
import { holdsOn } from '../divisions/divisions.ts'
import { multiPolygonFromBinary } from '../well-known-binary.ts'

/** What a plan is drawn over. */
export interface PlanBase {
  revision: number
  day: string
  versionIds: number[]
}

export async function insertBase(transaction: Database, planId: string, base: number, drawn: PlanBase): Promise<void> {
  await transaction
    .insertInto('plan_bases')
    .values({ plan_id: planId, base, revision: drawn.revision, day: drawn.day, version_ids: drawn.versionIds })
    .execute()
}

export async function findBase(db: Database, planId: string, base: number): Promise<PlanBase | null> {
  const row = await db
    .selectFrom('plan_bases')
    .select(['revision', 'day', sql<number[]>`version_ids::float8[]`.as('versionIds')])
    .where('plan_id', '=', planId)
    .where('base', '=', base)
    .executeTakeFirst()
  return row ?? null
}

/** Ids of the versions of a division and of all below it that hold on a day, in order. */
export async function versionsBelow(db: Database, scopeId: string, day: string): Promise<number[]> {
  const { rows } = await sql<{ ids: number[] | null }>`
    with recursive below(version_id, division_id) as (
      select v.id, v.division_id from division_versions v where v.division_id = ${scopeId}::uuid and ${holdsOn(day)}
      union
      select v.id, v.division_id from below b join division_versions v on v.parent_id = b.division_id where ${holdsOn(day)})
    select array_agg(version_id order by version_id)::float8[] as ids from below`.execute(db)
  return rows[0].ids ?? []
}

/** A version that a plan begins with, and which division's. */
export interface BaseVersion extends SourceDivision {
  versionId: number
  validFrom: string
  validTo: string | null
}

const idsAPage = 2000

/** Versions of divisions by id, with their outlines; in the order of their codes. */
export async function loadVersions(db: Database, versionIds: readonly number[]): Promise<BaseVersion[]> {
  const versions: BaseVersion[] = []
  for (let start = 0; start < versionIds.length; start += idsAPage) {
    const { rows } = await sql<Omit<BaseVersion, 'geometry'> & { outline: Buffer }>`
      select v.id as "versionId", v.division_id as id, v.level, v.kind, v.code, v.name, v.parent_id as "parentId", v.terrain,
        v.urban_rural_class as "urbanRuralClass", v.stated_households as "statedHouseholds", v.stated_population as "statedPopulation",
        v.valid_from as "validFrom", v.valid_to as "validTo", st_asbinary(v.geometry, 'NDR') as outline
      from division_versions v where v.id = any(${versionIds.slice(start, start + idsAPage) as number[]}::bigint[])`.execute(db)
    for (const { outline, ...row } of rows) versions.push({ ...row, geometry: multiPolygonFromBinary(outline) })
  }
  return versions.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.id < b.id ? -1 : 1))
}

/** Codes that a plan over these versions may not give: those of every other division there is, was or will be, and retired ones. */
export async function codesElsewhere(db: Database, versionIds: readonly number[]): Promise<Set<string>> {
  const { rows } = await sql<{ code: string }>`
    select v.code from division_versions v where v.published union select code from retired_codes
    except select v.code from division_versions v where v.id = any(${versionIds as number[]}::bigint[])`.execute(db)
  return new Set(rows.map(({ code }) => code))
}

/** Codes that begin with one and were ever given, retired ones included. */
export async function codesBelow(db: Database, code: string): Promise<Set<string>> {
  const { rows } = await sql<{ code: string }>`
    select v.code from division_versions v where v.published and starts_with(v.code, ${code})
    union select r.code from retired_codes r where starts_with(r.code, ${code})`.execute(db)
  return new Set(rows.map((row) => row.code))
}

/** The largest division of today's map; of several, that of the first code. */
export async function largestDivision(db: Database): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select v.division_id as id from division_versions v where ${holdsOn(undefined)} order by v.level_rank, v.code limit 1`.execute(
    db,
  )
  return rows[0]?.id ?? null
}

/** Ids of the divisions that these versions are of, in order. */
export async function divisionsOfVersions(db: Database, versionIds: readonly number[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct division_id as id from division_versions where id = any(${versionIds as number[]}::bigint[]) order by 1`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/** Whether any of these versions was generated, not surveyed: so is then what is drawn over them. */
export async function areSynthetic(db: Database, versionIds: readonly number[]): Promise<boolean> {
  const { rows } = await sql<{ synthetic: boolean }>`
    select exists (select 1 from division_versions v join data_sets d on d.id = v.data_set_id
      where v.id = any(${versionIds as number[]}::bigint[]) and d.synthetic) as synthetic`.execute(db)
  return rows[0].synthetic
}
