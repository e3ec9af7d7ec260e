import { type RawBuilder, sql } from 'kysely'
import type { DivisionKind, DivisionLevel, LonLat, MultiPolygonCoordinates, Terrain } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'
import { type SearchText, versionsNamed } from '../search/search-text.ts'
import { multiPolygonFromBinary } from '../well-known-binary.ts'

/** One version of a division as readers see it. */
export interface DivisionRow {
  id: string
  code: string
  name: string
  level: DivisionLevel
  kind: DivisionKind
  parentId: string | null
  /** Counted from the demand points inside, else as the source stated. */
  households: number | null
  population: number | null
  areaSquareMeters: number
  terrain: Terrain | null
  validFrom: string
  validTo: string | null
  recordedAt: string
  revision: number
  synthetic: boolean
  labelPoint: LonLat
  /** Null where it was not asked for. */
  geometry: MultiPolygonCoordinates | null
}

export interface DivisionFilter {
  levels?: readonly DivisionLevel[]
  parentId?: string
  /** Exactly this code. */
  code?: string
  /** Part of a name, or the beginning of a code or of pinyin. */
  named?: SearchText
  bbox?: [number, number, number, number]
  at?: string
  withGeometry: boolean
  limit: number
  offset: number
}

/** The versions that hold on a day, as known now; default today, by UTC wherever the database is. */
export function holdsOn(at: string | undefined): RawBuilder<unknown> {
  const day = at ? sql`${at}::date` : sql`(now() at time zone 'UTC')::date`
  return sql`v.published and v.superseded_at is null and v.valid_from <= ${day} and (v.valid_to is null or v.valid_to > ${day})`
}

function selectVersions(withGeometry: boolean, more: RawBuilder<unknown> = sql``): RawBuilder<unknown> {
  return sql`
    select v.division_id as id, v.code, v.name, v.level, v.kind, v.parent_id as "parentId",
      coalesce(v.counted_households, v.stated_households) as households, coalesce(v.counted_population, v.stated_population) as population,
      v.area_square_meters as "areaSquareMeters", v.terrain, v.valid_from as "validFrom", v.valid_to as "validTo", v.recorded_at as "recordedAt",
      coalesce(v.revision, 0) as revision, d.synthetic, st_x(v.label_point) as "labelLon", st_y(v.label_point) as "labelLat",
      ${withGeometry ? sql`st_asbinary(v.geometry, 'NDR')` : sql`null::bytea`} as outline${more}
    from division_versions v join data_sets d on d.id = v.data_set_id`
}

interface RawRow extends Omit<DivisionRow, 'geometry' | 'labelPoint' | 'recordedAt'> {
  recordedAt: Date
  labelLon: number
  labelLat: number
  outline: Buffer | null
}

function toDivision({ outline, labelLon, labelLat, recordedAt, ...row }: RawRow): DivisionRow {
  return {
    ...row,
    recordedAt: recordedAt.toISOString(),
    labelPoint: [labelLon, labelLat],
    geometry: outline ? multiPolygonFromBinary(outline) : null,
  }
}

/** Divisions that match, from the largest level down and by code, and how many match in all. */
export async function findDivisions(
  db: Database,
  filter: DivisionFilter,
): Promise<{ matched: number; divisions: DivisionRow[] }> {
  const conditions = sql`${holdsOn(filter.at)}
    ${filter.levels ? sql`and v.level = any(${filter.levels as string[]}::text[])` : sql``}
    ${filter.parentId ? sql`and v.parent_id = ${filter.parentId}::uuid` : sql``}
    ${filter.code ? sql`and v.code = ${filter.code}` : sql``}
    ${filter.named ? sql`and v.id in ${versionsNamed(filter.named)}` : sql``}
    ${filter.bbox ? sql`and v.geometry && st_makeenvelope(${filter.bbox[0]}, ${filter.bbox[1]}, ${filter.bbox[2]}, ${filter.bbox[3]}, 4490)` : sql``}`
  const count = await sql<{ count: number }>`select count(*)::int as count from division_versions v where ${conditions}`.execute(
    db,
  )
  const rows =
    await sql<RawRow>`${selectVersions(filter.withGeometry)} where ${conditions} order by v.level_rank, v.code, v.id limit ${filter.limit} offset ${filter.offset}`.execute(
      db,
    )
  return { matched: count.rows[0].count, divisions: rows.rows.map(toDivision) }
}

/** All divisions that hold on a day, outlines included, from the largest level down and by code. */
export async function loadDivisions(
  db: Database,
  at: string | undefined,
): Promise<(DivisionRow & { geometry: MultiPolygonCoordinates })[]> {
  const rows = await sql<RawRow>`${selectVersions(true)} where ${holdsOn(at)} order by v.level_rank, v.code, v.id`.execute(db)
  return rows.rows.map((row) => toDivision(row) as DivisionRow & { geometry: MultiPolygonCoordinates })
}

/** One division on a day, with its outline. */
export async function findDivision(db: Database, id: string, at: string | undefined): Promise<DivisionRow | null> {
  const rows = await sql<RawRow>`${selectVersions(true)} where ${holdsOn(at)} and v.division_id = ${id}::uuid`.execute(db)
  return rows.rows[0] ? toDivision(rows.rows[0]) : null
}

/** The division that has a code on a day. */
export async function findDivisionIdByCode(db: Database, code: string, at: string | undefined): Promise<string | null> {
  const rows = await sql<{
    id: string
  }>`select v.division_id as id from division_versions v where ${holdsOn(at)} and v.code = ${code} limit 1`.execute(db)
  return rows.rows[0]?.id ?? null
}

/** The division that had a code last, or will have it, whatever the day. */
export async function findDivisionIdByCodeEver(db: Database, code: string): Promise<string | null> {
  const rows = await sql<{ id: string }>`
    select v.division_id as id from division_versions v where v.published and v.superseded_at is null and v.code = ${code}
    order by v.valid_from desc limit 1`.execute(db)
  return rows.rows[0]?.id ?? null
}

/** A version in its division's history. */
export interface HistoryRow extends DivisionRow {
  /** When a correction took its place; null where it still counts. */
  supersededAt: string | null
  /** What its parent was called on its first day. */
  parentName: string | null
}

/** Every version of a division that was ever published, oldest validity first. */
export async function divisionVersions(db: Database, id: string): Promise<HistoryRow[]> {
  const rows = await sql<RawRow & { supersededAt: Date | null; parentName: string | null }>`
    ${selectVersions(
      false,
      sql`, v.superseded_at as "supersededAt", (select p.name from division_versions p where p.division_id = v.parent_id and p.published
        order by (p.superseded_at is null and p.valid_from <= v.valid_from and (p.valid_to is null or p.valid_to > v.valid_from)) desc,
          p.valid_from desc limit 1) as "parentName"`,
    )} where v.published and v.division_id = ${id}::uuid order by v.valid_from, v.recorded_at, v.id`.execute(db)
  return rows.rows.map(({ supersededAt, parentName, ...row }) => ({
    ...toDivision(row),
    supersededAt: supersededAt?.toISOString() ?? null,
    parentName,
  }))
}

export interface LineageRow {
  id: string
  code: string
  name: string
  level: DivisionLevel
  effective: string
  change: string
}

/** What a division came from and what it became, each as it was called at the change. */
export async function divisionLineage(
  db: Database,
  id: string,
): Promise<{ predecessors: LineageRow[]; successors: LineageRow[] }> {
  const related = (
    other: 'predecessor_id' | 'successor_id',
    own: 'predecessor_id' | 'successor_id',
    isIts: RawBuilder<unknown>,
  ) =>
    sql<LineageRow>`
      select l.${sql.ref(other)} as id, v.code, v.name, v.level, l.effective, l.change from division_lineage l
      join lateral (select v.code, v.name, v.level from division_versions v where v.division_id = l.${sql.ref(other)} and v.published
        order by (v.superseded_at is null) desc, (${isIts}) desc, v.valid_from desc limit 1) v on true
      where l.${sql.ref(own)} = ${id}::uuid order by l.effective, v.code, l.${sql.ref(other)}`.execute(db)
  return {
    predecessors: (await related('predecessor_id', 'successor_id', sql`v.valid_from < l.effective`)).rows,
    successors: (
      await related(
        'successor_id',
        'predecessor_id',
        sql`v.valid_from <= l.effective and (v.valid_to is null or v.valid_to > l.effective)`,
      )
    ).rows,
  }
}

/** A division of the same level beside another, with its outline. */
export interface BesideRow extends Pick<DivisionRow, 'id' | 'code' | 'name' | 'level'> {
  geometry: MultiPolygonCoordinates
}

/** Divisions of the same level whose boxes come as near to a division's as `degrees` on a day, with their outlines. */
export async function divisionsBeside(db: Database, id: string, at: string | undefined, degrees: number): Promise<BesideRow[]> {
  const rows = await sql<Omit<BesideRow, 'geometry'> & { outline: Buffer }>`
    with own as (select v.level, v.geometry from division_versions v where v.division_id = ${id}::uuid and ${holdsOn(at)})
    select v.division_id as id, v.code, v.name, v.level, st_asbinary(v.geometry, 'NDR') as outline
    from own join division_versions v on v.geometry && st_expand(own.geometry, ${degrees}) and v.level = own.level
    where v.division_id <> ${id}::uuid and ${holdsOn(at)} order by v.code, v.id`.execute(db)
  return rows.rows.map(({ outline, ...row }) => ({ ...row, geometry: multiPolygonFromBinary(outline) }))
}

export interface DateRow {
  date: string
  begin: number
  end: number
  levels: DivisionLevel[]
}

/** Days on which published versions begin or end, oldest first, with the levels they are of, largest first. */
export async function divisionDates(db: Database): Promise<DateRow[]> {
  const rows = await sql<DateRow>`
    select date, sum(begins)::int as begin, sum(ends)::int as end, array_agg(level order by level_rank) as levels from (
      select date, level, level_rank, sum(begins) as begins, sum(ends) as ends from (
        select valid_from as date, level, level_rank, count(*) as begins, 0 as ends from division_versions
          where published and superseded_at is null group by 1, 2, 3
        union all
        select valid_to, level, level_rank, 0, count(*) from division_versions
          where published and superseded_at is null and valid_to is not null group by 1, 2, 3) changes
      group by date, level, level_rank) days
    group by date order by date`.execute(db)
  return rows.rows
}

/** Divisions that contain a point, from the largest level to the smallest. */
export async function divisionsAt(
  db: Database,
  lon: number,
  lat: number,
  at: string | undefined,
): Promise<Pick<DivisionRow, 'id' | 'code' | 'name' | 'level'>[]> {
  const rows = await sql<Pick<DivisionRow, 'id' | 'code' | 'name' | 'level'>>`
    select v.division_id as id, v.code, v.name, v.level from division_versions v
    where ${holdsOn(at)} and st_intersects(v.geometry, st_setsrid(st_makepoint(${lon}, ${lat}), 4490))
    order by v.level_rank, v.area_square_meters desc, v.code`.execute(db)
  return rows.rows
}

/** Meters from a point to the nearest division on a day; null where there is none. */
export async function metersToDivisions(db: Database, lon: number, lat: number): Promise<number | null> {
  const rows = await sql<{ meters: number | null }>`
    select min(st_distance(v.geometry::geography, st_setsrid(st_makepoint(${lon}, ${lat}), 4490)::geography)) as meters
    from (select v.geometry from division_versions v where ${holdsOn(undefined)} and v.parent_id is null
      order by v.geometry <-> st_setsrid(st_makepoint(${lon}, ${lat}), 4490) limit 4) v`.execute(db)
  return rows.rows[0]?.meters ?? null
}
