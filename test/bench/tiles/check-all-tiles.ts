import { sql } from 'kysely'
import type { DivisionLevel } from '#planning/types'
import type { Database } from '../../../server/database/open-pool.ts'
import { buildTile } from '../../../server/usecases/tiles/build-tile.ts'
import { lastDivisionZoom, shownLevels } from '../../../server/usecases/tiles/shown-levels.ts'
import { checkDivisionTiles, withTiling, type ZoomFindings } from '../../helpers/tiles/check-division-tiles.ts'
import { type DegreeBox, tilesOfBox } from '../../helpers/tiles/tiles-of-box.ts'

/** Looks for slivers and missing divisions and names in every tile of every zoom, as they are today. */
export async function checkAllTiles(db: Database, say: (message: string) => void): Promise<ZoomFindings[]> {
  const today = new Date().toISOString().slice(0, 10)
  const { rows } = await sql<{ id: string; level: DivisionLevel; parentId: string | null; areaSquareMeters: number }>`
    select v.division_id as id, v.level, v.parent_id as "parentId", v.area_square_meters as "areaSquareMeters" from division_versions v
    where v.published and v.superseded_at is null and v.valid_from <= ${today}::date and (v.valid_to is null or v.valid_to > ${today}::date)`.execute(
    db,
  )
  const extent = await sql<{ west: number; south: number; east: number; north: number }>`
    select min(st_xmin(geometry)) as west, min(st_ymin(geometry)) as south, max(st_xmax(geometry)) as east, max(st_ymax(geometry)) as north
    from division_versions where published and parent_id is null`.execute(db)
  const { west, south, east, north } = extent.rows[0]
  const box: DegreeBox = [west, south, east, north]
  const all = withTiling(rows)
  const present = new Set(rows.map(({ level }) => level))
  const day = Date.parse(today) / 86_400_000
  const findings: ZoomFindings[] = []
  for (let z = 0; z <= lastDivisionZoom; z++) {
    const shown = shownLevels(z, present)
    const expected = all.filter(({ level }) => shown.has(level))
    const found = await checkDivisionTiles(z, tilesOf(db, box, z, day), expected)
    say(JSON.stringify(found))
    findings.push(found)
  }
  return findings
}

async function* tilesOf(db: Database, box: DegreeBox, z: number, day: number): AsyncGenerator<{ bytes: Uint8Array }> {
  for (const [x, y] of tilesOfBox(box, z)) {
    const bytes = await buildTile(db, 'divisions', { z, x, y }, day)
    if (bytes) yield { bytes }
  }
}
