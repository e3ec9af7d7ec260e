import { createHash } from 'node:crypto'
import { type KyselyPlugin, sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Database } from '../../server/database/open-pool.ts'
import { manualDataSet } from '../../server/repositories/data-sets.ts'
import type { StagedDivision } from '../../server/repositories/divisions/staged-divisions.ts'
import { insertFacilities } from '../../server/repositories/facilities.ts'
import { recordRevision } from '../../server/repositories/revisions.ts'
import { buildTile } from '../../server/usecases/tiles/build-tile.ts'
import { createTileServer } from '../../server/usecases/tiles/serve-tiles.ts'
import { lastDivisionZoom, shownLevels } from '../../server/usecases/tiles/shown-levels.ts'
import { nestedDivisions, numberedId } from '../helpers/nested-divisions.ts'
import { describeOnBothDatabases } from '../helpers/test-databases.ts'
import { checkDivisionTiles, type ZoomFindings } from '../helpers/tiles/check-division-tiles.ts'
import { type DecodedFeature, decodeTile } from '../helpers/tiles/decode-tile.ts'
import { publishDivisions } from '../helpers/tiles/publish-divisions.ts'
import { tileOf, tilesOfBox } from '../helpers/tiles/tiles-of-box.ts'

const box = [104, 30, 104.5, 30.5] as const
const divisions = nestedDivisions()
const today = '2026-11-22'
const dayOf = (day: string) => Date.parse(day) / 86_400_000
const zooms = Array.from({ length: lastDivisionZoom + 1 }, (_, zoom) => zoom)

async function* builtTiles(db: Database, z: number, at = today) {
  for (const [x, y] of tilesOfBox(box, z)) {
    const bytes = await buildTile(db, 'divisions', { z, x, y }, dayOf(at))
    if (bytes) yield { bytes }
  }
}

async function checkAll(db: Database, expected: readonly StagedDivision[], at = today): Promise<ZoomFindings[]> {
  const present = new Set(expected.map(({ level }) => level))
  const findings: ZoomFindings[] = []
  for (const zoom of zooms) {
    const shown = shownLevels(zoom, present)
    const drawn = expected.filter(({ level }) => shown.has(level))
    findings.push(
      await checkDivisionTiles(
        zoom,
        builtTiles(db, zoom, at),
        drawn.map(({ divisionId, level, parentId }) => ({ id: divisionId, level, parentId, tilesParent: parentId !== null })),
      ),
    )
  }
  return findings
}

function expectNoFault(findings: readonly ZoomFindings[]): void {
  for (const { zoom, tiles, divisions: count, edges, sliverArea, ...faults } of findings) {
    expect(faults, `zoom ${zoom}`).toEqual({
      unmatched: 0,
      overlapping: 0,
      crossings: 0,
      missing: 0,
      unlabelled: 0,
      labelledTwice: 0,
      labelsOutside: 0,
    })
    // Only the check's own rounding; a sliver of a single unit in a single tile would be 0.5.
    expect(sliverArea, `zoom ${zoom}`).toBeLessThan(1e-4)
    expect([tiles, count, edges].every((number) => number > 0)).toBe(true)
  }
}

/** Counts the queries that go through a database. */
function counting(db: Database): { db: Database; queries: () => number } {
  let queries = 0
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      queries++
      return node
    },
    transformResult: async ({ result }) => result,
  }
  return { db: db.withPlugin(plugin), queries: () => queries }
}

const middle = (z: number): [string, string, string] => {
  const [x, y] = tileOf(104.25, 30.25, z)
  return [String(z), String(x), String(y)]
}
const tagOf = async (tiles: ReturnType<typeof createTileServer>, place: readonly [string, string, string], at = today) =>
  (await tiles.serve(['divisions', ...place], at, () => true)).tag
const featuresOf = async (
  db: Database,
  layer: string,
  z: number,
  lon: number,
  lat: number,
  at = today,
): Promise<DecodedFeature[]> => {
  const [x, y] = tileOf(lon, lat, z)
  const bytes = await buildTile(db, 'divisions', { z, x, y }, dayOf(at))
  return bytes ? (decodeTile(bytes)[layer] ?? []) : []
}

/** Digests of all tiles, by the first database that drew them. */
const digests = new Map<string, string>()

describeOnBothDatabases('tiles of divisions', (database) => {
  test('are empty where nothing was published', async () => {
    const { tag, tile } = await createTileServer(database().db).serve(['divisions', '0', '0', '0'], today, () => false)
    expect(tile).toEqual({ plain: null, zipped: null })
    expect(tag).toBe('"divisions-0-0-0-r0"')
  })

  test('show every division at every zoom without slivers, each with one name inside', { timeout: 120_000 }, async () => {
    const { db } = database()
    await publishDivisions(db, 'nested', divisions)
    const findings = await checkAll(db, divisions)
    expectNoFault(findings)
    const sum = (key: 'tiles' | 'edges' | 'divisions') => findings.reduce((total, finding) => total + finding[key], 0)
    console.info(`${sum('tiles')} tiles of ${zooms.length} zooms, ${sum('divisions')} shapes, ${sum('edges')} borders: no sliver`)
  })

  test('are the same bytes on both databases', { timeout: 120_000 }, async () => {
    for (const zoom of zooms) {
      const hash = createHash('sha256')
      for await (const { bytes } of builtTiles(database().db, zoom)) hash.update(bytes)
      const digest = hash.digest('hex')
      expect(digests.get(`z${zoom}`) ?? digest).toBe(digest)
      digests.set(`z${zoom}`, digest)
    }
  })

  test('tell level, kind, code, name, parent and people, and begin to show a level at its zoom', {
    timeout: 60_000,
  }, async () => {
    const { db } = database()
    const [county, town] = divisions
    expect((await featuresOf(db, 'divisions', 0, 104.25, 30.25)).map(({ properties }) => properties.id)).toEqual([
      county.divisionId,
    ])
    const [first, ...rest] = await featuresOf(db, 'divisions', 9, 104.1, 30.1)
    expect(first.properties).toEqual({
      id: county.divisionId,
      code: county.code,
      name: county.name,
      level: 'county',
      kind: 'county',
      population: 10,
    })
    expect(rest.find(({ properties }) => properties.id === town.divisionId)!.properties).toMatchObject({
      parentId: county.divisionId,
      level: 'town',
    })
    expect(new Set(rest.map(({ properties }) => properties.level))).toEqual(new Set(['town', 'village']))
    expect(await featuresOf(db, 'divisions', 8, 104.1, 30.1)).toHaveLength(1)
  })

  test('are built once however many ask, and not at all for who has them', async () => {
    const { db, queries } = counting(database().db)
    const tiles = createTileServer(db)
    const place = middle(11)
    await tagOf(tiles, place)
    const before = queries()
    const answers = await Promise.all(Array.from({ length: 40 }, () => tiles.serve(['divisions', ...place], today, () => false)))
    expect(new Set(answers.map(({ tile }) => tile!.plain)).size).toBe(1)
    expect(answers[0].tile!.plain!.length).toBeGreaterThan(1000)
    // One look for news that all but the first share, the first one's, and one read of the tile.
    expect(queries() - before).toBeLessThanOrEqual(3)
    const warm = queries()
    const { tag, tile } = await tiles.serve(['divisions', ...place], today, (known) => known === answers[0].tag)
    expect([tag, tile]).toEqual([answers[0].tag, null])
    expect(queries() - warm).toBe(1)
  })

  test('of other ground keep their ETag when a village changes, those it stands in do not', async () => {
    const { db } = database()
    const tiles = createTileServer(db)
    const village = divisions.find(({ level }) => level === 'village')!
    const all = zooms.flatMap((z) => tilesOfBox(box, z).map(([x, y]) => [String(z), String(x), String(y)] as const))
    const tags = async (at: string) => Promise.all(all.map((place) => tagOf(tiles, place, at)))
    const [before, beforeThat] = [await tags(today), await tags('2025-06-30')]
    const bytesOf = (place: readonly [string, string, string], at: string) =>
      buildTile(db, 'divisions', { z: Number(place[0]), x: Number(place[1]), y: Number(place[2]) }, dayOf(at))
    const hashes = async (at: string) => {
      const list: (string | null)[] = []
      for (const place of all) {
        const bytes = await bytesOf(place, at)
        list.push(bytes && createHash('md5').update(bytes).digest('hex'))
      }
      return list
    }
    const bytesBefore = await hashes(today)
    await publishDivisions(db, 'renamed', [{ ...village, name: '新名村', validFrom: '2026-01-01' }])
    const after = await tags(today)
    const bytesAfter = await hashes(today)
    const changed = all.filter((_, i) => before[i] !== after[i])
    expect(all.filter((_, i) => bytesBefore[i] !== bytesAfter[i] && before[i] === after[i])).toEqual([])
    expect(changed.length).toBeGreaterThan(0)
    expect(changed.length).toBeLessThan(all.length / 5)
    expect(changed.every(([z]) => Number(z) >= 9)).toBe(true)
    // The day before shows what it showed, though the tile was drawn again.
    const names = async (at: string) =>
      (await featuresOf(db, 'divisions', 14, ...village.labelPoint, at)).map(({ properties }) => properties.name)
    expect(await names('2025-12-31')).toContain(village.name)
    expect(await names('2025-12-31')).not.toContain('新名村')
    expect(await names('2026-01-01')).toContain('新名村')
    expect(await names('2026-01-01')).not.toContain(village.name)
    const untouched = all.filter((_, i) => before[i] === after[i]).length
    const afterThat = await tags('2025-06-30')
    expect(beforeThat.filter((tag, i) => tag === afterThat[i]).length).toBe(untouched)
    expectNoFault(await checkAll(db, divisions))
    const covered = await sql`select z, x, y from division_tiles group by z, x, y having count(*) > 1`.execute(db)
    expect(covered.rows).toEqual([])
  })

  test('published at once by two are all there', { timeout: 120_000 }, async () => {
    const { db } = database()
    const far = (seed: number, first: number): StagedDivision[] =>
      nestedDivisions(
        [
          { level: 'county', kind: 'county', parts: 1 },
          { level: 'town', kind: 'town', parts: 2 },
        ],
        { west: 104 + seed, seed },
      ).map((division) => ({
        ...division,
        divisionId: numberedId(first + Number(division.code)),
        parentId: division.parentId && numberedId(first + Number(division.parentCode)),
        code: String(first + Number(division.code)),
      }))
    const [east, farEast] = [far(2, 10_000_000), far(4, 20_000_000)]
    await Promise.all([publishDivisions(db, 'east', east), publishDivisions(db, 'far east', farEast)])
    for (const [county] of [east, farEast]) {
      const shown = await featuresOf(db, 'divisions', 10, ...county.labelPoint)
      expect(shown.map(({ properties }) => properties.id)).toContain(county.divisionId)
    }
    const world = (await featuresOf(db, 'division_labels', 0, 104, 30)).map(({ properties }) => properties.id)
    expect(new Set(world)).toEqual(new Set([divisions[0].divisionId, east[0].divisionId, farEast[0].divisionId]))
  })

  test('change with the people counted in them', async () => {
    const { db } = database()
    const tiles = createTileServer(db)
    const before = await tagOf(tiles, middle(9))
    const elsewhere = await tagOf(tiles, ['9', '0', '0'])
    await db
      .transaction()
      .execute((transaction) =>
        recordRevision(transaction, 'people counted', ['counts'], [{ touched: 'counts', box: [104.2, 30.2, 104.3, 30.3] }]),
      )
    expect(await tagOf(tiles, middle(9))).not.toBe(before)
    expect(await tagOf(tiles, ['9', '0', '0'])).toBe(elsewhere)
  })

  test('go on without a stale answer when a query fails', async () => {
    const { db } = database()
    let isBroken = true
    const plugin: KyselyPlugin = {
      transformQuery({ node }) {
        if (isBroken) throw new Error('lost connection')
        return node
      },
      transformResult: async ({ result }) => result,
    }
    const tiles = createTileServer(db.withPlugin(plugin))
    const asked = await Promise.allSettled(
      Array.from({ length: 5 }, () => tiles.serve(['divisions', ...middle(8)], today, () => false)),
    )
    expect(asked.every(({ status }) => status === 'rejected')).toBe(true)
    isBroken = false
    expect((await tiles.serve(['divisions', ...middle(8)], today, () => false)).tile!.plain).not.toBeNull()
  })
})

describeOnBothDatabases('tiles of facilities', (database) => {
  test('count every facility once in one tile of a zoom from afar, and show each near', async () => {
    const { db } = database()
    const dataSet = await manualDataSet(db)
    const facilities = Array.from({ length: 500 }, (_, i) => ({
      category: (['market', 'clinic_station', 'kindergarten'] as const)[i % 3],
      name: `f${i}`,
      status: (['operating', 'planned', 'closed', 'operating'] as const)[i % 4],
      capacity: null,
      lon: 104 + 0.5 * ((i * 0.618034) % 1),
      lat: 30 + 0.5 * ((i * 0.754878) % 1),
      sourceKey: null,
    }))
    await insertFacilities(db, dataSet, facilities)
    const isOpen = facilities.filter(({ status }) => status !== 'closed')
    for (const z of [9, 10, 11, 12, 13]) {
      let [count, planned, points] = [0, 0, 0]
      const seen = new Set<string>()
      for (const [x, y] of tilesOfBox(box, z)) {
        const bytes = await buildTile(db, 'facilities', { z, x, y }, 0)
        for (const { properties } of bytes ? decodeTile(bytes).facilities : []) {
          count += Number(properties.count ?? 0)
          planned += Number(properties.planned ?? 0)
          points++
          if (properties.id) seen.add(String(properties.id))
        }
      }
      if (z >= 12) expect(seen.size).toBe(facilities.length)
      else {
        expect([count, planned]).toEqual([isOpen.length, isOpen.filter(({ status }) => status !== 'operating').length])
        expect(points).toBeLessThan(isOpen.length)
      }
    }
  })
})
