import { createServer, type Server } from 'node:http'
import pg from 'pg'

const statement = `
  select st_asmvt(t, 'divisions', 4096, 'geom') as tile from (
    select v.division_id::text as id, v.code, v.name, v.level, v.kind, v.parent_id::text as "parentId",
      coalesce(v.counted_population, v.stated_population) as population,
      st_asmvtgeom(st_transform(v.geometry, 3857), st_tileenvelope($1, $2, $3), 4096, 128, true) as geom
    from division_versions v
    where v.published and v.superseded_at is null and v.valid_from <= current_date and (v.valid_to is null or v.valid_to > current_date)
      and v.level = any($4::text[]) and v.geometry && st_transform(st_tileenvelope($1, $2, $3, margin => 0.03125), 4490)) t
  where geom is not null`

/**
 * The usual way, for comparison: a server that has PostGIS cut, project and encode every tile when it is asked for (ST_AsMVT), on ten
 * connections. `levelsAt` names the levels that a zoom shows.
 */
export async function servePlainTiles(
  databaseUrl: string,
  levelsAt: (zoom: number) => string[],
): Promise<{ url: string; close(): Promise<void> }> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 })
  const server: Server = createServer(async (request, response) => {
    const [, z, x, y] = /\/(\d+)\/(\d+)\/(\d+)\.mvt$/.exec(request.url!)!.map(Number)
    const { rows } = await pool.query({ name: 'tile', text: statement, values: [z, x, y, levelsAt(z)] })
    response.writeHead(rows[0].tile.length === 0 ? 204 : 200, { 'content-type': 'application/vnd.mapbox-vector-tile' })
    response.end(rows[0].tile)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await pool.end()
    },
  }
}
