import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { csvText } from '../../../server/formats/csv-write.ts'
import { FormatError } from '../../../server/formats/format-error.ts'
import { readCsvRows } from '../../../server/formats/rows/csv.ts'
import { bindFields } from '../../../server/formats/rows/field-binding.ts'
import { readNumber } from '../../../server/formats/rows/field-values.ts'
import { readGeoJsonRows } from '../../../server/formats/rows/geojson.ts'
import { readSourceRows } from '../../../server/formats/rows/read-rows.ts'
import { readWkt } from '../../../server/formats/rows/wkt.ts'

const cells = (text: string) => readCsvRows(text).rows.map(({ values }) => [...values.values()])

describe('CSV', () => {
  it.each([
    ['commas', 'a,b\n1,"x, y"\n'],
    ['semicolons', 'a;b\r\n1;"x, y"\r\n'],
    ['tabs', 'a\tb\n1\tx, y'],
    ['blank lines', '\n\na,b\n\n1,"x, y"\n\n,\n'],
    ['spaces in the header', ' a , b \n1,"x, y"'],
  ])('with %s', (_, text) => {
    const table = readCsvRows(text)
    expect(table.fields).toEqual(['a', 'b'])
    expect(cells(text)).toEqual([['1', 'x, y']])
  })

  it('numbers rows from the line below the header, and breaks those with too many values', () => {
    const { rows } = readCsvRows('a,b\n1,2\n1,2,3\n1\n1,2,\n')
    expect(rows.map(({ row }) => row)).toEqual([1, 2, 3, 4])
    expect(rows.map(({ broken }) => broken !== null)).toEqual([false, true, false, false])
    expect(rows[1].broken).toMatch(/has 3 values when the header names 2 columns/)
  })

  it.each([
    ['an open quote', 'a,b\n1,"x\n2,y\n', /CSV file cannot be read.*quotation marks/],
    ['only blanks', '\n \n', /no header line/],
    ['a web page', '<html><body>', /web page/],
  ])('refuses %s', (_, text, reason) => {
    expect(() => readCsvRows(text)).toThrow(FormatError)
    expect(() => readCsvRows(text)).toThrow(reason)
  })

  it('comes back as it was written, whatever the text', () => {
    const cell = fc.string({ unit: 'binary' }).filter((text) => !/[=+\-@＝＋－＠]/.test(text) && text.trim() === text)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, fc.double({ noNaN: true, noDefaultInfinity: true })), { minLength: 1 }),
        (rows) => {
          const text = csvText(['one', 'two', 'three'], rows)
          const back = cells(text)
          expect(back).toEqual(rows.map(([a, b, c]) => [a, b, String(c)]))
        },
      ),
    )
  })

  it('cannot be run as a formula, and keeps numbers', () => {
    expect(
      csvText(
        ['=a', 'b'],
        [
          ['=1+1', -5],
          ['@x', null],
          ['-2', true],
          ['＝1', Number.NaN],
          ['plain', undefined],
          [' lead', '"q"'],
        ],
      ),
    ).toBe(`\uFEFF'=a,b\r\n'=1+1,-5\r\n'@x,\r\n'-2,true\r\n'＝1,\r\nplain,\r\n" lead","""q"""\r\n`)
  })
})

describe('GeoJSON', () => {
  const feature = { type: 'Feature', id: 7, properties: { a: 1 }, geometry: { type: 'Point', coordinates: [1, 2] } }
  it.each([
    ['a collection', { type: 'FeatureCollection', features: [feature] }],
    ['a feature', feature],
  ])('%s', (_, root) => {
    const table = readGeoJsonRows(JSON.stringify(root))
    expect(table.fields).toEqual(['a', 'id'])
    expect(table.rows).toEqual([
      {
        row: 1,
        values: new Map([
          ['a', 1],
          ['id', 7],
        ]),
        geometry: feature.geometry,
        broken: null,
      },
    ])
  })

  it('takes one geometry, and marks what is no feature', () => {
    expect(readGeoJsonRows(JSON.stringify(feature.geometry)).rows[0].geometry).toEqual(feature.geometry)
    const { rows } = readGeoJsonRows(
      JSON.stringify({
        type: 'FeatureCollection',
        features: [null, { type: 'Point' }, { type: 'Feature', geometry: {} }, feature],
      }),
    )
    expect(rows.map(({ broken }) => broken)).toEqual([
      'is no GeoJSON feature',
      'is no GeoJSON feature',
      'has a geometry without a type',
      null,
    ])
  })

  it('reads the crs member of old files', () => {
    const named = (name: unknown) =>
      readGeoJsonRows(JSON.stringify({ type: 'FeatureCollection', features: [], crs: { type: 'name', properties: { name } } }))
        .crs
    expect(named('urn:ogc:def:crs:EPSG::4547')).toBe('urn:ogc:def:crs:EPSG::4547')
    expect(named(undefined)).toBeNull()
  })

  it.each([
    ['cut short', '{"type": "FeatureCollection",\n "features": [{"type"', /broken.*cut short/],
    ['broken', '{"type": "FeatureCollection",\n "features": [,]}', /broken at line 2/],
    ['a list', '[1, 2]', /not a list/],
    ['TopoJSON', '{"type": "Topology"}', /TopoJSON/],
    ['other JSON', '{"rows": []}', /its type is not given/],
    ['without features', '{"type": "FeatureCollection"}', /no list of features/],
  ])('refuses what is %s', (_, text, reason) => {
    expect(() => readSourceRows(Buffer.from(text))).toThrow(FormatError)
    expect(() => readSourceRows(Buffer.from(text))).toThrow(reason)
  })
})

describe('WKT', () => {
  it.each<[string, unknown]>([
    ['POINT (116.3 40)', { type: 'Point', coordinates: [116.3, 40] }],
    ['POINT Z(1 2 3)', { type: 'Point', coordinates: [1, 2, 3] }],
    [
      'SRID=4490;Polygon((0 0,1 0,1 1,0 0))',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      },
    ],
    [
      'MULTIPOLYGON (((0 0, 1 0, 1e0 -1.5, 0 0), (2 2, 3 2, 3 3, 2 2)), ((9 9, 10 9, 9 10, 9 9)))',
      {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [0, 0],
              [1, 0],
              [1, -1.5],
              [0, 0],
            ],
            [
              [2, 2],
              [3, 2],
              [3, 3],
              [2, 2],
            ],
          ],
          [
            [
              [9, 9],
              [10, 9],
              [9, 10],
              [9, 9],
            ],
          ],
        ],
      },
    ],
    ['LINESTRING (0 0, 1 1)', null],
    ['POLYGON ((0 0, 1 1)', null],
    ['POLYGON EMPTY', null],
    ['0103000020E6', null],
  ])('%s', (text, expected) => {
    expect(readWkt(text)).toEqual(expected)
  })
})

describe('numbers in tables', () => {
  it.each<[unknown, number | null]>([
    [12, 12],
    ['12', 12],
    [' 1,234 ', 1234],
    ['12,345,678.5', 12345678.5],
    ['１２３', 123],
    ['1.2万', 12000],
    ['2.62万人', 26200],
    ['320户', 320],
    ['1e3', 1000],
    ['-5', -5],
    ['.5', 0.5],
    ['', null],
    ['-', null],
    ['—', null],
    ['无', null],
    [null, null],
    [undefined, null],
  ])('%j is %s', (value, expected) => {
    expect(readNumber(value, 'n', -1e9, 1e9)).toEqual({ ok: true, value: expected })
  })

  it.each([['abc'], ['12,34'], ['1.2.3'], ['12人民'], ['0x10'], [{}], [true], [Number.NaN]])('%j is none', (value) => {
    expect(readNumber(value, 'the population', 0, 10)).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/the population .* is not a number/),
    })
  })

  it('keeps to its range', () => {
    expect(readNumber('1e9', 'the population', 0, 1e7)).toMatchObject({
      ok: false,
      reason: 'the population "1e9" is outside 0 to 10000000',
    })
    expect(readNumber('-1', 'n', 0, 10).ok).toBe(false)
    expect(readNumber('1.5', 'n', 0, 1e7, 10_000)).toEqual({ ok: true, value: 15_000 })
  })
})

describe('columns', () => {
  const names = { lon: ['lon', '经度'], people: ['population', '人口'] } as const
  const table = readCsvRows('经度,人口(万人),Total_Pop\n1,2,3')
  const value = (columns?: Record<string, string>) => {
    const fields = bindFields(table, names, columns)
    return [fields.value(table.rows[0], 'people'), fields.scale('people')]
  }
  it('are found by name, by the option, or given as a constant', () => {
    expect(value()).toEqual(['2', 10_000])
    expect(value({ people: 'Total_Pop' })).toEqual(['3', 1])
    expect(value({ people: '=9' })).toEqual(['9', 1])
  })
  it('must exist', () => {
    expect(() => value({ people: 'total' })).toThrow(
      /no column "total" for people. Its columns are "经度", "人口\(万人\)", "Total_Pop"/,
    )
    expect(() => value({ folk: '人口' })).toThrow(/field "folk" is not known. Known are lon, people/)
  })
  it('are read from GBK', () => {
    expect(readSourceRows(iconv.encode('经度,纬度\n1,2', 'gbk')).fields).toEqual(['经度', '纬度'])
  })
})
