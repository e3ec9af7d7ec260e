import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { seededRandom } from '#planning/random'
import type { DivisionLevel } from '#planning/types'
import { type OpenDatabase, openDatabase } from '../../../server/database/open-database.ts'
import { type SamplePreset, samplePresets } from '../../../server/sample/sample-content.ts'
import { loadSample } from '../../../server/usecases/sample/load-sample.ts'
import { shownLevels } from '../../../server/usecases/tiles/shown-levels.ts'
import type { WorkContext } from '../../../server/usecases/work-context.ts'
import beginRun from '../../helpers/run-folder.ts'
import { configFor, emptyPostgresDatabase } from '../../helpers/test-databases.ts'
import { noPostgres } from '../../helpers/throwaway-postgres.ts'
import type { ZoomFindings } from '../../helpers/tiles/check-division-tiles.ts'
import { BenchError } from '../bench-error.ts'
import { rounded } from '../measure.ts'
import { checkAllTiles } from '../tiles/check-all-tiles.ts'
import { createLoad, measureOwn, measurePlain } from '../tiles/measure-tiles.ts'
import { servePlainTiles } from '../tiles/plain-tiles.ts'
import { serveOwnTiles } from '../tiles/serve-own-tiles.ts'
import type { Problem } from './problem.ts'

const zooms = [8, 11, 14]
/** At most so many tiles of a zoom, drawn by lot. */
const mostTiles = 2000
const say = (message: string) => process.stderr.write(`${message}\n`)

/**
 * Tiles of a sample's divisions (the "file" is its preset), over HTTP on ten connections, on the embedded database and on PostgreSQL, beside a
 * server that asks ST_AsMVT for every tile; and every tile of every zoom looked through for slivers. `objective` counts the faults found.
 * `--data DIR` keeps the embedded database for the next time, `--postgres URL` names a database to use (filled where it is empty) instead of a throwaway
 * one, `--check no` leaves the looking-through out.
 */
export const tiles: Problem = {
  options: { scale: false, data: false, postgres: false, check: false },
  solve: async (file, { seed, extra }) => {
    const preset = samplePresets.find((name) => name === file)
    if (!preset) throw new BenchError(`There is no sample "${file}"; there is: ${samplePresets.join(', ')}.`)
    const scale = extra.scale === undefined ? 1 : Number(extra.scale)
    const started = performance.now()
    const endRun = beginRun()
    const folder = extra.data ?? (await mkdtemp(join(tmpdir(), 'fangyuan-')))
    const postgres = await postgresFor(extra.postgres)
    const load = createLoad()
    try {
      const fill = { preset, seed, scale }
      const embedded = await onDatabase({ dataFolder: folder }, fill, async (database) => ({
        ...(await measureDatabase(database, seed, load)),
        findings: postgres || extra.check === 'no' ? null : await checkAllTiles(database.db, say),
      }))
      const other = postgres
        ? await onDatabase(postgres, fill, async (database) => ({
            ...(await measureDatabase(database, seed, load, postgres.url)),
            findings: extra.check === 'no' ? null : await checkAllTiles(database.db, say),
          }))
        : null
      const findings = (other ?? embedded).findings
      const faults = findings?.reduce((sum, finding) => sum + faultsOf(finding), 0) ?? null
      const line = {
        file,
        problem: 'tiles',
        objective: faults ?? 0,
        bound: faults === null ? null : 0,
        gap: faults,
        status: faults === 0 ? ('optimal' as const) : ('feasible' as const),
        seconds: rounded((performance.now() - started) / 1000),
        objectiveMeaning: faults === null ? 'faults in the tiles (not looked for)' : 'faults in the tiles of all zooms',
        seed,
        scale,
        embedded: { ...embedded, findings: undefined },
        postgres: other && { ...other, findings: undefined },
        checkedTiles: findings?.reduce((sum, { tiles: count }) => sum + count, 0) ?? 0,
        sliverArea: findings && Math.max(...findings.map(({ sliverArea }) => sliverArea)),
      }
      return { line, solution: { ...line, findings } }
    } finally {
      await load.close()
      await postgres?.drop()
      if (extra.data === undefined) await rm(folder, { recursive: true, force: true })
      endRun()
    }
  },
}

/** The database of a connection string, else a throwaway one; null, said aloud, where there is no PostgreSQL. */
async function postgresFor(url: string | undefined): Promise<{ url: string; drop(): Promise<void> } | null> {
  if (url) return { url, drop: async () => {} }
  const missing = noPostgres()
  if (missing === null) return emptyPostgresDatabase()
  say(`Measured on the embedded database only: ${missing}.`)
  return null
}

function faultsOf({
  unmatched,
  overlapping,
  crossings,
  missing,
  unlabelled,
  labelledTwice,
  labelsOutside,
}: ZoomFindings): number {
  return unmatched + overlapping + crossings + missing + unlabelled + labelledTwice + labelsOutside
}

interface Filling {
  preset: SamplePreset
  seed: number
  scale: number
}

async function onDatabase<T>(
  place: { dataFolder: string } | { url: string },
  { preset, seed, scale }: Filling,
  work: (database: OpenDatabase) => Promise<T>,
): Promise<T & { loadSeconds: number }> {
  const database = await openDatabase(configFor(place), say)
  try {
    const started = performance.now()
    let said = 0
    const context = {
      db: database.db,
      jobId: null,
      report: (share: number, message: string) => {
        if (performance.now() - said < 5000) return
        said = performance.now()
        say(`${database.kind} ${rounded((said - started) / 1000, 0)} s: ${rounded(100 * share, 0)} % ${message}`)
      },
      passPointOfNoReturn: async () => {},
    } as unknown as WorkContext
    await loadSample(context, preset, { seed, scale })
    const loadSeconds = rounded((performance.now() - started) / 1000, 1)
    return { loadSeconds, ...(await work(database)) }
  } finally {
    await database.close()
  }
}

/** Figures of one database, zoom by zoom; with a connection string also of the plain way. */
async function measureDatabase(database: OpenDatabase, seed: number, load: ReturnType<typeof createLoad>, plainUrl?: string) {
  const { db } = database
  const levels = await sql<{ level: DivisionLevel; divisions: number }>`
    select level, count(*)::int as divisions from division_versions where published group by level`.execute(db)
  const present = new Set(levels.rows.map(({ level }) => level))
  const stored = await sql<{ tiles: number; megabytes: number }>`
    select (select count(*)::int from division_tiles) as tiles, (pg_total_relation_size('division_tiles') / 1e6)::float8 as megabytes`.execute(
    db,
  )
  if (plainUrl) await sql`vacuum analyze division_versions`.execute(db)
  const plain = plainUrl ? await servePlainTiles(plainUrl, (zoom) => [...shownLevels(zoom, present)]) : null
  const pathsOf = async (zoom: number): Promise<string[]> => {
    const all = await sql<{ x: number; y: number }>`
      select x, y from division_tiles where z = ${zoom} and body is not null order by y, x`.execute(db)
    return all.rows.map(({ x, y }) => `/api/v1/tiles/divisions/${zoom}/${x}/${y}.mvt`)
  }
  // Lets the machine get up to speed on other tiles than those measured.
  const others = drawLots(await pathsOf(12), seed)
  await measureOwn(load, others, () => serveOwnTiles(database))
  if (plain) await measurePlain(load, others, plain.url)
  const figures: Record<string, unknown> = {}
  for (const zoom of zooms) {
    const all = await pathsOf(zoom)
    const paths = drawLots(all, seed)
    figures[`z${zoom}`] = {
      tiles: all.length,
      ...(await measureOwn(load, paths, () => serveOwnTiles(database))),
      ...(plain ? { plainAsMvt: await measurePlain(load, paths, plain.url) } : {}),
    }
    say(`${database.kind} z${zoom}: ${JSON.stringify(figures[`z${zoom}`])}`)
  }
  await plain?.close()
  return {
    divisions: levels.rows.reduce((sum, row) => sum + row.divisions, 0),
    storedTiles: stored.rows[0].tiles,
    storedMegabytes: rounded(stored.rows[0].megabytes, 1),
    ...figures,
  }
}

function drawLots<T>(items: readonly T[], seed: number): T[] {
  const random = seededRandom(seed)
  const lots = items.map((item) => ({ item, lot: random() }))
  return lots
    .sort((a, b) => a.lot - b.lot)
    .slice(0, mostTiles)
    .map(({ item }) => item)
}
