import { sql } from 'kysely'
import type { FlatOutline } from '#planning/topology/outline-types'
import type { BarrierKind, FacilityCategory, FacilityStatus, LandKind, StreetClass } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'
import { countedDemand } from '../demand.ts'
import { flatOutlineFromBinary, lineFromBinary } from '../well-known-binary.ts'

/** West, south, east, north in degrees. */
type Box = readonly [number, number, number, number]

const envelope = ([west, south, east, north]: Box) => sql`st_makeenvelope(${west}, ${south}, ${east}, ${north}, 4490)`

export interface DrawnStreet {
  line: Float64Array
  streetClass: StreetClass
  name: string | null
  bridge: boolean
  tunnel: boolean
}

/** Streets of these classes that touch a box. */
export async function streetsInBox(db: Database, box: Box, classes: readonly StreetClass[]): Promise<DrawnStreet[]> {
  const rows = await sql<Omit<DrawnStreet, 'line'> & { line: Buffer }>`
    select st_asbinary(s.geometry, 'NDR') as line, s.street_class as "streetClass", s.name, s.bridge, s.tunnel
    from streets s join data_sets d on d.id = s.data_set_id
    where d.state = 'published' and s.geometry && ${envelope(box)} and s.street_class = any(${classes as string[]}::text[]) order by s.id`.execute(
    db,
  )
  return rows.rows.map((row) => ({ ...row, line: lineFromBinary(row.line) }))
}

/** Rivers, railways, walls and expressways that touch a box. */
export async function barriersInBox(
  db: Database,
  box: Box,
  kinds: readonly BarrierKind[],
): Promise<{ line: Float64Array; kind: BarrierKind }[]> {
  const rows = await sql<{ line: Buffer; kind: BarrierKind }>`
    select st_asbinary(b.geometry, 'NDR') as line, b.kind from barriers b join data_sets d on d.id = b.data_set_id
    where d.state = 'published' and b.geometry && ${envelope(box)} and b.kind = any(${kinds as string[]}::text[]) order by b.id`.execute(
    db,
  )
  return rows.rows.map((row) => ({ ...row, line: lineFromBinary(row.line) }))
}

/** Water, woods and buildings that touch a box and are at least so many degrees long or high. */
export async function landInBox(
  db: Database,
  box: Box,
  kinds: readonly LandKind[],
  leastDegrees: number,
): Promise<{ outline: FlatOutline; kind: LandKind; name: string | null }[]> {
  const rows = await sql<{ outline: Buffer; kind: LandKind; name: string | null }>`
    select st_asbinary(l.geometry, 'NDR') as outline, l.kind, l.name from land_areas l join data_sets d on d.id = l.data_set_id
    where d.state = 'published' and l.geometry && ${envelope(box)} and l.kind = any(${kinds as string[]}::text[])
      and greatest(st_xmax(l.geometry) - st_xmin(l.geometry), st_ymax(l.geometry) - st_ymin(l.geometry)) >= ${leastDegrees}
    order by l.id`.execute(db)
  return rows.rows.map((row) => ({ ...row, outline: flatOutlineFromBinary(row.outline) }))
}

export interface DrawnFacility {
  id: string
  category: FacilityCategory
  name: string
  status: FacilityStatus
  lon: number
  lat: number
}

/** Facilities in a box. */
export async function facilitiesInBox(db: Database, box: Box): Promise<DrawnFacility[]> {
  const rows = await sql<DrawnFacility>`
    select f.id, f.category, f.name, f.status, st_x(f.geometry) as lon, st_y(f.geometry) as lat
    from facilities f join data_sets d on d.id = f.data_set_id where d.state = 'published' and f.geometry && ${envelope(box)} order by f.id`.execute(
    db,
  )
  return rows.rows
}

export interface DrawnDemand {
  id: number
  kind: string
  population: number
  households: number
  lon: number
  lat: number
}

/** Demand points in a box. */
export async function demandInBox(db: Database, box: Box): Promise<DrawnDemand[]> {
  const rows = await sql<DrawnDemand>`
    select p.id, p.kind, p.population, p.households, st_x(p.geometry) as lon, st_y(p.geometry) as lat
    from demand_points p join data_sets d on d.id = p.data_set_id where ${countedDemand} and p.geometry && ${envelope(box)} order by p.id`.execute(
    db,
  )
  return rows.rows
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
