import { expect, test } from 'vitest'
import type { DemandDraft, DivisionLevel, Street } from '#planning/types'
import type { Database } from '../../server/database/open-pool.ts'
import { publishDataSet, stageDataSet } from '../../server/repositories/data-sets.ts'
import { insertDemand } from '../../server/repositories/demand.ts'
import {
  insertStagedDivisions,
  publishStagedDivisions,
  type StagedDivision,
} from '../../server/repositories/divisions/staged-divisions.ts'
import { insertFacilities, removeFacility, updateFacility } from '../../server/repositories/facilities.ts'
import { insertStreets } from '../../server/repositories/streets.ts'
import { searchMap } from '../../server/usecases/search/search-map.ts'
import { bareDivision } from '../helpers/bare-division.ts'
import { describeOnBothDatabases } from '../helpers/test-databases.ts'

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

/** A square division of `size` degrees whose south-west corner is [west, south]. */
function division(
  id: number,
  level: DivisionLevel,
  code: string,
  name: string,
  [west, south, size]: [number, number, number],
  more: Partial<StagedDivision> = {},
): StagedDivision {
  const [east, north] = [west + size, south + size]
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ] as [number, number][]
  return {
    ...bareDivision,
    divisionId: uuid(id),
    level,
    kind: 'village',
    code,
    name,
    geometry: [[ring]],
    areaSquareMeters: size * size * 1e10,
    labelPoint: [west + size / 2, south + size / 2],
    validFrom: '2020-01-01',
    ...more,
  }
}
const street = (name: string | null, lon: number, length = 0.001): Street => ({
  fromNode: lon * 1000,
  toNode: lon * 1000 + 1,
  coordinates: [
    [lon, 30.1],
    [lon + length / 2, 30.1],
    [lon + length, 30.1],
  ],
  streetClass: 'residential',
  name,
  access: 255,
  bridge: false,
  tunnel: false,
  maxSpeedKmh: null,
  sourceKey: null,
})
const place = (kind: DemandDraft['kind'], name: string | null, lon: number): DemandDraft => ({
  kind,
  name,
  lon,
  lat: 30.1,
  households: 1,
  population: 3,
  age0to3: null,
  age3to6: null,
  age6to15: null,
  age60plus: null,
  age80plus: null,
  estimated: false,
  sourceKey: null,
})
const market = (name: string) => ({
  category: 'market' as const,
  name,
  status: 'operating' as const,
  capacity: null,
  lon: 104.15,
  lat: 30.15,
  sourceKey: null,
})

async function staged(db: Database, name: string, kind = 'sample'): Promise<string> {
  return stageDataSet(db, { name, kind, source: name, licence: null, synthetic: true }, null)
}
async function publish(db: Database, id: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await publishDataSet(transaction, id, {})
    await publishStagedDivisions(transaction, id, 1)
  })
}

describeOnBothDatabases('search', (database) => {
  const find = async (q: string, more: { at?: string; limit?: number } = {}) =>
    (await searchMap(database().db, { q, limit: 12, ...more })).results
  const names = async (q: string, more: { at?: string; limit?: number } = {}) => (await find(q, more)).map(({ name }) => name)

  test('fills', async () => {
    const { db } = database()
    const id = await staged(db, 'county')
    await insertStagedDivisions(db, id, [
      division(1, 'county', '510199', '龙泉县', [104, 30, 1]),
      division(2, 'town', '510199101', '幸福镇', [104, 30, 0.5], { parentId: uuid(1) }),
      division(3, 'village', '510199101201', '幸福社区', [104.1, 30.1, 0.1], { parentId: uuid(2) }),
      division(4, 'village', '510199101202', '新幸福村', [104.2, 30.1, 0.1], { parentId: uuid(2) }),
      division(5, 'village', '510199101203', '旧名村', [104.3, 30.1, 0.1], { parentId: uuid(2), validTo: '2023-01-01' }),
      division(5, 'village', '510199101203', '重庆路社区', [104.3, 30.1, 0.1], { parentId: uuid(2), validFrom: '2023-01-01' }),
      division(6, 'village', '510199101204', '女儿村', [104.4, 30.1, 0.1], { parentId: uuid(2) }),
      division(7, 'village', '510199101205', '100%纯_村', [104.4, 30.2, 0.1], { parentId: uuid(2) }),
      division(8, 'village', '510199101206', '𠮷祥<b>村', [104.4, 30.3, 0.1], { parentId: uuid(2) }),
    ])
    await insertFacilities(db, id, [market('幸福菜市场'), market('ABC超市')])
    await insertStreets(db, id, [street('幸福路', 104.11), street('幸福路', 104.12, 0.01), street(null, 104.13)])
    await insertStreets(db, id, [street('幸福路', 104.14), street('Ring Road', 104.15)])
    await insertDemand(db, id, [
      place('settlement', '幸福院子', 104.11),
      place('building', '幸福小区3号楼', 104.12),
      place('building', null, 104.13),
    ])
    expect(await names('幸福')).toEqual([])
    await publish(db, id)
  })

  test('ranks the whole before the beginning before the inside, and larger divisions first', async () => {
    const found = await find('幸福')
    expect(found.map(({ name, kind }) => [name, kind])).toEqual([
      ['幸福镇', 'division'],
      ['幸福社区', 'division'],
      ['幸福院子', 'place'],
      ['幸福菜市场', 'facility'],
      ['幸福路', 'street'],
      ['幸福小区3号楼', 'place'],
      ['新幸福村', 'division'],
    ])
    expect(await names('幸福社区')).toEqual(['幸福社区'])
    expect((await names('幸福', { limit: 3 })).length).toBe(3)
  })

  test('tells what it found: id, code, level, category, the divisions around, and where', async () => {
    const [village] = await find('幸福社区')
    expect(village).toEqual({
      kind: 'division',
      id: uuid(3),
      name: '幸福社区',
      code: '510199101201',
      level: 'village',
      category: null,
      within: ['幸福镇', '龙泉县'],
      lon: expect.closeTo(104.15, 9),
      lat: expect.closeTo(30.15, 9),
    })
    expect(await find('幸福菜市场')).toMatchObject([
      {
        kind: 'facility',
        id: expect.any(String),
        category: 'market',
        code: null,
        level: null,
        within: ['幸福社区', '幸福镇', '龙泉县'],
      },
    ])
    const [road] = await find('幸福路')
    expect(road).toMatchObject({
      kind: 'street',
      id: null,
      lon: expect.closeTo(104.125, 9),
      within: ['幸福社区', '幸福镇', '龙泉县'],
    })
  })

  test.each([
    ['xingfushequ', '幸福社区'],
    ['xing fu she qu', '幸福社区'],
    ["Xing'fu SHE", '幸福社区'],
    ['xìngfúshè', '幸福社区'],
    ['xfsq', '幸福社区'],
    ['xfsheq', '幸福社区'],
    ['xingfsq', '幸福社区'],
    ['nverc', '女儿村'],
    ['nüer', '女儿村'],
    ['chongqinglu', '重庆路社区'],
    ['lqx', '龙泉县'],
    ['龍泉縣', '龙泉县'],
    ['幸福社區', '幸福社区'],
    ['ＡＢＣ超市', 'ABC超市'],
    ['abcchaoshi', 'ABC超市'],
    ['ring road', 'Ring Road'],
    ['幸福小区３号楼', '幸福小区3号楼'],
    ['\u202e幸福社区\u200f', '幸福社区'],
    ['510199101202', '新幸福村'],
    ['𠮷祥', '𠮷祥<b>村'],
    ['<b>', '𠮷祥<b>村'],
    ['100%', '100%纯_村'],
    ['纯_', '100%纯_村'],
  ])('%s finds %s first', async (q, name) => {
    expect((await names(q))[0]).toBe(name)
  })

  test('pinyin is found inside at the beginning of a syllable only', async () => {
    expect(await names('xingfucun')).toEqual(['新幸福村'])
    expect(await names('ingfu')).toEqual([])
  })

  test.each(['%', '_', '_福', '%社区', "' or 1=1 --", "'; drop table search_names; --", '\\', '"', '👍', '$1', '𠮷𠮷'])(
    'text that means something elsewhere means itself: %j',
    async (q) => {
      expect((await names(q)).filter((name) => !name.includes(q))).toEqual([])
    },
  )

  test('signs that nobody sees are no part of the text, and refused alone', async () => {
    expect(await names('幸\0福社\ud83d区\u200b')).toEqual(['幸福社区'])
    for (const nothing of ['\0', ' \u3000', '\u202e\u200f', '\ud83d'])
      await expect(find(nothing)).rejects.toMatchObject({ kind: 'unknown-parameter' })
  })

  test('codes are found by their beginning, larger divisions first', async () => {
    expect(await names('51019910120')).toEqual(['幸福社区', '新幸福村', '重庆路社区', '女儿村', '100%纯_村', '𠮷祥<b>村'])
    expect((await names('510199'))[0]).toBe('龙泉县')
  })

  test('a day shows the names of that day', async () => {
    expect(await names('旧名村')).toEqual([])
    expect(await names('旧名村', { at: '2022-06-01' })).toEqual(['旧名村'])
    expect(await names('重庆路', { at: '2022-06-01' })).toEqual([])
    expect(await names('龙泉', { at: '2019-12-31' })).toEqual([])
  })

  test('a facility is found by its new name once it is renamed, and no more once it is gone', async () => {
    const { db } = database()
    const [{ id }] = await find('ABC超市')
    await updateFacility(db, id!, { ...market('惠民超市'), lon: 104.25 })
    expect(await names('ABC超市')).toEqual([])
    expect(await find('hmcs')).toMatchObject([{ name: '惠民超市', lon: 104.25, within: ['新幸福村', '幸福镇', '龙泉县'] }])
    await removeFacility(db, id!)
    expect(await names('惠民超市')).toEqual([])
  })

  test('names go with the data set that brought them; divisions keep theirs', async () => {
    const { db } = database()
    const next = await staged(db, 'county')
    await insertStreets(db, next, [street('光明路', 104.11)])
    expect(await names('光明路')).toEqual([])
    await publish(db, next)
    expect(await names('光明路')).toEqual(['光明路'])
    expect(await names('幸福')).toEqual(['幸福镇', '幸福社区', '新幸福村'])
  })
})
