import { sql } from 'kysely'
import { createBarrierTableBuilder } from '#planning/network/barrier-table'
import type { BarrierTable, StreetTable } from '#planning/network/network'
import { createStreetTableBuilder } from '#planning/network/street-table'
import type { Barrier, BarrierKind, Street, StreetClass } from '#planning/types'
import type { Database } from '../database/open-pool.ts'
import { insertStreetNames } from './search/search-names.ts'
import { lineFromBinary, lineToHex } from './well-known-binary.ts'

const rowsAPage = 20_000

/** Adds streets to a staged data set. */
export async function insertStreets(db: Database, dataSetId: string, streets: readonly Street[]): Promise<void> {
  const rows = streets.map((street) => ({
    from_node: street.fromNode,
    to_node: street.toNode,
    line: lineToHex(street.coordinates),
    street_class: street.streetClass,
    name: street.name,
    access: street.access,
    bridge: street.bridge,
    tunnel: street.tunnel,
    max_speed_kmh: street.maxSpeedKmh,
    source_key: street.sourceKey,
  }))
  await sql`
    insert into streets (data_set_id, from_node, to_node, geometry, street_class, name, access, bridge, tunnel, max_speed_kmh, source_key)
    select ${dataSetId}::uuid, from_node, to_node, st_geomfromwkb(decode(line, 'hex'), 4490), street_class, name, access, bridge, tunnel, max_speed_kmh, source_key
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(from_node bigint, to_node bigint, line text, street_class text, name text,
      access smallint, bridge boolean, tunnel boolean, max_speed_kmh smallint, source_key text)`.execute(db)
  await insertStreetNames(db, dataSetId, streets)
}

/** Adds barrier lines to a staged data set. */
export async function insertBarriers(db: Database, dataSetId: string, barriers: readonly Barrier[]): Promise<void> {
  const rows = barriers.map((barrier) => ({ kind: barrier.kind, line: lineToHex(barrier.coordinates) }))
  await sql`
    insert into barriers (data_set_id, kind, geometry)
    select ${dataSetId}::uuid, kind, st_geomfromwkb(decode(line, 'hex'), 4490)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(kind text, line text)`.execute(db)
}

/** All published streets with their names, read in pages by id; the order, and so every network built from them, is the order of import. */
export async function loadStreets(db: Database): Promise<{ table: StreetTable; names: (string | null)[] }> {
  const builder = createStreetTableBuilder()
  const names: (string | null)[] = []
  const dataSets = await publishedDataSets(db)
  for (let last = 0; ; ) {
    const page = await sql<{
      id: number
      data_set_id: string
      from_node: number
      to_node: number
      line: Buffer
      street_class: StreetClass
      access: number
      bridge: boolean
      tunnel: boolean
      max_speed_kmh: number | null
      name: string | null
    }>`
      select id, data_set_id, from_node, to_node, st_asbinary(geometry, 'NDR') as line, street_class, name, access, bridge, tunnel, max_speed_kmh
      from streets where id > ${last} and data_set_id = any(${dataSets}::uuid[]) order by id limit ${rowsAPage}`.execute(db)
    for (const row of page.rows) {
      names.push(row.name)
      builder.addFlat(
        {
          fromNode: row.from_node,
          toNode: row.to_node,
          lonLat: lineFromBinary(row.line),
          streetClass: row.street_class,
          access: row.access,
          bridge: row.bridge,
          tunnel: row.tunnel,
          maxSpeedKmh: row.max_speed_kmh,
        },
        dataSets.indexOf(row.data_set_id),
      )
    }
    if (page.rows.length < rowsAPage) return { table: builder.finish(), names }
    last = page.rows[page.rows.length - 1].id
  }
}

/** All published barrier lines. */
export async function loadBarrierTable(db: Database): Promise<BarrierTable> {
  const builder = createBarrierTableBuilder()
  const dataSets = await publishedDataSets(db)
  for (let last = 0; ; ) {
    const page = await sql<{ id: number; kind: BarrierKind; line: Buffer }>`
      select id, kind, st_asbinary(geometry, 'NDR') as line from barriers
      where id > ${last} and data_set_id = any(${dataSets}::uuid[]) order by id limit ${rowsAPage}`.execute(db)
    for (const row of page.rows) builder.addFlat(row.kind, lineFromBinary(row.line))
    if (page.rows.length < rowsAPage) return builder.finish()
    last = page.rows[page.rows.length - 1].id
  }
}

async function publishedDataSets(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom('data_sets')
    .select('id')
    .where('state', '=', 'published')
    .orderBy('published_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}
