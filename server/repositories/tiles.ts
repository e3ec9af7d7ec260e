import { sql } from 'kysely'
import type { LonLat, MultiPolygonCoordinates } from '#planning/types'
import type { Database } from '../database/open-pool.ts'
import { countedDemand } from './demand.ts'
import { holdsOn } from './divisions.ts'
import { lineFromBinary, multiPolygonFromBinary } from './well-known-binary.ts'

type Box = readonly [number, number, number, number]
export type TileFeature = { properties: Record<string, string | number | boolean> } & (
  | { kind: 'point'; coordinates: LonLat }
  | { kind: 'line'; coordinates: Float64Array }
  | { kind: 'polygon'; coordinates: MultiPolygonCoordinates }
)

const envelope = ([west, south, east, north]: Box) => sql`st_makeenvelope(${west}, ${south}, ${east}, ${north}, 4490)`

/** Streets of these classes that touch a box. */
export async function streetsInBox(db: Database, box: Box, classes: readonly string[]): Promise<TileFeature[]> {
  const rows = await sql<{
    id: number
    line: Buffer
    street_class: string
    name: string | null
    bridge: boolean
    tunnel: boolean
  }>`
    select s.id, st_asbinary(s.geometry, 'NDR') as line, s.street_class, s.name, s.bridge, s.tunnel
    from streets s join data_sets d on d.id = s.data_set_id
    where d.state = 'published' and s.geometry && ${envelope(box)} and s.street_class = any(${classes as string[]}::text[]) order by s.id`.execute(
    db,
  )
  return rows.rows.map((row) => ({
    kind: 'line',
    coordinates: lineFromBinary(row.line),
    properties: { class: row.street_class, ...(row.name ? { name: row.name } : {}), bridge: row.bridge, tunnel: row.tunnel },
  }))
}

/** Rivers, railways, walls and expressways that touch a box. */
export async function barriersInBox(db: Database, box: Box, kinds: readonly string[]): Promise<TileFeature[]> {
  const rows = await sql<{ line: Buffer; kind: string }>`
    select st_asbinary(b.geometry, 'NDR') as line, b.kind from barriers b join data_sets d on d.id = b.data_set_id
    where d.state = 'published' and b.geometry && ${envelope(box)} and b.kind = any(${kinds as string[]}::text[]) order by b.id`.execute(
    db,
  )
  return rows.rows.map((row) => ({ kind: 'line', coordinates: lineFromBinary(row.line), properties: { kind: row.kind } }))
}

/** Facilities in a box. */
export async function facilitiesInBox(db: Database, box: Box): Promise<TileFeature[]> {
  const rows = await sql<{ id: string; category: string; name: string; status: string; lon: number; lat: number }>`
    select f.id, f.category, f.name, f.status, st_x(f.geometry) as lon, st_y(f.geometry) as lat
    from facilities f join data_sets d on d.id = f.data_set_id where d.state = 'published' and f.geometry && ${envelope(box)} order by f.id`.execute(
    db,
  )
  return rows.rows.map(({ lon, lat, ...properties }) => ({ kind: 'point', coordinates: [lon, lat], properties }))
}

/** Demand points in a box. */
export async function demandInBox(db: Database, box: Box): Promise<TileFeature[]> {
  const rows = await sql<{ id: number; kind: string; population: number; households: number; lon: number; lat: number }>`
    select p.id, p.kind, p.population, p.households, st_x(p.geometry) as lon, st_y(p.geometry) as lat
    from demand_points p join data_sets d on d.id = p.data_set_id where ${countedDemand} and p.geometry && ${envelope(box)} order by p.id`.execute(
    db,
  )
  return rows.rows.map(({ lon, lat, id, ...properties }) => ({
    kind: 'point',
    coordinates: [lon, lat],
    properties: { id: String(id), ...properties },
  }))
}

/** Divisions of these levels that touch a box, on a day. */
export async function divisionsInBox(
  db: Database,
  box: Box,
  levels: readonly string[],
  at: string | undefined,
): Promise<TileFeature[]> {
  const rows = await sql<{
    id: string
    code: string
    name: string
    level: string
    kind: string
    parent: string | null
    outline: Buffer
  }>`
    select v.division_id as id, v.code, v.name, v.level, v.kind, v.parent_id as parent, st_asbinary(v.geometry, 'NDR') as outline
    from division_versions v where ${holdsOn(at)} and v.geometry && ${envelope(box)} and v.level = any(${levels as string[]}::text[]) order by v.level_rank, v.code`.execute(
    db,
  )
  return rows.rows.map(({ outline, parent, ...properties }) => ({
    kind: 'polygon',
    coordinates: multiPolygonFromBinary(outline),
    properties: { ...properties, ...(parent ? { parentId: parent } : {}) },
  }))
}

/** The box that all published data sets fill; null on an empty database. */
export async function boundsOfAll(db: Database): Promise<Box | null> {
  const row = await db
    .selectFrom('data_sets')
    .select(({ fn }) => [
      fn.min('west').as('west'),
      fn.min('south').as('south'),
      fn.max('east').as('east'),
      fn.max('north').as('north'),
    ])
    .where('state', '=', 'published')
    .executeTakeFirstOrThrow()
  return row.west === null ? null : [row.west, row.south!, row.east!, row.north!]
}
