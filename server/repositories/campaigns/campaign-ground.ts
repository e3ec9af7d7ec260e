import { type RawBuilder, sql } from 'kysely'
import type { UnitTree } from '#planning/campaigns/count-units'
import { type DivisionKind, type DivisionLevel, divisionLevels, type LonLat, type MultiPolygonCoordinates } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'
import { latestVersion } from '../divisions/division-ancestors.ts'
import { holdsOn } from '../divisions/divisions.ts'
import { multiPolygonFromBinary } from '../well-known-binary.ts'

/** The levels above groups that are counted; what is smaller than groups is far more, and no reform is told in it. */
const levelsAbove: readonly DivisionLevel[] = divisionLevels.slice(0, divisionLevels.indexOf('group'))

/**
 * Some divisions with all below them on today's map, down to groups. Level by level: a recursive query is planned for a handful of rows, and
 * takes ten times as long. Groups, which are many, come as how many there are in each division.
 */
export async function loadUnitTree(db: Database, divisionIds: readonly string[]): Promise<UnitTree> {
  const divisions: UnitTree['divisions'] = new Map()
  const select = async (condition: RawBuilder<unknown>): Promise<string[]> => {
    const { rows } = await sql<{ id: string; parentId: string | null; level: DivisionLevel; kind: DivisionKind }>`
      select v.division_id as id, v.parent_id as "parentId", v.level, v.kind from division_versions v where ${condition} and ${holdsOn(undefined)}`.execute(
      db,
    )
    const fresh = rows.filter(({ id }) => !divisions.has(id))
    for (const row of fresh) divisions.set(row.id, row)
    return fresh.map(({ id }) => id)
  }
  let last = await select(sql`v.division_id = any(${divisionIds as string[]}::uuid[])`)
  while (last.length > 0)
    last = await select(sql`v.parent_id = any(${last}::uuid[]) and v.level = any(${levelsAbove as string[]}::text[])`)
  const { rows: groups } = await sql<{ parentId: string; count: number }>`
    select v.parent_id as "parentId", count(*)::int as count from division_versions v
    where v.parent_id = any(${[...divisions.keys()]}::uuid[]) and v.level = 'group' and ${holdsOn(undefined)} group by 1`.execute(
    db,
  )
  return { divisions, groupsIn: new Map(groups.map(({ parentId, count }) => [parentId, count])) }
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
