import { sql } from 'kysely'
import type { DivisionKind, DivisionLevel, LonLat, MultiPolygonCoordinates, Terrain } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'
import { multiPolygonFromBinary } from '../well-known-binary.ts'
import { holdsOn } from './divisions.ts'

/** A division somewhere below another, with its ground and the division right above it. */
export interface UnitBelow {
  id: string
  code: string
  name: string
  kind: DivisionKind
  terrain: Terrain | null
  areaSquareMeters: number
  parentId: string
  parentCode: string
  parentName: string
  at: LonLat
  geometry: MultiPolygonCoordinates
}

/** The divisions of a level below another on a day, at any depth, by code. */
export async function unitsBelow(db: Database, divisionId: string, level: DivisionLevel, at: string): Promise<UnitBelow[]> {
  const { rows } = await sql<Omit<UnitBelow, 'at' | 'geometry'> & { lon: number; lat: number; outline: Buffer }>`
    with recursive below(id, code, name) as (
      select v.division_id, v.code, v.name from division_versions v where v.division_id = ${divisionId}::uuid and ${holdsOn(at)}
      union
      select v.division_id, v.code, v.name from below b join division_versions v on v.parent_id = b.id where ${holdsOn(at)} and v.level <> ${level})
    select v.division_id as id, v.code, v.name, v.kind, v.terrain, v.area_square_meters as "areaSquareMeters", b.id as "parentId", b.code as "parentCode", b.name as "parentName",
      st_x(v.label_point) as lon, st_y(v.label_point) as lat, st_asbinary(v.geometry, 'NDR') as outline
    from below b join division_versions v on v.parent_id = b.id where v.level = ${level} and ${holdsOn(at)} order by v.code, v.division_id`.execute(
    db,
  )
  return rows.map(({ lon, lat, outline, ...unit }) => ({ ...unit, at: [lon, lat], geometry: multiPolygonFromBinary(outline) }))
}

/** How many divisions of a level lie below each of some divisions, at any depth; those with none are not listed. */
export async function countUnits(
  db: Database,
  divisionIds: readonly string[],
  level: DivisionLevel,
  at: string,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; units: number }>`
    with recursive below(top, id, level) as (
      select v.division_id, v.division_id, v.level from division_versions v where v.division_id = any(${divisionIds as string[]}::uuid[]) and ${holdsOn(at)}
      union
      select b.top, v.division_id, v.level from below b join division_versions v on v.parent_id = b.id where ${holdsOn(at)} and b.level <> ${level})
    select top as id, count(*)::int as units from below where level = ${level} and id <> top group by 1`.execute(db)
  return new Map(rows.map(({ id, units }) => [id, units]))
}

/** How many divisions of each level and kind lie below one, itself not counted. */
export async function countKinds(
  db: Database,
  divisionId: string,
  at: string,
): Promise<{ level: DivisionLevel; kind: DivisionKind; divisions: number }[]> {
  const { rows } = await sql<{ level: DivisionLevel; kind: DivisionKind; divisions: number }>`
    with recursive below(id, level, kind) as (
      select v.division_id, v.level, v.kind from division_versions v where v.parent_id = ${divisionId}::uuid and ${holdsOn(at)}
      union
      select v.division_id, v.level, v.kind from below b join division_versions v on v.parent_id = b.id where ${holdsOn(at)})
    select level, kind, count(*)::int as divisions from below group by 1, 2 order by 1, 2`.execute(db)
  return rows
}

/** Ids of a division and of all below it on a day. */
export async function divisionIdsBelow(db: Database, divisionId: string, at: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive below(id) as (
      select ${divisionId}::uuid
      union
      select v.division_id from below b join division_versions v on v.parent_id = b.id where ${holdsOn(at)})
    select id from below`.execute(db)
  return rows.map(({ id }) => id)
}

/** Outlines of some divisions on a day, by id. */
export async function outlinesOf(
  db: Database,
  ids: readonly string[],
  at: string,
): Promise<Map<string, MultiPolygonCoordinates>> {
  const { rows } = await sql<{ id: string; outline: Buffer }>`
    select v.division_id as id, st_asbinary(v.geometry, 'NDR') as outline from division_versions v
    where v.division_id = any(${ids as string[]}::uuid[]) and ${holdsOn(at)}`.execute(db)
  return new Map(rows.map(({ id, outline }) => [id, multiPolygonFromBinary(outline)]))
}
