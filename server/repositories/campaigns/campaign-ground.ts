import { sql } from 'kysely'
import type { DivisionKind, DivisionLevel, LonLat, MultiPolygonCoordinates } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'
import { latestVersion } from '../divisions/division-ancestors.ts'
import { holdsOn } from '../divisions/divisions.ts'
import { multiPolygonFromBinary } from '../well-known-binary.ts'

/** How many divisions of each level and kind some divisions are, with all below them on today's map; what lies in two of them counts once. */
export async function countWithin(
  db: Database,
  divisionIds: readonly string[],
): Promise<{ level: DivisionLevel; kind: DivisionKind; divisions: number }[]> {
  const { rows } = await sql<{ level: DivisionLevel; kind: DivisionKind; divisions: number }>`
    with recursive below(id, level, kind) as (
      select v.division_id, v.level, v.kind from division_versions v where v.division_id = any(${divisionIds as string[]}::uuid[]) and ${holdsOn(undefined)}
      union
      select v.division_id, v.level, v.kind from below b join division_versions v on v.parent_id = b.id where ${holdsOn(undefined)})
    select level, kind, count(*)::int as divisions from below group by 1, 2`.execute(db)
  return rows
}

/** A division as it is called, and all that it lies in, upwards. */
export interface PlacedDivision {
  id: string
  code: string
  name: string
  level: DivisionLevel
  /** Itself not among them. */
  aboveIds: string[]
}

/** Some divisions as `latestVersion` knows them; those that no published map ever had are not listed. */
export async function placeDivisions(db: Database, divisionIds: readonly string[]): Promise<Map<string, PlacedDivision>> {
  const { rows } = await sql<PlacedDivision>`
    with recursive upwards (start, id, code, name, level, parent_id, step) as (
      select s.id, s.id, latest.code, latest.name, latest.level, latest.parent_id, 0
      from unnest(${divisionIds as string[]}::uuid[]) as s(id) cross join lateral ${latestVersion(sql`s.id`)} latest
      union all
      select u.start, u.parent_id, latest.code, latest.name, latest.level, latest.parent_id, u.step + 1
      from upwards u cross join lateral ${latestVersion(sql`u.parent_id`)} latest where u.parent_id is not null and u.step < 20)
    select start as id, max(code) filter (where step = 0) as code, max(name) filter (where step = 0) as name,
      max(level) filter (where step = 0) as level, coalesce(array_agg(id::text order by step) filter (where step > 0), '{}') as "aboveIds"
    from upwards group by start`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Outlines of some divisions as today's map has them, else as they were last; the larger first, with a point to name each at. */
export async function outlinesOf(
  db: Database,
  divisionIds: readonly string[],
): Promise<{ id: string; code: string; name: string; level: DivisionLevel; label: LonLat; geometry: MultiPolygonCoordinates }[]> {
  const { rows } = await sql<{
    id: string
    code: string
    name: string
    level: DivisionLevel
    lon: number
    lat: number
    outline: Buffer
  }>`
    select distinct on (v.division_id) v.division_id as id, v.code, v.name, v.level, st_x(v.label_point) as lon, st_y(v.label_point) as lat,
      v.area_square_meters as area, st_asbinary(v.geometry, 'NDR') as outline
    from division_versions v where v.division_id = any(${divisionIds as string[]}::uuid[]) and v.published
    order by v.division_id, (${holdsOn(undefined)}) desc, (v.superseded_at is null) desc, v.valid_from desc, v.id desc`.execute(
    db,
  )
  const areas = rows as ((typeof rows)[number] & { area: number })[]
  return areas
    .sort((a, b) => b.area - a.area)
    .map(({ lon, lat, outline, area: _, ...row }) => ({ ...row, label: [lon, lat], geometry: multiPolygonFromBinary(outline) }))
}
