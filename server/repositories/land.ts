import { sql } from 'kysely'
import type { LandArea, MultiPolygonCoordinates } from '#planning/types'
import type { Database } from '../database/open-pool.ts'
import { multiPolygonFromBinary, multiPolygonToHex } from './well-known-binary.ts'

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

const rowsAPage = 20_000

/** Outlines of the published buildings that stand on a division's ground, wholly or in part, in the order of their ids; of the division's versions, the one among these counts. */
export async function loadBuildings(
  db: Database,
  divisionId: string,
  versionIds: readonly number[],
): Promise<{ id: string; geometry: MultiPolygonCoordinates }[]> {
  const buildings: { id: string; geometry: MultiPolygonCoordinates }[] = []
  for (let last = 0; ; ) {
    const { rows } = await sql<{ id: number; outline: Buffer }>`
      select l.id, st_asbinary(l.geometry, 'NDR') as outline
      from division_versions v join land_areas l on l.geometry && v.geometry and st_intersects(v.geometry, l.geometry)
        join data_sets d on d.id = l.data_set_id
      where v.division_id = ${divisionId}::uuid and v.id = any(${versionIds as number[]}::bigint[])
        and l.kind = 'building' and d.state = 'published' and l.id > ${last} order by l.id limit ${rowsAPage}`.execute(db)
    for (const { id, outline } of rows) buildings.push({ id: String(id), geometry: multiPolygonFromBinary(outline) })
    if (rows.length < rowsAPage) return buildings
    last = rows[rows.length - 1].id
  }
}
