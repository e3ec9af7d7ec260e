import fc from 'fast-check'
import gcoord from 'gcoord'
import proj4 from 'proj4'
import { describe, expect, it } from 'vitest'
import { segmentMeters } from '#planning/geodesy/lengths'
import { coordinateReader, suggestCrs } from '../../server/formats/crs.ts'
import { FormatError } from '../../server/formats/format-error.ts'

const read = (crs: string | undefined, x: number, y: number) => {
  const position = coordinateReader(crs).read(x, y)
  if (!position.ok) throw new Error(position.reason)
  return [position.lon, position.lat] as const
}
const reason = (crs: string | undefined, x: number, y: number) => {
  const position = coordinateReader(crs).read(x, y)
  return position.ok ? 'ok' : position.reason
}

/** Transverse Mercator on the CGCS2000 ellipsoid by the series of Snyder 1987, eq. 8-9 to 8-13: an oracle beside proj4. */
function gaussKruger(lon: number, lat: number, meridian: number): [number, number] {
  const a = 6378137
  const f = 1 / 298.257222101
  const e2 = f * (2 - f)
  const ep2 = e2 / (1 - e2)
  const phi = (lat * Math.PI) / 180
  const n = a / Math.sqrt(1 - e2 * Math.sin(phi) ** 2)
  const t = Math.tan(phi) ** 2
  const c = ep2 * Math.cos(phi) ** 2
  const s = (((lon - meridian) * Math.PI) / 180) * Math.cos(phi)
  const m =
    a *
    ((1 - e2 / 4 - (3 * e2 ** 2) / 64 - (5 * e2 ** 3) / 256) * phi -
      ((3 * e2) / 8 + (3 * e2 ** 2) / 32 + (45 * e2 ** 3) / 1024) * Math.sin(2 * phi) +
      ((15 * e2 ** 2) / 256 + (45 * e2 ** 3) / 1024) * Math.sin(4 * phi) -
      ((35 * e2 ** 3) / 3072) * Math.sin(6 * phi))
  return [
    n * (s + ((1 - t + c) * s ** 3) / 6 + ((5 - 18 * t + t ** 2 + 72 * c - 58 * ep2) * s ** 5) / 120),
    m +
      n *
        Math.tan(phi) *
        (s ** 2 / 2 +
          ((5 - t + 9 * c + 4 * c ** 2) * s ** 4) / 24 +
          ((61 - 58 * t + t ** 2 + 600 * c - 330 * ep2) * s ** 6) / 720),
  ]
}

const zones = [
  ...Array.from({ length: 11 }, (_, i) => ({ code: 4491 + i, meridian: 75 + 6 * i, easting: (13 + i) * 1e6 + 5e5, half: 3 })),
  ...Array.from({ length: 11 }, (_, i) => ({ code: 4502 + i, meridian: 75 + 6 * i, easting: 5e5, half: 3 })),
  ...Array.from({ length: 21 }, (_, i) => ({ code: 4513 + i, meridian: 75 + 3 * i, easting: (25 + i) * 1e6 + 5e5, half: 1.5 })),
  ...Array.from({ length: 21 }, (_, i) => ({ code: 4534 + i, meridian: 75 + 3 * i, easting: 5e5, half: 1.5 })),
]

describe('coordinate systems', () => {
  it('reads every Gauss–Krüger zone of CGCS2000 to the millimeter', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: 18, max: 53, noNaN: true }),
        (zone, share, lat) => {
          const lon = zone.meridian + share * zone.half
          const [east, north] = gaussKruger(lon, lat, zone.meridian)
          const [x, y] = read(`EPSG:${zone.code}`, zone.easting + east, north)
          expect(segmentMeters(lon, lat, x, y)).toBeLessThan(0.002)
        },
      ),
    )
  })

  it('knows the zones by number', () => {
    expect(read('EPSG:4523', 35_500_000, 3_320_000)[0]).toBeCloseTo(105, 9)
    expect(read('epsg:4544', 500_000, 3_320_000)[0]).toBeCloseTo(105, 9)
    expect(read('4547', 500_000, 3_320_000)[0]).toBeCloseTo(114, 9)
    expect(read('EPSG:4509', 500_000, 3_320_000)[0]).toBeCloseTo(117, 9)
  })

  it('reads Web Mercator and UTM', () => {
    const mercatorY = 6378137 * Math.log(Math.tan(Math.PI / 4 + (40 * Math.PI) / 360))
    const [x, y] = read('EPSG:3857', (6378137 * 116.3 * Math.PI) / 180, mercatorY)
    expect(segmentMeters(x, y, 116.3, 40)).toBeLessThan(0.001)
    const utm = proj4('+proj=longlat +datum=WGS84', '+proj=utm +zone=50 +datum=WGS84', [116.3, 40])
    const [lon, lat] = read('EPSG:32650', utm[0], utm[1])
    expect(segmentMeters(lon, lat, 116.3, 40)).toBeLessThan(0.01)
    const south = proj4('+proj=longlat +datum=WGS84', '+proj=utm +zone=22 +south +datum=WGS84', [-51.2, -30])
    expect(segmentMeters(...read('EPSG:32722', south[0], south[1]), -51.2, -30)).toBeLessThan(0.01)
  })

  it.each(['EPSG:4490', 'epsg:4326', 'wgs84', 'urn:ogc:def:crs:OGC:1.3:CRS84', 'urn:ogc:def:crs:EPSG::4490', undefined])(
    'takes %s as it is',
    (crs) => {
      expect(read(crs, 116.3, 40)).toEqual([116.3, 40])
    },
  )

  it('turns GCJ-02 and BD-09 back to within a meter, and marks them', () => {
    fc.assert(
      fc.property(fc.double({ min: 80, max: 130, noNaN: true }), fc.double({ min: 20, max: 50, noNaN: true }), (lon, lat) => {
        for (const [crs, to] of [
          ['gcj02', gcoord.GCJ02],
          ['bd09', gcoord.BD09],
        ] as const) {
          const [x, y] = gcoord.transform([lon, lat] as [number, number], gcoord.WGS84, to)
          expect(segmentMeters(...read(crs, x, y), lon, lat)).toBeLessThan(1)
        }
      }),
    )
    expect([
      coordinateReader('gcj02').approximate,
      coordinateReader('BD09').approximate,
      coordinateReader('EPSG:4547').approximate,
    ]).toEqual([true, true, false])
    const [x, y] = gcoord.transform([116.3, 40], gcoord.WGS84, gcoord.GCJ02)
    expect(segmentMeters(x, y, 116.3, 40)).toBeGreaterThan(100)
  })

  it.each(['EPSG:9999', 'mercator', 'EPSG:', 'EPSG:4555', 'EPSG:32600', 'EPSG:32661'])('does not know %s', (crs) => {
    expect(() => coordinateReader(crs)).toThrow(FormatError)
    expect(() => coordinateReader(crs)).toThrow(/is not known. Known are EPSG:4490/)
  })

  it('says why Xi’an 1980 is refused', () => {
    expect(() => coordinateReader('EPSG:2362')).toThrow(/Xi'an 1980/)
  })
})

describe('numbers that are no position', () => {
  it.each<[string, string | undefined, number, number, RegExp]>([
    ['swapped', undefined, 39.9, 116.3, /look swapped/],
    ['zero', undefined, 0, 0, /coordinates are missing/],
    ['huge', undefined, 1e9, 1e9, /outside ±180, ±90/],
    ['infinite', undefined, Number.POSITIVE_INFINITY, 1, /no coordinates/],
    ['projected, with its zone', undefined, 35_412_345, 3_391_234, /look projected: name the coordinate system, EPSG:4523/],
    ['projected, X north', undefined, 3_391_234, 35_412_345, /EPSG:4523/],
    ['projected, 6° zone', undefined, 18_412_345, 3_391_234, /EPSG:4496/],
    ['projected, no zone', undefined, 412_345, 3_391_234, /EPSG:4534–4554/],
    ['degrees in a projected file', 'EPSG:4547', 114.1, 30.2, /look like degrees/],
    ['X north in a projected file', 'EPSG:4547', 3_391_234, 512_345, /look swapped.*X points north/],
    ['with a zone where there is none', 'EPSG:4547', 38_512_345, 3_391_234, /outside EPSG:4547.*looks like EPSG:4526/],
    ['another zone', 'EPSG:4526', 39_512_345, 3_391_234, /looks like EPSG:4527/],
  ])('%s', (_, crs, x, y, expected) => {
    expect(reason(crs, x, y)).toMatch(expected)
  })

  it('guesses nothing from degrees', () => {
    expect(suggestCrs(116, 40)).toBeNull()
  })
})
