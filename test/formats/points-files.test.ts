import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { facilityRules } from '#planning/rules/facility-rules'
import { facilityCategories } from '#planning/types'
import { readDemand } from '../../server/formats/demand-file.ts'
import { readFacilities } from '../../server/formats/facilities-file.ts'
import { FormatError } from '../../server/formats/format-error.ts'
import type { ReadOptions } from '../../server/formats/rows/source-table.ts'
import { missingRealData, realDataFolder } from '../helpers/real-data.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const facilities = (text: string, options?: ReadOptions) => readFacilities(bytesOf(text), options)
const demand = (text: string, options?: ReadOptions) => readDemand(bytesOf(text), options)

describe('facilities', () => {
  it('are read from a Chinese table in GBK', () => {
    const csv =
      '编号,类别,名称,经度,纬度,状态,容量\r\n7,幼儿园,小星幼儿园,116.3,40,在建,"1,080"\r\n8,社区卫生服务站,,116.31,40.01,,\r\n'
    expect(readFacilities(iconv.encode(csv, 'gbk'))).toEqual({
      rowsRead: 2,
      takenRows: [1, 2],
      refusals: [],
      notes: [],
      taken: [
        { category: 'kindergarten', name: '小星幼儿园', status: 'building', capacity: 1080, lon: 116.3, lat: 40, sourceKey: '7' },
        {
          category: 'clinic_station',
          name: '社区卫生服务站',
          status: 'operating',
          capacity: null,
          lon: 116.31,
          lat: 40.01,
          sourceKey: '8',
        },
      ],
    })
  })

  it('know each category by its key and its names', () => {
    for (const key of facilityCategories) {
      for (const name of [key, facilityRules[key].nameZh, facilityRules[key].nameEn, key.toUpperCase().replace('_', ' ')])
        expect(facilities(`category,lon,lat\n${name},116,40`).taken[0]?.category, name).toBe(key)
    }
  })

  it('come from GeoJSON points, and polygons as a point inside', () => {
    // A U, whose middle is in its mouth.
    const corners = [
      [0, 0],
      [4, 0],
      [4, 4],
      [3, 4],
      [3, 1],
      [1, 1],
      [1, 4],
      [0, 4],
      [0, 0],
    ]
    const polygon = { type: 'Polygon', coordinates: [corners.map(([x, y]) => [100 + x, 30 + y])] }
    const features = [
      { type: 'Point', coordinates: [116, 40, 55] },
      { type: 'MultiPoint', coordinates: [[116, 41]] },
      polygon,
      {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [1, 1],
        ],
      },
      null,
    ].map((geometry, index) => ({ type: 'Feature', id: `f${index}`, properties: { category: 'police' }, geometry }))
    const { taken, refusals } = facilities(JSON.stringify({ type: 'FeatureCollection', features }))
    expect(taken.map(({ lon, lat, sourceKey }) => [lon, lat, sourceKey])).toEqual([
      [116, 40, 'f0'],
      [116, 41, 'f1'],
      [100.5, 32, 'f2'],
    ])
    expect(refusals.map(({ key, reason }) => [key, reason])).toEqual([
      ['f3', 'is a LineString when a Point (or a Polygon, for a point inside) was expected'],
      ['f4', 'has no coordinates'],
    ])
  })

  it('take a category for all and other columns by the option', () => {
    const { taken } = facilities('poi,wgs_x,wgs_y\n甲,116,40', {
      columns: { category: '=meal_point', name: 'poi', lon: 'wgs_x', lat: 'wgs_y' },
    })
    expect(taken[0]).toMatchObject({ category: 'meal_point', name: '甲', lon: 116, lat: 40 })
  })

  it.each<[string, string, RegExp]>([
    ['an unknown category', 'castle,116,40,', /category "castle" is unknown; known are kindergarten, primary_school/],
    ['no category', ',116,40,', /has no category; known are kindergarten/],
    ['an unknown status', 'police,116,40,haunted', /status "haunted" is unknown; known are planned, building/],
    ['lon and lat swapped', 'police,40,116.3,', /look swapped/],
    ['zeros', 'police,0,0,', /coordinates are missing/],
    ['no coordinates', 'police,,40,', /has no coordinates/],
    ['text for a coordinate', 'police,east,40,', /longitude "east" is not a number/],
    ['1e9', 'police,1e9,1e9,', /outside ±180, ±90/],
    ['too many values', 'police,116,40,open,5,6', /has 6 values when the header names 4 columns/],
  ])('with %s are refused', (_, line, reason) => {
    const { taken, refusals } = facilities(`category,lon,lat,status\npolice,116,40,open\n${line}`)
    expect(taken).toHaveLength(1)
    expect(refusals[0].row).toBe(2)
    expect(refusals[0].reason).toMatch(reason)
  })

  it('with one id are refused but for the first', () => {
    expect(facilities('id,category,lon,lat\n1,police,1,2\n1,police,3,4').refusals).toEqual([
      { row: 2, key: '1', reason: 'the code "1" was used before, in row 1' },
    ])
  })

  it.each<[string, string, RegExp]>([
    [
      'no coordinates',
      'name,category\na,police',
      /no column for lon and lat. Its columns are "name", "category"; understood are lon, lng/,
    ],
    ['no latitude', 'lon,category\n1,police', /no column for lat\. /],
    ['no header', '116.3,40.0,police\n116.4,40.1,police', /no column for lon and lat. Its columns are "116.3"/],
    ['no category', 'lon,lat\n1,2', /does not say what the facilities are/],
    ['nothing', '', /empty/],
  ])('in a file with %s are refused as a whole', (_, text, reason) => {
    expect(() => facilities(text)).toThrow(FormatError)
    expect(() => facilities(text)).toThrow(reason)
  })

  it('move by hundreds of meters when the file is GCJ-02', () => {
    const text = 'category,lon,lat\npolice,116.3,40'
    const { taken, notes } = facilities(text, { crs: 'gcj02' })
    expect(Math.abs(taken[0].lon - 116.3)).toBeGreaterThan(0.003)
    expect(notes).toEqual([expect.stringMatching(/converted from gcj02 by an unofficial formula/)])
  })
})

describe('a file without rows', () => {
  it('is read, and says so', () => {
    expect(facilities('category,lon,lat\n')).toEqual({
      rowsRead: 0,
      taken: [],
      takenRows: [],
      refusals: [],
      notes: ['The file holds no rows.'],
    })
    expect(demand('{"type": "FeatureCollection", "features": []}').notes).toEqual(['The file holds no rows.'])
  })
})

describe('demand', () => {
  it('is read with households, people and ages', () => {
    const text = 'id,name,lon,lat,户数,人口,60岁以上,kind\nx,甲小区,116,40,500,0.13万,240,小区'
    expect(demand(text).taken).toEqual([
      {
        kind: 'settlement',
        name: '甲小区',
        lon: 116,
        lat: 40,
        households: 500,
        population: 1300,
        age0to3: null,
        age3to6: null,
        age6to15: null,
        age60plus: 240,
        age80plus: null,
        estimated: false,
        sourceKey: 'x',
      },
    ])
  })

  it('takes named places for settlements and nameless ones for cells, where the file does not say', () => {
    const kinds = demand('name,lon,lat,population\n李家湾,116,40,30\n,116.01,40,20').taken.map(({ kind }) => kind)
    expect(kinds).toEqual(['settlement', 'cell'])
  })

  it('derives people from households and the reverse, and says so', () => {
    const { taken } = demand('lon,lat,households,population\n1,2,100,\n1,2,,262\n1,2,,1\n1,2,,0\n1,2,3.5,9.25')
    expect(taken.map(({ households, population, estimated }) => [households, population, estimated])).toEqual([
      [100, 262, true],
      [100, 262, true],
      [1, 1, true],
      [0, 0, true],
      [3.5, 9.25, false],
    ])
  })

  it.each<[string, string, RegExp]>([
    ['neither people nor households', '1,2,,,', /neither people nor households/],
    ['too many people', '1,2,1,1e9,', /population "1e9" is outside 0 to 10000000/],
    ['fewer than no households', '1,2,-3,1,', /households "-3" is outside/],
    ['more old people than people', '1,2,1,3,4', /age60plus counts 4 people of 3/],
    ['text', '1,2,abc,3,', /households "abc" is not a number/],
  ])('with %s is refused', (_, line, reason) => {
    expect(demand(`lon,lat,households,population,age60plus\n${line}`).refusals[0].reason).toMatch(reason)
  })

  it('of an unknown kind is refused', () => {
    expect(demand('lon,lat,population,kind\n1,2,3,moon').refusals[0].reason).toMatch(/kind "moon" is unknown; known are building/)
  })

  it('in a file without people and households is refused as a whole', () => {
    expect(() => demand('lon,lat,jobs\n1,2,3')).toThrow(/neither people nor households: it has no column "population"/)
  })
})

const hexgrid = 'porto-alegre/hexgrid.csv'

describe.skipIf(missingRealData(hexgrid))('real cells', () => {
  it('are 1,227 with 812,935 people', () => {
    const { rowsRead, taken, refusals } = readDemand(readFileSync(join(realDataFolder, hexgrid)), { columns: { kind: '=cell' } })
    expect([rowsRead, taken.length, refusals]).toEqual([1227, 1227, []])
    expect(taken.reduce((sum, { population }) => sum + population, 0)).toBe(812_935)
    expect(new Set(taken.map(({ kind }) => kind))).toEqual(new Set(['cell']))
  })
})
