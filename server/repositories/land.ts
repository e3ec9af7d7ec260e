import { sql } from 'kysely'
import type { LandArea } from '#planning/types'
import type { Database } from '../database/open-pool.ts'
import { multiPolygonToHex } from './well-known-binary.ts'

/** Adds areas of water, woods and buildings to a staged data set. */
export async function insertLand(db: Database, dataSetId: string, areas: readonly LandArea[]): Promise<void> {
  const rows = areas.map(({ kind, name, sourceKey, geometry }) => ({
    kind,
    name,
    sourceKey,
    outline: multiPolygonToHex(geometry),
  }))
  await sql`
    insert into land_areas (data_set_id, kind, name, source_key, geometry)
    select ${dataSetId}::uuid, kind, name, "sourceKey", st_geomfromwkb(decode(outline, 'hex'), 4490)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(kind text, name text, "sourceKey" text, outline text)`.execute(
    db,
  )
}
