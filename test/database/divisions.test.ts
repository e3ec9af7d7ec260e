import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { DivisionLevel, MultiPolygonCoordinates } from '#planning/types'
import type { Database } from '../../server/database/open-pool.ts'
import { openPool } from '../../server/database/open-pool.ts'
import { publishDataSet, stageDataSet } from '../../server/repositories/data-sets.ts'
import {
  divisionLineage,
  divisionsAt,
  divisionVersions,
  findDivision,
  findDivisionIdByCode,
  findDivisions,
  loadDivisions,
  metersToDivisions,
} from '../../server/repositories/divisions/divisions.ts'
import { endedCodes } from '../../server/repositories/divisions/ended-codes.ts'
import {
  daysToCount,
  divisionAbove,
  divisionsByCode,
  insertStagedDivisions,
  publishStagedDivisions,
  type StagedDivision,
  writeCounts,
} from '../../server/repositories/divisions/staged-divisions.ts'
import { retireCodes } from '../../server/repositories/plans/plan-publication.ts'
import { recordRevision } from '../../server/repositories/revisions.ts'
import { searchText } from '../../server/usecases/search/search-text.ts'
import { bareDivision } from '../helpers/bare-division.ts'
import { describeOnBothDatabases } from '../helpers/test-databases.ts'

const square = (west: number, south: number, size: number): MultiPolygonCoordinates => [
  [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
]

function division(level: DivisionLevel, code: string, more: Partial<StagedDivision> = {}): StagedDivision {
  return {
    ...bareDivision,
    divisionId: randomUUID(),
    level,
    kind: level === 'county' ? 'county' : level === 'town' ? 'town' : 'village',
    code,
    name: `name of ${code}`,
    geometry: square(104, 30, 1),
    areaSquareMeters: 1e10,
    labelPoint: [104.5, 30.5],
    validFrom: '2020-01-01',
    ...more,
  }
}

async function stage(db: Database, validFrom: string, divisions: StagedDivision[]): Promise<string> {
  const id = await stageDataSet(
    db,
    { name: randomUUID(), kind: 'divisions', source: 'test', licence: null, synthetic: true },
    null,
  )
  await insertStagedDivisions(
    db,
    id,
    divisions.map((each) => ({ ...each, validFrom })),
  )
  return id
}

async function publish(db: Database, validFrom: string, divisions: StagedDivision[]): Promise<number> {
  const id = await stage(db, validFrom, divisions)
  return db.transaction().execute(async (transaction) => {
    const revision = await recordRevision(transaction, 'divisions', ['divisions'])
    await publishDataSet(transaction, id, {})
    await publishStagedDivisions(transaction, id, revision)
    return revision
  })
}

const everything = { withGeometry: false, limit: 100, offset: 0 }

describeOnBothDatabases('divisions', (database) => {
  const county = division('county', '510101', { name: '示例县', kind: 'district' })
  const town = division('town', '510101001', { parentId: county.divisionId, geometry: square(104, 30, 0.5), name: '玉林街道' })
  const village = division('village', '510101001001', {
    parentId: town.divisionId,
    geometry: square(104, 30, 0.25),
    households: 10,
    population: 30,
    terrain: 'hill',
  })

  test('are invisible until they are published', async () => {
    const { db } = database()
    const id = await stage(db, '2020-01-01', [county])
    expect(await loadDivisions(db, undefined)).toEqual([])
    expect(await findDivision(db, county.divisionId, undefined)).toBeNull()
    expect(await divisionsAt(db, 104.5, 30.5, undefined)).toEqual([])
    expect(await divisionVersions(db, county.divisionId)).toEqual([])
    await sql`delete from data_sets where id = ${id}::uuid`.execute(db)
  })

  test('come back as they went in, largest level first', async () => {
    const { db } = database()
    const revision = await publish(db, '2020-01-01', [village, county, town])
    const rows = await loadDivisions(db, undefined)
    expect(rows.map(({ code }) => code)).toEqual(['510101', '510101001', '510101001001'])
    const { recordedAt, ...row } = rows[2]
    expect(Math.abs(Date.now() - Date.parse(recordedAt))).toBeLessThan(60_000)
    expect(row).toEqual({
      id: village.divisionId,
      code: village.code,
      name: village.name,
      level: 'village',
      kind: 'village',
      parentId: town.divisionId,
      households: 10,
      population: 30,
      areaSquareMeters: 1e10,
      terrain: 'hill',
      validFrom: '2020-01-01',
      validTo: null,
      revision,
      synthetic: true,
      labelPoint: [104.5, 30.5],
      geometry: square(104, 30, 0.25),
    })
  })

  test('are found by level, parent, code, name, box and page', async () => {
    const { db } = database()
    const codes = async (filter: object) =>
      (await findDivisions(db, { ...everything, ...filter })).divisions.map(({ code }) => code)
    expect(await codes({ levels: ['town', 'village'] })).toEqual(['510101001', '510101001001'])
    expect(await codes({ parentId: county.divisionId })).toEqual(['510101001'])
    expect(await codes({ code: '510101' })).toEqual(['510101'])
    expect(await codes({ named: searchText('玉林') })).toEqual(['510101001'])
    expect(await codes({ named: searchText('510101001') })).toEqual(['510101001', '510101001001'])
    expect(await codes({ named: searchText('%') })).toEqual([])
    expect(await codes({ named: searchText('_') })).toEqual([])
    expect(await codes({ bbox: [104.3, 30.3, 104.4, 30.4] })).toEqual(['510101', '510101001'])
    const page = await findDivisions(db, { ...everything, limit: 1, offset: 1 })
    expect([page.matched, page.divisions.map(({ code }) => code)]).toEqual([3, ['510101001']])
    expect(page.divisions[0].geometry).toBeNull()
  })

  test('contain a point from the largest to the smallest, borders included', async () => {
    const { db } = database()
    const at = async (lon: number, lat: number) => (await divisionsAt(db, lon, lat, undefined)).map(({ level }) => level)
    expect(await at(104.1, 30.1)).toEqual(['county', 'town', 'village'])
    expect(await at(104.25, 30.1)).toEqual(['county', 'town', 'village'])
    expect(await at(104.9, 30.9)).toEqual(['county'])
    expect(await at(103.9, 30.9)).toEqual([])
    expect(await divisionAbove(db, 'group', [104.1, 30.1])).toBe(village.divisionId)
    expect(await divisionAbove(db, 'village', [104.1, 30.1])).toBe(town.divisionId)
    expect(await divisionAbove(db, 'county', [104.1, 30.1])).toBeNull()
  })

  test('know how far a point is from all of them', async () => {
    const { db } = database()
    expect(await metersToDivisions(db, 104.5, 30.5)).toBe(0)
    const meters = (await metersToDivisions(db, 103, 30.5))!
    expect(meters).toBeGreaterThan(95_000)
    expect(meters).toBeLessThan(97_000)
  })

  test('hold on a day: a second version ends the first the day it begins', async () => {
    const { db } = database()
    await publish(db, '2024-07-01', [{ ...town, name: '玉林街道(新)', geometry: square(104, 30, 0.6) }])
    const nameOn = async (day: string) => (await findDivision(db, town.divisionId, day))?.name ?? null
    expect(await nameOn('2019-12-31')).toBeNull()
    expect(await nameOn('2020-01-01')).toBe('玉林街道')
    expect(await nameOn('2024-06-30')).toBe('玉林街道')
    expect(await nameOn('2024-07-01')).toBe('玉林街道(新)')
    expect((await divisionsAt(db, 104.55, 30.1, '2024-06-30')).map(({ level }) => level)).toEqual(['county'])
    expect((await divisionsAt(db, 104.55, 30.1, '2024-07-01')).map(({ level }) => level)).toEqual(['county', 'town'])
    expect((await loadDivisions(db, '2024-06-30')).map(({ name }) => name)).toContain('玉林街道')
    expect((await findDivisions(db, { ...everything, at: '2019-01-01' })).matched).toBe(0)
    expect(await findDivisionIdByCode(db, town.code, '2024-06-30')).toBe(town.divisionId)
    expect(await findDivisionIdByCode(db, town.code, '2019-01-01')).toBeNull()
    const history = await divisionVersions(db, town.divisionId)
    expect(history.map(({ name, validFrom, validTo }) => [name, validFrom, validTo])).toEqual([
      ['玉林街道', '2020-01-01', '2024-07-01'],
      ['玉林街道(新)', '2024-07-01', null],
    ])
  })

  test('are corrected by a version of the same first day: the map shows one, the record keeps both', async () => {
    const { db } = database()
    await publish(db, '2024-07-01', [{ ...town, name: '玉林街道(更正)', geometry: square(104, 30, 0.6) }])
    expect((await findDivision(db, town.divisionId, '2024-08-01'))?.name).toBe('玉林街道(更正)')
    expect((await findDivision(db, town.divisionId, '2024-06-30'))?.name).toBe('玉林街道')
    expect((await findDivisions(db, { ...everything, code: town.code })).matched).toBe(1)
    expect(await divisionVersions(db, town.divisionId)).toHaveLength(3)
  })

  test('may be announced for a day to come, and keep their id when they are imported again', async () => {
    const { db } = database()
    const planned = division('village', '510101001009', { parentId: town.divisionId })
    await publish(db, '2999-01-01', [planned])
    expect(await findDivision(db, planned.divisionId, undefined)).toBeNull()
    expect((await findDivision(db, planned.divisionId, '2999-01-01'))?.code).toBe(planned.code)
    expect((await divisionsByCode(db)).get(planned.code)?.id).toBe(planned.divisionId)
  })

  test('have no two of one code', async () => {
    const { db } = database()
    await expect(publish(db, '2021-01-01', [division('village', village.code)])).rejects.toThrow('division_versions_code')
    expect((await findDivisions(db, { ...everything, code: village.code })).matched).toBe(1)
  })

  test('take their counts from the places inside, and lose them with the places', async () => {
    const { db } = database()
    await writeCounts(db, [{ divisionId: village.divisionId, households: 99, population: 200.5 }])
    const counted = await findDivision(db, village.divisionId, undefined)
    expect([counted?.households, counted?.population]).toEqual([99, 200.5])
    await writeCounts(db, [])
    const stated = await findDivision(db, village.divisionId, undefined)
    expect([stated?.households, stated?.population]).toEqual([10, 30])
  })

  test('are counted for days to come, and once for days that are past', async () => {
    const { db } = database()
    const past = division('village', '510101001031', { parentId: town.divisionId, validTo: '2021-06-01' })
    const coming = division('village', '510101001032', { parentId: town.divisionId })
    await publish(db, '2021-01-01', [past])
    await publish(db, '2998-01-01', [coming])
    const count = (divisionId: string, population: number) => [{ divisionId, households: 1, population }]
    const peopleOn = async (id: string, day: string) => (await findDivision(db, id, day))?.population
    expect(await daysToCount(db)).toContainEqual({ day: '2021-01-01', isPast: true })
    await writeCounts(db, count(past.divisionId, 7), { day: '2021-01-01', isPast: true })
    await writeCounts(db, count(past.divisionId, 8), { day: '2021-01-01', isPast: true })
    expect(await peopleOn(past.divisionId, '2021-01-01')).toBe(7)
    expect(await daysToCount(db)).not.toContainEqual({ day: '2021-01-01', isPast: true })
    for (const people of [7, 8]) await writeCounts(db, count(coming.divisionId, people), { day: '2998-01-01', isPast: false })
    expect(await peopleOn(coming.divisionId, '2998-01-01')).toBe(8)
    expect(await daysToCount(db)).toContainEqual({ day: '2998-01-01', isPast: false })
  })

  test('tell what they came from and became', async () => {
    const { db } = database()
    const heir = division('village', '510101001002', { parentId: town.divisionId })
    await publish(db, '2025-01-01', [heir])
    await sql`insert into division_lineage (predecessor_id, successor_id, change, effective)
      values (${village.divisionId}::uuid, ${heir.divisionId}::uuid, 'merged', '2025-01-01')`.execute(db)
    const link = (of: StagedDivision) => ({
      id: of.divisionId,
      code: of.code,
      name: of.name,
      level: of.level,
      effective: '2025-01-01',
      change: 'merged',
    })
    expect(await divisionLineage(db, heir.divisionId)).toEqual({ predecessors: [link(village)], successors: [] })
    expect(await divisionLineage(db, village.divisionId)).toEqual({ predecessors: [], successors: [link(heir)] })
  })

  test('leave codes that are never given again: of ended ones, and retired ones for a day to come', async () => {
    const { db } = database()
    const [past, living, ending, retired] = ['510109001', '510109002', '510109003', '510109004']
    await publish(db, '2020-01-01', [
      division('town', past, { validTo: '2022-03-01' }),
      division('town', living),
      division('town', ending, { validTo: '2999-01-01' }),
      division('town', retired, { name: '并走镇' }),
    ])
    await retireCodes(db, [{ code: retired, divisionId: (await findDivisionIdByCode(db, retired, undefined))! }], '2998-01-01')
    const ended = async (day: string) => [...(await endedCodes(db, [past, living, ending, retired, 'nobody'], day)).values()]
    const known = { code: past, name: `name of ${past}`, endedOn: '2022-03-01' }
    const soon = { code: retired, name: '并走镇', endedOn: '2998-01-01' }
    const byCode = (one: { code: string }, other: { code: string }) => (one.code < other.code ? -1 : 1)
    expect((await ended('2019-01-01')).sort(byCode)).toEqual([known, soon])
    const later = { code: ending, name: `name of ${ending}`, endedOn: '2999-01-01' }
    expect((await ended('2999-01-01')).sort(byCode)).toEqual([known, later, soon])
  })

  test('begin on the same day wherever the database thinks it is', async () => {
    const { db, connection } = database()
    const today = new Date().toISOString().slice(0, 10)
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
    await publish(db, today, [division('village', 'begins-today')])
    await publish(db, tomorrow, [division('village', 'begins-tomorrow')])
    for (const zone of ['Etc/GMT+12', 'Etc/GMT-14']) {
      const { db: elsewhere } = openPool(connection, 1)
      await sql`select set_config('timezone', ${zone}, false)`.execute(elsewhere)
      const found = await findDivisions(elsewhere, {
        ...everything,
        named: searchText('name of begins'),
      })
      await sql`select set_config('timezone', 'UTC', false)`.execute(elsewhere)
      await elsewhere.destroy()
      expect(found.divisions.map(({ code }) => code)).toEqual(['begins-today'])
    }
  })
})
