import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { divisionDatesSchema, divisionHistorySchema, divisionLineageSchema, neighboursSchema } from '#contract/divisions'
import { segmentMeters } from '#planning/geodesy/lengths'
import type { DivisionLevel, LonLat } from '#planning/types'
import type { Database } from '../../server/database/open-pool.ts'
import { publishDataSet, stageDataSet } from '../../server/repositories/data-sets.ts'
import { insertLineage } from '../../server/repositories/divisions/division-lineage.ts'
import {
  insertStagedDivisions,
  publishStagedDivisions,
  type StagedDivision,
} from '../../server/repositories/divisions/staged-divisions.ts'
import { getDivisionHistory, getDivisionLineage } from '../../server/usecases/divisions/division-history.ts'
import { findDivisions, getDivision } from '../../server/usecases/divisions/find-divisions.ts'
import { findNeighbours } from '../../server/usecases/divisions/find-neighbours.ts'
import { listDivisionDates } from '../../server/usecases/divisions/list-division-dates.ts'
import { changeSettings, getSettings } from '../../server/usecases/settings/change-settings.ts'
import { bareDivision } from '../helpers/bare-division.ts'
import { describeOnBothDatabases } from '../helpers/test-databases.ts'

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

/** A box of cells of 0.01°: columns x0 to x1, rows y0 to y1. */
function box(x0: number, y0: number, x1: number, y1: number): LonLat[] {
  const [w, s, e, n] = [104 + x0 / 100, 30 + y0 / 100, 104 + x1 / 100, 30 + y1 / 100]
  return [[w, s], [e, s], [e, n], [w, n], [w, s]] // biome-ignore format: a ring
}

function division(
  id: number,
  level: DivisionLevel,
  name: string,
  ring: LonLat[],
  more: Partial<StagedDivision> = {},
): StagedDivision {
  return {
    ...bareDivision,
    divisionId: uuid(id),
    level,
    kind: 'village',
    code: `5101${String(id).padStart(4, '0')}`,
    name,
    geometry: [[ring]],
    areaSquareMeters: 1e6,
    labelPoint: ring[0],
    validFrom: '2020-01-01',
    ...more,
  }
}

async function publish(db: Database, name: string, divisions: StagedDivision[]): Promise<void> {
  const id = await stageDataSet(db, { name, kind: 'divisions', source: name, licence: null, synthetic: true }, null)
  await insertStagedDivisions(db, id, divisions)
  await db.transaction().execute(async (transaction) => {
    await publishDataSet(transaction, id, {})
    await publishStagedDivisions(transaction, id, 1)
  })
}

/*
 *  y 2  +-------+-------+
 *       |   3   |   4   |       3 and 4 become 5 in 2022; 6, a town of the same ground, is of another level
 *  y 1  +---+---+-------+
 *       | 1 |     2     |  7    7 touches 2 in a corner only
 *  y 0  +---+-----------+
 */
describeOnBothDatabases('reading divisions', (database) => {
  test('fills', async () => {
    const { db } = database()
    await publish(db, 'first', [
      division(6, 'town', '幸福镇', box(0, 0, 5, 2)),
      division(8, 'town', '平安镇', box(5, 0, 9, 2)),
      division(1, 'village', '一村', box(0, 0, 1, 1), { parentId: uuid(6), population: 10 }),
      division(2, 'village', '二村', box(1, 0, 5, 1), { parentId: uuid(6) }),
      division(3, 'village', '三村', box(0, 1, 2, 2), { parentId: uuid(6), validTo: '2022-01-01' }),
      division(4, 'village', '四村', box(2, 1, 5, 2), { parentId: uuid(6), validTo: '2022-01-01' }),
      division(5, 'village', '五村', box(0, 1, 5, 2), { parentId: uuid(6), validFrom: '2022-01-01' }),
      division(7, 'village', '七村', box(5, 1, 6, 2), { parentId: uuid(8), validFrom: '2020-01-01' }),
    ])
    const change = 'merge' as const
    await insertLineage(db, [
      { predecessorId: uuid(3), successorId: uuid(5), change, effective: '2022-01-01' },
      { predecessorId: uuid(4), successorId: uuid(5), change, effective: '2022-01-01' },
    ])
    await publish(db, 'later', [
      division(1, 'village', '新一村', box(0, 0, 1, 1), {
        parentId: uuid(8),
        validFrom: '2024-07-01',
        population: 12,
        areaSquareMeters: 2e6,
      }),
    ])
  })

  test('neighbours share a border on the day, longest first', async () => {
    const { db } = database()
    const beside = async (id: string, at?: string) => neighboursSchema.parse(await findNeighbours(db, id, at)).neighbours
    const across = segmentMeters(104, 30.01, 104.01, 30.01)
    expect((await beside(uuid(2))).map(({ name, sharedMeters }) => [name, sharedMeters])).toEqual([
      ['五村', expect.closeTo(4 * across, 0)],
      ['新一村', expect.closeTo(segmentMeters(104.01, 30, 104.01, 30.01), 0)],
    ])
    expect((await beside(uuid(2), '2021-06-01')).map(({ name, sharedMeters }) => [name, sharedMeters])).toEqual([
      ['四村', expect.closeTo(3 * across, 0)],
      ['一村', expect.closeTo(segmentMeters(104.01, 30, 104.01, 30.01), 0)],
      ['三村', expect.closeTo(across, 0)],
    ])
    expect((await beside('51010006')).map(({ name, level }) => [name, level])).toEqual([['平安镇', 'town']])
    expect((await beside(uuid(7))).map(({ name }) => name)).toEqual(['五村'])
  })

  test('dates tell when the map changes, and on which levels', async () => {
    const answer = divisionDatesSchema.parse(await listDivisionDates(database().db))
    expect(answer.dates).toEqual([
      { date: '2020-01-01', begin: 7, end: 0, levels: ['town', 'village'] },
      { date: '2022-01-01', begin: 1, end: 2, levels: ['village'] },
      { date: '2024-07-01', begin: 1, end: 1, levels: ['village'] },
    ])
  })

  test('history tells each version, its parent and what is new in it; codes of any day will do', async () => {
    const { db } = database()
    const { versions } = divisionHistorySchema.parse(await getDivisionHistory(db, uuid(1)))
    expect(
      versions.map(({ name, validFrom, validTo, parentName, changed }) => [name, validFrom, validTo, parentName, changed]),
    ).toEqual([
      ['一村', '2020-01-01', '2024-07-01', '幸福镇', []],
      ['新一村', '2024-07-01', null, '平安镇', ['name', 'parent', 'area', 'people']],
    ])
    expect((await getDivisionHistory(db, '51010003')).versions).toMatchObject([{ name: '三村', validTo: '2022-01-01' }])
  })

  test('a corrected version stays in the history, but is compared with nothing', async () => {
    const { db } = database()
    await publish(db, 'typo', [division(2, 'village', '贰村', box(1, 0, 5, 1), { parentId: uuid(6), validFrom: '2023-03-03' })])
    await publish(db, 'mended', [division(2, 'village', '两村', box(1, 0, 5, 1), { parentId: uuid(6), validFrom: '2023-03-03' })])
    const { versions } = await getDivisionHistory(db, uuid(2))
    expect(versions.map(({ name, supersededAt, changed }) => [name, supersededAt === null, changed])).toEqual([
      ['二村', true, []],
      ['贰村', false, ['name']],
      ['两村', true, ['name']],
    ])
    expect((await findDivisions(db, { q: '贰村', geometry: 'none', limit: 10, offset: 0 })).features).toEqual([])
  })

  test('lineage names both sides as they were called at the change', async () => {
    const { db } = database()
    const related = (id: number, name: string) => ({
      id: uuid(id),
      code: `5101000${id}`,
      name,
      level: 'village',
      effective: '2022-01-01',
      change: 'merge',
    })
    expect(divisionLineageSchema.parse(await getDivisionLineage(db, '51010003'))).toEqual({
      predecessors: [],
      successors: [related(5, '五村')],
    })
    expect((await getDivisionLineage(db, uuid(5))).predecessors).toEqual([related(3, '三村'), related(4, '四村')])
    await publish(db, 'renamed', [
      division(5, 'village', '大五村', box(0, 1, 5, 2), { parentId: uuid(6), validFrom: '2025-01-01' }),
    ])
    expect((await getDivisionLineage(db, uuid(3))).successors).toEqual([related(5, '五村')])
  })

  test.each([
    [uuid(3), /"三村" \(51010003\) is not on the map today; it holds from 2020-01-01 until the day before 2022-01-01/],
    ['51010003', /lineage/],
    [uuid(99), /no division with the id or code/],
    ['a\0b', /no division with the id or code/],
    ["'; drop table divisions; --", /no division with the id or code/],
    ['x'.repeat(5000), /x{64}… ?"/],
  ])('%j is not found, with words that help', async (id, words) => {
    const { db } = database()
    for (const ask of [getDivision, findNeighbours])
      await expect(ask(db, id, undefined)).rejects.toMatchObject({ kind: 'not-found', message: expect.stringMatching(words) })
    if (!id.includes('3'))
      for (const ask of [getDivisionHistory, getDivisionLineage])
        await expect(ask(db, id)).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('the list finds names as the search does', async () => {
    const { db } = database()
    const names = async (q: string) =>
      (await findDivisions(db, { q, geometry: 'none', limit: 10, offset: 0 })).features.map(({ properties }) => properties.name)
    expect(await names('幸福鎮')).toEqual(['幸福镇'])
    expect(await names('pinganz')).toEqual(['平安镇'])
    expect(await names('安镇')).toEqual(['平安镇'])
    expect(await names('5101000')).toHaveLength(6)
    expect(await names("' or true --")).toEqual([])
    await expect(names('\u200b')).rejects.toMatchObject({ kind: 'unknown-parameter' })
  })

  test('settings are one row, empty at first', async () => {
    const { db } = database()
    expect(await getSettings(db)).toEqual({ mapReviewNumber: null, baseMapCredit: null })
    const entered = { mapReviewNumber: 'GS(2024)0650号', baseMapCredit: "自然资源部 '; --" }
    expect(await changeSettings(db, entered)).toEqual(entered)
    expect(await getSettings(db)).toEqual(entered)
    await expect(sql`insert into settings default values`.execute(db)).rejects.toThrow()
    await changeSettings(db, { mapReviewNumber: null, baseMapCredit: null })
    expect(await getSettings(db)).toEqual({ mapReviewNumber: null, baseMapCredit: null })
  })
})
