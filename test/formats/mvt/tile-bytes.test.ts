import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clipLine } from '../../../server/formats/mvt/clip-line.ts'
import { clipRing, crossing, doubleArea } from '../../../server/formats/mvt/clip-rings.ts'
import { type BodyEntry, entriesOn, packBody } from '../../../server/formats/mvt/division-body.ts'
import { createShapeDrawer } from '../../../server/formats/mvt/draw-shapes.ts'
import { createGeometryWriter, geometryTypes } from '../../../server/formats/mvt/geometry-commands.ts'
import { simplifyLine } from '../../../server/formats/mvt/simplify-line.ts'
import { tileBox } from '../../../server/formats/mvt/tile-address.ts'
import { writeTile } from '../../../server/formats/mvt/write-tile.ts'
import { decodeTile } from '../../helpers/tiles/decode-tile.ts'

const coordinate = fc.integer({ min: -9000, max: 9000 })
const points = (least: number) =>
  fc.array(fc.tuple(coordinate, coordinate), { minLength: least, maxLength: 30 }).map((list) => list.flat())
const pairs = (xy: ArrayLike<number>) => Array.from({ length: xy.length / 2 }, (_, i) => ({ x: xy[2 * i], y: xy[2 * i + 1] }))

describe('a vector tile', () => {
  test('is read by the usual library as it was written', () => {
    fc.assert(
      fc.property(points(1), points(2), points(3), (dots, line, ring) => {
        const write = createGeometryWriter()
        const drawn = [
          () => write.points(dots),
          () => write.line(line),
          () => {
            write.ring(ring)
            write.ring(ring.map((value) => value + 7))
          },
        ].map((draw, index) => {
          draw()
          return { type: index + 1, geometry: write.take(), properties: { index } }
        })
        const { all } = decodeTile(writeTile({ all: drawn, none: [] })!)
        expect(all.map(({ type }) => type)).toEqual([geometryTypes.point, geometryTypes.line, geometryTypes.polygon])
        const read = all.map(({ rings }) => rings.map((part) => part.map(({ x, y }) => ({ x, y }))))
        expect(read[0]).toEqual(pairs(dots).map((dot) => [dot]))
        expect(read[1]).toEqual([pairs(line)])
        const closed = pairs([...ring, ...ring.slice(0, 2)])
        expect(read[2]).toEqual([closed, closed.map(({ x, y }) => ({ x: x + 7, y: y + 7 }))])
      }),
    )
  })

  test('keeps texts, whole and broken numbers, negative ones and truth', () => {
    const write = createGeometryWriter()
    write.points([1, 2])
    const properties = {
      name: '玉林街道 𠮷 "<b>"',
      zero: 0,
      large: 2 ** 53 - 1,
      below: -7,
      half: 0.5,
      yes: true,
      no: false,
      one: '1',
    }
    const [feature] = decodeTile(writeTile({ x: [{ type: 1, geometry: write.take(), properties }] })!).x
    expect(feature.properties).toEqual(properties)
  })

  test('without features is none', () => {
    expect(writeTile({ divisions: [], division_labels: [] })).toBeNull()
  })
})

describe('the stored body of a tile', () => {
  const day = fc.integer({ min: -200_000, max: 200_000 })
  const entry: fc.Arbitrary<BodyEntry> = fc.record({
    versionId: fc.integer({ min: 0, max: 2 ** 50 }),
    from: day,
    to: fc.option(day),
    shape: fc.option(fc.uint8Array({ maxLength: 300 })),
    label: fc.option(fc.tuple(fc.nat(4095), fc.nat(4095))),
  })
  test('gives back what holds on a day', () => {
    fc.assert(
      fc.property(fc.array(entry), day, (entries, on) => {
        const holding = entries.filter(({ from, to }) => from <= on && (to === null || on < to))
        const read = entriesOn(packBody(entries), on)
        expect(read.map(({ shape, ...rest }) => ({ ...rest, shape: shape && [...shape] }))).toEqual(
          holding.map(({ shape, ...rest }) => ({ ...rest, shape: shape && [...shape] })),
        )
      }),
    )
  })
})

describe('cutting a ring', () => {
  test('gives each side its part: together they are the ring bent through the cut points', () => {
    fc.assert(
      fc.property(points(3), fc.constantFrom(0, 1), coordinate, (ring, axis, line) => {
        const bent: number[] = []
        pairs(ring).forEach((p, i, all) => {
          const q = all[(i + 1) % all.length]
          bent.push(p.x, p.y)
          const [from, to] = axis === 0 ? [p.x, q.x] : [p.y, q.y]
          if ((from - line) * (to - line) >= 0) return
          const across = crossing(p.x, p.y, q.x, q.y, axis as 0 | 1, line)
          bent.push(...(axis === 0 ? [line, across] : [across, line]))
        })
        const [below, above] = [clipRing(ring, axis as 0 | 1, -10_000, line), clipRing(ring, axis as 0 | 1, line, 10_000)]
        expect(doubleArea(below) + doubleArea(above)).toBe(doubleArea(bent))
        for (const { x, y } of pairs(below)) expect(axis === 0 ? x : y).toBeLessThanOrEqual(line)
        for (const { x, y } of pairs(above)) expect(axis === 0 ? x : y).toBeGreaterThanOrEqual(line)
      }),
    )
  })

  test('meets an edge at one point whichever way it runs', () => {
    fc.assert(
      fc.property(
        coordinate,
        coordinate,
        coordinate,
        coordinate,
        fc.constantFrom(0, 1),
        coordinate,
        (ax, ay, bx, by, axis, line) => {
          fc.pre(axis === 0 ? ax !== bx : ay !== by)
          expect(crossing(ax, ay, bx, by, axis as 0 | 1, line)).toBe(crossing(bx, by, ax, ay, axis as 0 | 1, line))
        },
      ),
    )
  })
})

describe('a line in a tile', () => {
  test('is cut into the parts inside, whose length is that of the line there', () => {
    fc.assert(
      fc.property(points(2), (line) => {
        const parts = clipLine(Float64Array.from(line), -128, 4224)
        for (const part of parts) for (const value of part) expect(value >= -128 && value <= 4224).toBe(true)
        const lengthOf = (xy: ArrayLike<number>) =>
          pairs(xy).reduce((sum, p, i, all) => (i === 0 ? 0 : sum + Math.hypot(p.x - all[i - 1].x, p.y - all[i - 1].y)), 0)
        let inside = 0
        const steps = 400
        pairs(line).forEach((b, i, all) => {
          if (i === 0) return
          const a = all[i - 1]
          for (let step = 0; step < steps; step++) {
            const [x, y] = [a.x + ((step + 0.5) / steps) * (b.x - a.x), a.y + ((step + 0.5) / steps) * (b.y - a.y)]
            if (x >= -128 && x <= 4224 && y >= -128 && y <= 4224) inside += Math.hypot(b.x - a.x, b.y - a.y) / steps
          }
        })
        const tolerance = line.length * (25_500 / steps)
        expect(Math.abs(parts.reduce((sum, part) => sum + lengthOf(part), 0) - inside)).toBeLessThanOrEqual(tolerance)
      }),
      { numRuns: 50 },
    )
  })

  test('is simplified within the tolerance, its ends and its order kept', () => {
    fc.assert(
      fc.property(points(2), fc.integer({ min: 1, max: 500 }), (line, tolerance) => {
        const simple = pairs(simplifyLine(Float64Array.from(line), tolerance))
        const all = pairs(line)
        expect([simple[0], simple.at(-1)]).toEqual([all[0], all.at(-1)])
        const distance = (p: { x: number; y: number }) =>
          Math.min(
            ...simple.slice(1).map((b, i) => {
              const a = simple[i]
              const [dx, dy] = [b.x - a.x, b.y - a.y]
              const share =
                dx === 0 && dy === 0 ? 0 : Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy)))
              return Math.hypot(p.x - a.x - share * dx, p.y - a.y - share * dy)
            }),
          )
        for (const p of all) expect(distance(p)).toBeLessThanOrEqual(tolerance + 1e-6)
      }),
    )
  })
})

describe('an area in a tile', () => {
  test('has its outer ring turned one way and its hole the other, whatever its source says', () => {
    const address = { z: 14, x: 12936, y: 6746 }
    const [west, south, east, north] = tileBox(address, 0)
    const square = (share: number) => {
      const at = (x: number, y: number) => [west + x * (east - west), south + y * (north - south)]
      return [
        at(0.5 - share, 0.5 - share),
        at(0.5 + share, 0.5 - share),
        at(0.5 + share, 0.5 + share),
        at(0.5 - share, 0.5 + share),
        at(0.5 - share, 0.5 - share),
      ]
    }
    for (const turned of [false, true]) {
      const rings = [square(0.4), square(0.1)].map((ring) => (turned ? ring.toReversed() : ring))
      const outline = {
        lonLat: Float64Array.from(rings.flat(2)),
        ringEnds: Uint32Array.of(5, 10),
        polygonEnds: Uint32Array.of(2),
      }
      const geometry = createShapeDrawer(address).area(outline, 1)!
      const [{ rings: read }] = decodeTile(writeTile({ land: [{ type: 3, geometry, properties: {} }] })!).land
      const areas = read.map((ring) => doubleArea(ring.flatMap(({ x, y }) => [x, y])) / 2)
      expect(areas[0]).toBeCloseTo((0.8 * 4096) ** 2, -5)
      expect(areas[1]).toBeCloseTo(-((0.2 * 4096) ** 2), -4)
    }
  })
})
