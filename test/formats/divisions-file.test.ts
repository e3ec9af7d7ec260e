import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { type DivisionReadOptions, readDivisions } from '../../server/formats/divisions-file.ts'
import { FormatError } from '../../server/formats/format-error.ts'
import { defaultKind } from '../../server/formats/rows/division-names.ts'
import { missingRealData, realDataFolder } from '../helpers/real-data.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const ring = [
  [116, 40],
  [116, 41],
  [117, 41],
  [117, 40],
  [116, 40],
]
const feature = (properties: Record<string, unknown>, geometry: unknown = { type: 'Polygon', coordinates: [ring] }) => ({
  type: 'Feature',
  properties,
  geometry,
})
const readAll = (features: unknown[], options: DivisionReadOptions = { level: 'village' }, more: object = {}) =>
  readDivisions(bytesOf(JSON.stringify({ type: 'FeatureCollection', features, ...more })), options)
const reasonOf = (properties: Record<string, unknown>, geometry?: unknown, options?: DivisionReadOptions) => {
  const { taken, refusals } = readAll([feature(properties, geometry)], options)
  expect(taken.length + refusals.length).toBe(1)
  return refusals[0]?.reason ?? 'taken'
}

describe('divisions', () => {
  it('are read with all their fields, Chinese names of fields and values too', () => {
    const { taken, rowsRead, takenRows } = readAll([
      feature({
        代码: 510104001001,
        名称: ' 新桥社区 ',
        上级代码: '510104001',
        户数: '1,200户',
        '人口(万人)': '0.31',
        地形: '平原',
        城乡分类: 111,
      }),
    ])
    expect([rowsRead, takenRows]).toEqual([1, [1]])
    expect(taken).toEqual([
      {
        level: 'village',
        kind: 'community',
        code: '510104001001',
        name: '新桥社区',
        parentCode: '510104001',
        terrain: 'plain',
        urbanRuralClass: '111',
        households: 1200,
        population: 3100,
        geometry: [[[...ring].reverse()]],
      },
    ])
  })

  it('take their code where they have no name, and their level from the row', () => {
    const { taken } = readAll(
      [feature({ code: 'A1', level: '三级网格' }), feature({ code: 'A2', level: 'town', kind: '街道' })],
      {},
    )
    expect(taken.map(({ name, level, kind }) => [name, level, kind])).toEqual([
      ['A1', 'grid_3', 'basic_grid'],
      ['A2', 'town', 'subdistrict'],
    ])
  })

  it('drop heights, and keep several parts', () => {
    const part = (west: number) => [
      [
        [west, 40, 9],
        [west + 1, 40, 9],
        [west, 41, 9],
        [west, 40, 9],
      ],
    ]
    const { taken } = readAll([feature({ code: 'a' }, { type: 'MultiPolygon', coordinates: [part(116), part(118)] })])
    expect(taken[0].geometry.map(([outer]) => outer[0])).toEqual([
      [116, 40],
      [118, 40],
    ])
  })

  it.each<[string, string, Parameters<typeof defaultKind>]>([
    ['by town code', 'subdistrict', ['town', '510104001', 'x']],
    ['by town code of 12 digits', 'town', ['town', '510104100000', 'x']],
    ['by town code', 'township', ['town', '510104200', '某镇']],
    ['by village code', 'community', ['village', '510104001001', '某村']],
    ['by village code', 'village', ['village', '510104100200', '某社区']],
    ['by name', 'subdistrict', ['town', 'T1', '新桥街道']],
    ['by name', 'township', ['town', 'T1', '白水乡']],
    ['by name', 'community', ['village', 'V1', '土溝里']],
    ['by name', 'district', ['county', '510104', '锦江区']],
    ['by level', 'town', ['town', 'T1', '白水']],
    ['by level', 'village', ['village', 'V1', '白水']],
    ['by level', 'micro_grid', ['grid_4', 'G', 'g']],
  ])('are of a kind %s: %s', (_, kind, args) => {
    expect(defaultKind(...args)).toBe(kind)
  })

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['without a code', { name: 'x', code: '' }, /has no code/],
    ['whose code a spreadsheet rounded', { code: '5.10104E+11' }, /rounded by a spreadsheet/],
    ['of an unknown kind', { code: 'a', kind: 'castle' }, /kind "castle" is unknown; known are province/],
    ['of an unknown terrain', { code: 'a', terrain: '月球' }, /terrain "月球" is unknown/],
    ['of an unknown class', { code: 'a', 城乡分类: '999' }, /class "999" is unknown; known are 111/],
    ['with people that are no number', { code: 'a', population: 'many' }, /population "many" is not a number/],
    ['with fewer than no people', { code: 'a', population: -1 }, /population "-1" is outside 0/],
  ])('%s are refused', (_, properties, reason) => {
    expect(reasonOf(properties)).toMatch(reason)
  })

  it.each<[string, unknown, RegExp]>([
    ['none', null, /has no geometry/],
    ['a point', { type: 'Point', coordinates: [1, 2] }, /is a Point when a Polygon/],
    ['without coordinates', { type: 'Polygon' }, /without coordinates/],
    ['nested wrongly', { type: 'MultiPolygon', coordinates: [ring] }, /nested wrongly|not two numbers/],
    ['with text', { type: 'Polygon', coordinates: [[['a', 'b'], ...ring]] }, /not two numbers/],
    [
      'crossing itself',
      { type: 'Polygon', coordinates: [[ring[0], ring[2], ring[1], ring[3], ring[0]]] },
      /the outer ring touches or crosses itself at 116.5, 40.5/,
    ],
    ['open', { type: 'Polygon', coordinates: [ring.slice(0, 4)] }, /is not closed/],
    ['with lon and lat swapped', { type: 'Polygon', coordinates: [ring.map(([lon, lat]) => [lat, lon])] }, /look swapped/],
    [
      'projected',
      { type: 'Polygon', coordinates: [ring.map(([lon, lat]) => [35_000_000 + lon * 4000, lat * 80_000])] },
      /EPSG:4523/,
    ],
  ])('with an outline that is %s are refused', (_, geometry, reason) => {
    expect(reasonOf({ code: 'a' }, geometry)).toMatch(reason)
  })

  it('of one code are refused but for the first, naming both rows', () => {
    const { taken, refusals } = readAll([
      feature({ code: 'a', name: 'one' }),
      feature({ code: 'b' }),
      feature({ code: 'a', name: 'two' }),
    ])
    expect(taken.map(({ name }) => name)).toEqual(['one', 'b'])
    expect(refusals).toEqual([{ row: 3, key: 'a', reason: 'the code "a" was used before, in row 1' }])
  })

  it('are converted from the system that is named, by option or by the file', () => {
    const projected = {
      type: 'Polygon',
      coordinates: [
        [
          [500_000, 4_000_000],
          [501_000, 4_000_000],
          [501_000, 4_001_000],
          [500_000, 4_000_000],
        ],
      ],
    }
    const byOption = readAll([feature({ code: 'a' }, projected)], { level: 'village', crs: 'EPSG:4547' })
    const byFile = readAll(
      [feature({ code: 'a' }, projected)],
      { level: 'village' },
      { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4547' } } },
    )
    expect(byOption.taken[0].geometry[0][0][0][0]).toBeCloseTo(114, 9)
    expect(byFile).toEqual(byOption)
  })

  describe('between the points of the lattice', () => {
    const polygon = (...points: [number, number][]) => ({ type: 'Polygon', coordinates: [[...points, points[0]]] })
    const lattice = (degrees: number) => Math.round(degrees * 1e7) / 1e7

    it('are rounded to it, and the report says so; those on it stay, and it says nothing', () => {
      const { taken, notes } = readAll([
        feature({ code: 'a' }, polygon([116, 40], [117.00000004, 40], [117, 41.123456789])),
        feature({ code: 'b' }),
      ])
      expect(taken[0].geometry).toEqual([
        [
          [
            [116, 40],
            [117, 40],
            [117, 41.1234568],
            [116, 40],
          ],
        ],
      ])
      expect(notes).toEqual([expect.stringMatching(/2 points of 1 outlines were rounded/)])
      expect(readAll([feature({ code: 'b' })]).notes).toEqual([])
    })

    it('share after it what they shared before, whichever system they came from', () => {
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.double({ min: -0.4, max: 0.4, noNaN: true }), fc.double({ min: 0.01, max: 1, noNaN: true })), {
            minLength: 1,
            maxLength: 12,
          }),
          fc.constantFrom(undefined, 'gcj02', 'EPSG:4547'),
          (bends, crs) => {
            const scale =
              crs === 'EPSG:4547'
                ? { lon: 40_000, lat: 50_000, east: 440_000, north: 4_400_000 }
                : { lon: 1, lat: 1, east: 116, north: 40 }
            const at = (lon: number, lat: number): [number, number] => [
              scale.east + lon * scale.lon,
              scale.north + lat * scale.lat,
            ]
            let lat = 0
            const border = bends.map(([lon, step]) => {
              lat += step
              return at(1 + lon, lat)
            })
            const [low, high] = [at(1, 0), at(1, lat + 0.5)]
            const west = polygon(at(0, 0), low, ...border, high, at(0, lat + 0.5))
            const east = polygon(low, at(2, 0), at(2, lat + 0.5), high, ...border.toReversed())
            const { taken } = readAll([feature({ code: 'w' }, west), feature({ code: 'e' }, east)], { level: 'village', crs })
            fc.pre(taken.length === 2)
            const [one, other] = taken.map(({ geometry }) => new Set(geometry.flat(2).map(String)))
            expect([...one].filter((point) => other.has(point)).length).toBe(new Set([low, ...border, high].map(String)).size)
            for (const [lon, latitude] of taken.flatMap(({ geometry }) => geometry.flat(2)))
              expect([lon, latitude]).toEqual([lattice(lon), lattice(latitude)])
          },
        ),
        { numRuns: 60 },
      )
    })

    it('stay where they would touch themselves on it, which the report says', () => {
      const neck: [number, number][] = [
        [116, 40],
        [118, 40],
        [118, 41],
        [117, 40.00000004],
        [116, 41],
      ]
      const { taken, notes } = readAll([feature({ code: 'a' }, polygon(...neck))])
      expect(taken[0].geometry.flat(2)).toContainEqual([117, 40.00000004])
      expect(notes).toEqual([expect.stringMatching(/^1 outlines would touch themselves/)])
    })
  })

  it('come from CSV with WKT, in GBK', () => {
    const csv = '代码,名称,WKT\r\n001,甲村,"POLYGON ((116 40, 117 40, 117 41, 116 40))"\r\n002,乙村,POINT(1 2)\r\n003,丙村,\r\n'
    const { taken, refusals } = readDivisions(iconv.encode(csv, 'gbk'), { level: 'village' })
    expect(taken.map(({ code, name }) => [code, name])).toEqual([['001', '甲村']])
    expect(refusals.map(({ row, key, reason }) => [row, key, reason])).toEqual([
      [2, '002', 'is a Point when a Polygon or MultiPolygon was expected'],
      [3, '003', 'has no geometry'],
    ])
  })

  it.each<[string, string, DivisionReadOptions, RegExp]>([
    ['CSV without outlines', 'code,lon,lat\na,1,2', { level: 'village' }, /no outlines: divisions need GeoJSON/],
    ['no code column', JSON.stringify(feature({ nom: 'x' })), { level: 'village' }, /no codes.*Its columns are "nom"/],
    ['no level', JSON.stringify(feature({ code: 'x' })), {}, /level of the divisions is not said.*province, prefecture/],
    ['an unknown system', JSON.stringify(feature({ code: 'x' })), { level: 'village', crs: 'EPSG:1' }, /not known/],
    [
      'an unknown column',
      JSON.stringify(feature({ code: 'x' })),
      { level: 'village', columns: { name: 'nom' } },
      /no column "nom" for name/,
    ],
  ])('in a file of %s are refused as a whole', (_, text, options, reason) => {
    expect(() => readDivisions(bytesOf(text), options)).toThrow(FormatError)
    expect(() => readDivisions(bytesOf(text), options)).toThrow(reason)
  })
})

describe.skipIf(missingRealData('tainan'))('real divisions', () => {
  const read = (name: string) => readDivisions(readFileSync(`${realDataFolder}/tainan/${name}.geojson`), { level: 'village' })
  const people = (result: ReturnType<typeof read>) => result.taken.reduce((sum, { population }) => sum + population!, 0)

  it('are 441 sound statistical areas', () => {
    const areas = read('xinying-statistical-areas')
    expect([areas.rowsRead, areas.taken.length, areas.refusals]).toEqual([441, 441, []])
    expect(people(areas)).toBe(78_068)
  })

  it('name the village without an outline, and the one whose outline crosses itself', () => {
    const before = read('villages-2018-03')
    expect(before.refusals).toEqual([{ row: 34, key: '67000020-004', reason: 'has no geometry' }])
    expect(people(before) + 585).toBe(48_701)
    const after = read('villages-2018-04')
    expect(after.taken).toHaveLength(26)
    expect(after.refusals).toEqual([
      { row: 5, key: '67000020-010', reason: 'the outer ring touches or crosses itself at 120.2631042, 23.3372265' },
    ])
  })
})
