import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { polygonSquareMeters } from '#planning/geodesy/areas'
import { segmentMeters } from '#planning/geodesy/lengths'
import type { LonLat, MultiPolygonCoordinates } from '#planning/types'
import {
  lineFromBinary,
  lineToHex,
  multiPolygonFromBinary,
  multiPolygonToHex,
  pointFromBinary,
} from '../../server/repositories/well-known-binary.ts'
import { describeOnBothDatabases } from '../helpers/test-databases.ts'

const relativeTolerance = 1e-6
const point = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
) as fc.Arbitrary<LonLat>

/** A ring around a centre with one corner in each direction, so that it never crosses itself. */
const star = fc
  .record({
    lon: fc.double({ min: 75, max: 134, noNaN: true }),
    lat: fc.double({ min: 4, max: 53, noNaN: true }),
    radii: fc.array(fc.double({ min: 0.0005, max: 0.05, noNaN: true }), { minLength: 5, maxLength: 12 }),
  })
  .map(({ lon, lat, radii }): LonLat[] => {
    const ring = radii.map((radius, i): LonLat => {
      const angle = (2 * Math.PI * i) / radii.length
      return [lon + radius * Math.cos(angle), lat + radius * Math.sin(angle)]
    })
    return [...ring, ring[0]]
  })

describeOnBothDatabases('geometry between the program and PostGIS', (database) => {
  const one = async <T>(query: ReturnType<typeof sql<T>>): Promise<T> => (await query.execute(database().db)).rows[0]

  test('lines come back bit for bit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(point, { minLength: 2, maxLength: 40 }), async (line) => {
        const { bytes } = await one(
          sql<{ bytes: Buffer }>`select st_asbinary(st_geomfromwkb(decode(${lineToHex(line)}, 'hex'), 4490), 'NDR') as bytes`,
        )
        expect(lineFromBinary(bytes)).toEqual(Float64Array.from(line.flat()))
      }),
      { numRuns: 40 },
    )
  })

  test('points come back bit for bit', async () => {
    const [lon, lat] = [104.06666666666666, 30.666666666666668]
    const { bytes } = await one(
      sql<{ bytes: Buffer }>`select st_asbinary(st_setsrid(st_makepoint(${lon}, ${lat}), 4490), 'NDR') as bytes`,
    )
    expect(pointFromBinary(bytes)).toEqual([lon, lat])
  })

  test('multipolygons with holes come back bit for bit', async () => {
    const ring = fc.array(point, { minLength: 3, maxLength: 9 }).map((points) => [...points, points[0]])
    const polygons = fc.array(fc.array(ring, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(polygons, async (shape: MultiPolygonCoordinates) => {
        const { bytes } = await one(
          sql<{
            bytes: Buffer
          }>`select st_asbinary(st_geomfromwkb(decode(${multiPolygonToHex(shape)}, 'hex'), 4490), 'NDR') as bytes`,
        )
        expect(multiPolygonFromBinary(bytes)).toEqual(shape)
      }),
      { numRuns: 40 },
    )
  })

  test('a geometry of another type is refused, not misread', async () => {
    const { bytes } = await one(sql<{ bytes: Buffer }>`select st_asbinary(st_makepoint(1, 2), 'NDR') as bytes`)
    expect(() => lineFromBinary(bytes)).toThrow('well-known binary')
    expect(() => multiPolygonFromBinary(bytes)).toThrow('well-known binary')
  })

  test('areas are those of PostGIS on the ellipsoid, holes taken off', async () => {
    await fc.assert(
      fc.asyncProperty(star, async (ring) => {
        const [lon, lat] = ring[0]
        const hole: LonLat[] = ring.map(([x, y]) => [lon - 0.5 + (x - lon) / 3, lat + (y - lat) / 3])
        const box: LonLat[] = [
          [lon - 0.6, lat - 0.1],
          [lon - 0.4, lat - 0.1],
          [lon - 0.4, lat + 0.1],
          [lon - 0.6, lat + 0.1],
          [lon - 0.6, lat - 0.1],
        ]
        const shape = [[ring], [box, hole]]
        for (const outline of [shape, [[ring]]]) {
          // Our edges are straight in lon/lat, geography's are geodesics: cut them short before comparing.
          const { area } = await one(sql<{ area: number }>`
            select st_area(st_segmentize(st_geomfromwkb(decode(${multiPolygonToHex(outline)}, 'hex'), 4490), 0.0005)::geography) as area`)
          expect(Math.abs(polygonSquareMeters(outline) / area - 1)).toBeLessThan(relativeTolerance)
        }
      }),
      { numRuns: 30 },
    )
  })

  test('lengths of street segments are those of PostGIS on the ellipsoid', async () => {
    const step = fc.double({ min: -0.02, max: 0.02, noNaN: true })
    const lon = fc.double({ min: 75, max: 134, noNaN: true })
    const lat = fc.double({ min: 4, max: 53, noNaN: true })
    await fc.assert(
      fc.asyncProperty(lon, lat, step, step, async (x, y, dx, dy) => {
        fc.pre(Math.hypot(dx, dy) > 1e-5)
        const { meters } = await one(sql<{ meters: number }>`
          select st_length(st_setsrid(st_makeline(st_makepoint(${x}, ${y}), st_makepoint(${x + dx}, ${y + dy})), 4490)::geography) as meters`)
        expect(Math.abs(segmentMeters(x, y, x + dx, y + dy) / meters - 1)).toBeLessThan(relativeTolerance)
      }),
      { numRuns: 60 },
    )
  })
})
