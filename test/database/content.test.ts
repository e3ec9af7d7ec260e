import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Barrier, DemandDraft, FacilityDraft, Street } from '#planning/types'
import type { Database } from '../../server/database/open-pool.ts'
import {
  discardAbandoned,
  discardDataSet,
  isEmpty,
  listDataSets,
  manualDataSet,
  publishDataSet,
  stageDataSet,
} from '../../server/repositories/data-sets.ts'
import { insertDemand, loadDemand } from '../../server/repositories/demand.ts'
import {
  findFacilities,
  findFacility,
  insertFacilities,
  loadFacilities,
  pointsFarFromEverything,
  removeFacility,
  updateFacility,
} from '../../server/repositories/facilities.ts'
import { currentRevision, recordRevision, revisionOf } from '../../server/repositories/revisions.ts'
import { insertBarriers, insertStreets, loadBarrierTable, loadStreets } from '../../server/repositories/streets.ts'
import { describeOnBothDatabases } from '../helpers/test-databases.ts'

const street = (fromNode: number, toNode: number, more: Partial<Street> = {}): Street => ({
  fromNode,
  toNode,
  coordinates: [
    [104.01, 30.02],
    [104.0123456789, 30.0198765432],
    [104.02, 30.03],
  ],
  streetClass: 'residential',
  name: null,
  access: 255,
  bridge: false,
  tunnel: false,
  maxSpeedKmh: null,
  sourceKey: null,
  ...more,
})
const demand = (more: Partial<DemandDraft> = {}): DemandDraft => ({
  kind: 'building',
  name: null,
  lon: 104.0123456789012,
  lat: 30.0198765432109,
  households: 10.5,
  population: 31.25,
  age0to3: null,
  age3to6: 2,
  age6to15: 3.5,
  age60plus: 4,
  age80plus: 0,
  estimated: true,
  sourceKey: 'way/1',
  ...more,
})
const facility = (more: Partial<FacilityDraft> = {}): FacilityDraft => ({
  category: 'clinic_station',
  name: '玉林社区卫生服务站',
  status: 'operating',
  capacity: null,
  lon: 104.0111111111111,
  lat: 30.0222222222222,
  sourceKey: null,
  ...more,
})
const stage = (db: Database, name: string, kind = 'streets') =>
  stageDataSet(db, { name, kind, source: `from ${name}`, licence: 'ODbL', synthetic: false }, null)
const publish = (db: Database, id: string, counts: Record<string, number> = {}) =>
  db.transaction().execute((transaction) => publishDataSet(transaction, id, counts))
const longName = '一'.repeat(300)

describeOnBothDatabases('what the map holds', (database) => {
  test('is nothing at first', async () => {
    const { db } = database()
    expect(await isEmpty(db)).toBe(true)
    expect(await currentRevision(db)).toBe(0)
    expect(await listDataSets(db)).toEqual([])
    expect((await loadStreets(db)).table.count).toBe(0)
    expect((await loadBarrierTable(db)).count).toBe(0)
  })

  test('streets, barriers, people and facilities come back as they went in, once published', async () => {
    const { db } = database()
    const id = await stage(db, 'first.osm')
    const streets = [
      street(9_007_199_254_740_991, 2, { name: longName, access: 3, bridge: true, maxSpeedKmh: 40, streetClass: 'steps' }),
      street(2, -7, { tunnel: true, access: 192, name: 'O\'Neil \\ "street" 方圆 \u{1F6B6}' }),
    ]
    const barriers: Barrier[] = [
      {
        kind: 'wall',
        coordinates: [
          [104, 30],
          [104.1, 30.1],
          [104.2, 30],
        ],
      },
    ]
    const people = [demand(), demand({ kind: 'settlement', name: '张家湾', age0to3: 1, estimated: false, sourceKey: null })]
    await insertStreets(db, id, streets)
    await insertBarriers(db, id, barriers)
    await insertDemand(db, id, people)
    const [facilityId] = await insertFacilities(db, id, [facility({ capacity: 120.5, sourceKey: 'node/5' })])

    expect((await loadStreets(db)).table.count).toBe(0)
    expect((await loadBarrierTable(db)).count).toBe(0)
    expect(await loadDemand(db)).toEqual([])
    expect(await loadFacilities(db)).toEqual([])
    expect(await findFacility(db, facilityId)).toBeNull()
    expect((await findFacilities(db, { limit: 10, offset: 0 })).matched).toBe(0)
    expect(await listDataSets(db)).toEqual([])
    expect(await isEmpty(db)).toBe(true)

    expect(await publish(db, id, { streets: 2 })).toMatchObject({ replaced: false })
    expect(await isEmpty(db)).toBe(false)
    const { table, names } = await loadStreets(db)
    expect(names).toEqual(streets.map(({ name }) => name))
    expect(table.count).toBe(2)
    expect(table.nodeCount).toBe(3)
    expect(table.toNode[0]).toBe(table.fromNode[1])
    expect([...table.lonLat]).toEqual(streets.flatMap(({ coordinates }) => coordinates.flat()))
    expect([...table.access]).toEqual([3, 192])
    expect([...table.structure]).toEqual([1, 2])
    expect([...table.maxSpeedKmh]).toEqual([40, 0])
    const barrierTable = await loadBarrierTable(db)
    expect(barrierTable.kind).toEqual(['wall'])
    expect([...barrierTable.lonLat]).toEqual(barriers[0].coordinates.flat())
    expect((await loadDemand(db)).map(({ id: _, ...point }) => point)).toEqual(people)
    expect(await loadFacilities(db)).toEqual([
      { id: facilityId, synthetic: false, ...facility({ capacity: 120.5, sourceKey: 'node/5' }) },
    ])
    const [{ publishedAt, ...row }] = await listDataSets(db)
    expect(Math.abs(Date.now() - Date.parse(publishedAt))).toBeLessThan(60_000)
    expect(row).toEqual({
      id,
      name: 'first.osm',
      kind: 'streets',
      source: 'from first.osm',
      licence: 'ODbL',
      synthetic: false,
      counts: { streets: 2 },
      bbox: [104.01, 30.0198765432, 104.02, 30.03],
    })
  })

  test('a data set of the same name and kind takes the place of the older one; others stay', async () => {
    const { db } = database()
    const next = await stage(db, 'first.osm')
    await insertStreets(db, next, [street(1, 2), street(2, 3), street(3, 4)])
    const other = await stage(db, 'second.osm')
    await insertStreets(db, other, [street(1, 2)])
    expect(await publish(db, next)).toMatchObject({ replaced: true })
    expect(await publish(db, other)).toMatchObject({ replaced: false })
    const { table } = await loadStreets(db)
    expect(table.count).toBe(4)
    // Equal node keys of two data sets are two places.
    expect(table.nodeCount).toBe(4 + 2)
    expect(await loadDemand(db)).toEqual([])
    expect(await loadFacilities(db)).toEqual([])
    expect((await listDataSets(db)).map(({ name }) => name).sort()).toEqual(['first.osm', 'second.osm'])
  })

  test('what fails while it is published changes nothing', async () => {
    const { db } = database()
    const before = (await loadStreets(db)).table.count
    const id = await stage(db, 'second.osm')
    await insertStreets(db, id, [street(1, 2), street(2, 3)])
    const failing = db.transaction().execute(async (transaction) => {
      await publishDataSet(transaction, id, {})
      await recordRevision(transaction, 'never', ['streets'])
      throw new Error('on purpose')
    })
    await expect(failing).rejects.toThrow('on purpose')
    expect((await loadStreets(db)).table.count).toBe(before)
    expect(await currentRevision(db)).toBe(0)
    await discardDataSet(db, id)
    const left = await sql<{ n: number }>`select count(*)::int as n from streets where data_set_id = ${id}::uuid`.execute(db)
    expect(left.rows[0].n).toBe(0)
  })

  test('a published data set cannot be discarded', async () => {
    const { db } = database()
    const [{ id }] = await listDataSets(db)
    await discardDataSet(db, id)
    expect((await listDataSets(db)).map((row) => row.id)).toContain(id)
  })

  test('what a killed command line staged goes after a day, not before', async () => {
    const { db } = database()
    const id = await stage(db, 'left behind')
    const stillThere = async () =>
      (await sql<{ n: number }>`select count(*)::int as n from data_sets where id = ${id}::uuid`.execute(db)).rows[0].n
    await discardAbandoned(db)
    expect(await stillThere()).toBe(1)
    await sql`update data_sets set created_at = now() - interval '25 hours' where id = ${id}::uuid`.execute(db)
    await discardAbandoned(db)
    expect(await stillThere()).toBe(0)
  })

  test('more than a page of streets and people loads whole and in order', async () => {
    const { db } = database()
    const count = 20_001
    const id = await stage(db, 'many', 'demand')
    for (let start = 0; start < count; start += 5000)
      await insertDemand(
        db,
        id,
        Array.from({ length: Math.min(5000, count - start) }, (_, i) => demand({ population: start + i })),
      )
    await publish(db, id)
    const loaded = await loadDemand(db)
    expect(loaded).toHaveLength(count)
    expect(loaded.every((point, i) => point.population === i)).toBe(true)
  })

  test('facilities are found by category, status and box, page by page', async () => {
    const { db } = database()
    const id = await manualDataSet(db)
    expect(await manualDataSet(db)).toBe(id)
    await insertFacilities(db, id, [
      facility({ name: 'a', lon: 104.5, lat: 30.5 }),
      facility({ name: 'b', lon: 104.5, lat: 30.5, category: 'market', status: 'planned' }),
      facility({ name: 'c', lon: 105.5, lat: 30.5, category: 'market' }),
    ])
    const names = async (filter: Partial<Parameters<typeof findFacilities>[1]>) => {
      const { matched, facilities } = await findFacilities(db, { limit: 10, offset: 0, ...filter })
      return [
        matched,
        facilities
          .map(({ name }) => name)
          .sort()
          .join(''),
      ]
    }
    expect(await names({})).toEqual([3, 'abc'])
    expect(await names({ category: 'market' })).toEqual([2, 'bc'])
    expect(await names({ status: 'planned' })).toEqual([1, 'b'])
    expect(await names({ bbox: [104, 30, 105, 31] })).toEqual([2, 'ab'])
    const pages = await Promise.all([0, 1, 2, 3].map((offset) => findFacilities(db, { limit: 1, offset })))
    expect(pages.map(({ matched, facilities }) => [matched, facilities.length])).toEqual([
      [3, 1],
      [3, 1],
      [3, 1],
      [3, 0],
    ])
    expect(new Set(pages.flatMap(({ facilities }) => facilities.map(({ name }) => name))).size).toBe(3)
  })

  test('a facility is overwritten and removed; one that is not there is not', async () => {
    const { db } = database()
    const [id] = await insertFacilities(db, await manualDataSet(db), [facility()])
    const changed = facility({ name: '新名', status: 'closed', capacity: 3, lon: 104.2, lat: 30.2, category: 'market' })
    expect(await updateFacility(db, id, changed)).toBe(true)
    expect(await findFacility(db, id)).toEqual({ id, synthetic: false, ...changed })
    expect(await removeFacility(db, id)).toBe(true)
    expect(await findFacility(db, id)).toBeNull()
    expect(await updateFacility(db, id, changed)).toBe(false)
    expect(await removeFacility(db, id)).toBe(false)
  })

  test('points far from everything are told from those near something', async () => {
    const { db } = database()
    const points = [
      { lon: 104.015, lat: 30.02 },
      { lon: 120, lat: 20 },
      { lon: 30.02, lat: 104.015 - 90 },
    ]
    expect(await pointsFarFromEverything(db, points)).toEqual([1, 2])
  })

  test('revisions count up and tell what they touched', async () => {
    const { db } = database()
    const first = await recordRevision(db, 'streets', ['streets'])
    const second = await recordRevision(db, 'people', ['demand', 'facilities'])
    expect(second).toBeGreaterThan(first)
    expect(await currentRevision(db)).toBe(second)
    expect(await revisionOf(db, ['streets'])).toBe(first)
    expect(await revisionOf(db, ['streets', 'facilities'])).toBe(second)
    expect(await revisionOf(db, ['divisions'])).toBe(0)
  })

  test('two who publish at once get revisions in the order in which readers see them', async () => {
    const { db } = database()
    const before = await currentRevision(db)
    let finish = () => {}
    const slow = new Promise<void>((resolve) => {
      finish = resolve
    })
    let began = () => {}
    const begun = new Promise<void>((resolve) => {
      began = resolve
    })
    // On the embedded database transactions take turns anyway.
    const early = db.transaction().execute(async (transaction) => {
      const revision = await recordRevision(transaction, 'slow', ['streets'])
      began()
      await slow
      return revision
    })
    await begun
    const late = db.transaction().execute((transaction) => recordRevision(transaction, 'fast', ['streets']))
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await Promise.race([late, Promise.resolve('waits')])).toBe('waits')
    finish()
    expect([await early, await late]).toEqual([before + 1, before + 2])
  })

  test('many first facilities entered by hand at once share one data set', async () => {
    const { db } = database()
    await sql`delete from data_sets where kind = 'manual'`.execute(db)
    const ids = await Promise.all(
      Array.from({ length: 6 }, () => db.transaction().execute((transaction) => manualDataSet(transaction))),
    )
    expect(new Set(ids).size).toBe(1)
  })
})
