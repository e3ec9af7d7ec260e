import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { polygonSquareMeters, ringSquareMeters } from '#planning/geodesy/areas'
import { interiorPoint } from '#planning/geodesy/interior-point'
import { checkedMultiPolygon } from '#planning/geodesy/polygon-checks'
import { pointInRing } from '#planning/geodesy/ring-crossings'
import type { LonLat } from '#planning/types'

/** A rectangle from its south-west corner, counter-clockwise, closed. */
const box = (west: number, south: number, width: number, height = width): LonLat[] => [
  [west, south],
  [west + width, south],
  [west + width, south + height],
  [west, south + height],
  [west, south],
]
const reasonOf = (polygons: LonLat[][][]) => {
  const check = checkedMultiPolygon(polygons)
  return check.ok ? 'ok' : check.reason
}

describe('sound polygons', () => {
  it('get outer rings counter-clockwise, holes clockwise, and no repeated points', () => {
    const outer = [...box(120, 30, 4)].reverse()
    const hole = box(121, 31, 1)
    const check = checkedMultiPolygon([[[outer[0], ...outer], hole]])
    expect(check.ok && check.polygons).toEqual([[[...outer].reverse(), [...hole].reverse()]])
    expect(check.ok && ringSquareMeters(check.polygons[0][0]) > 0 && ringSquareMeters(check.polygons[0][1]) < 0).toBe(true)
  })

  it.each<[string, LonLat[][][]]>([
    [
      'a hole that touches its outer ring in a point',
      [
        [
          box(0, 0, 4),
          [
            [0, 2],
            [1, 1],
            [1, 3],
            [0, 2],
          ],
        ],
      ],
    ],
    ['two holes that touch', [[box(0, 0, 6), box(1, 1, 1), box(2, 2, 1)]]],
    ['two parts that touch in a corner', [[box(0, 0, 1)], [box(1, 1, 1)]]],
    ['a part in the hole of another', [[box(0, 0, 6), box(1, 1, 4)], [box(2, 2, 1)]]],
  ])('may be %s', (_, polygons) => {
    expect(reasonOf(polygons)).toBe('ok')
  })
})

describe('broken polygons', () => {
  it.each<[string, LonLat[][][], RegExp]>([
    ['nothing', [], /has no rings/],
    ['a part without rings', [[]], /part 1 has no rings/],
    ['an open ring', [[box(0, 0, 1).slice(0, 4)]], /the outer ring is not closed: it begins at 0, 0 and ends at 0, 1/],
    [
      'a line',
      [
        [
          [
            [0, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      ],
      /fewer than three/,
    ],
    [
      'a point',
      [
        [
          [
            [5, 5],
            [5, 5],
            [5, 5],
            [5, 5],
          ],
        ],
      ],
      /fewer than three/,
    ],
    ['an empty ring', [[[]]], /fewer than three/],
    [
      'a bow',
      [
        [
          [
            [0, 0],
            [2, 2],
            [2, 0],
            [0, 2],
            [0, 0],
          ],
        ],
      ],
      /the outer ring touches or crosses itself at 1, 1/,
    ],
    [
      'a spike',
      [
        [
          [
            [0, 0],
            [4, 0],
            [4, 4],
            [4, 9],
            [4, 4],
            [0, 4],
            [0, 0],
          ],
        ],
      ],
      /touches or crosses itself at 4, 4/,
    ],
    [
      'a flat ring',
      [
        [
          [
            [0, 0],
            [2, 0],
            [4, 0],
            [0, 0],
          ],
        ],
      ],
      /touches or crosses itself/,
    ],
    ['a ring too small to be land', [[box(120, 30, 1e-8)]], /has no area/],
    [
      'not a number',
      [
        [
          [
            [0, 0],
            [1, Number.NaN],
            [1, 1],
            [0, 0],
          ],
        ],
      ],
      /a point without coordinates/,
    ],
    ['a hole outside', [[box(0, 0, 1), box(2, 2, 1)]], /hole 1 lies outside its outer ring at 2, 2/],
    ['a hole that crosses', [[box(0, 0, 2), box(1, 1, 2)]], /the outer ring and hole 1 cross or overlap at/],
    ['a hole along the outer ring', [[box(0, 0, 4), box(0, 1, 1)]], /cross or overlap/],
    [
      'a hole that leaves through corners',
      [
        [
          box(0, 0, 2),
          [
            [1, 1],
            [2, 0],
            [3, 1],
            [2, 2],
            [1, 1],
          ],
        ],
      ],
      /hole 1 lies outside its outer ring at 2.5, 1.5/,
    ],
    ['a hole in a hole', [[box(0, 0, 9), box(1, 1, 5), box(2, 2, 1)]], /hole 2 lies in another hole/],
    [
      'parts that cross',
      [[box(0, 0, 2)], [box(1, 1, 2)]],
      /the outer ring of part 1 and the outer ring of part 2 cross or overlap/,
    ],
    ['a part in another', [[box(0, 0, 9)], [box(1, 1, 1)]], /parts 1 and 2 overlap at 1, 1/],
    ['the same part twice', [[box(0, 0, 1)], [box(0, 0, 1)]], /cross or overlap/],
    ['parts along one border', [[box(0, 0, 1)], [box(1, 0, 1)]], /cross or overlap/],
  ])('%s', (_, polygons, reason) => {
    expect(reasonOf(polygons)).toMatch(reason)
  })
})

/** A ring that sees its centre everywhere: simple by construction. */
const starRing = fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 4, maxLength: 40 }).map((radii) => {
  const points = radii.map((radius, i): LonLat => {
    const angle = (i / radii.length) * 2 * Math.PI
    return [116 + radius * Math.cos(angle), 40 + radius * Math.sin(angle)]
  })
  return [...points, points[0]]
})

describe('any star-shaped polygon', () => {
  it('is sound; its area does not depend on direction or starting point', () => {
    fc.assert(
      fc.property(starRing, fc.nat(), fc.boolean(), (ring, shift, isReversed) => {
        const open = ring.slice(0, -1)
        const from = shift % open.length
        const turned = [...open.slice(from), ...open.slice(0, from)]
        if (isReversed) turned.reverse()
        const check = checkedMultiPolygon([[[...turned, turned[0]]]])
        expect(check.ok).toBe(true)
        if (!check.ok) return
        expect(ringSquareMeters(check.polygons[0][0])).toBeGreaterThan(0)
        expect(polygonSquareMeters(check.polygons)).toBeCloseTo(Math.abs(ringSquareMeters(ring)), -2)
      }),
    )
  })

  it('holds its interior point, and not in its hole', () => {
    fc.assert(
      fc.property(starRing, (ring) => {
        const hole = ring.map(([lon, lat]): LonLat => [116 + (lon - 116) * 0.5, 40 + (lat - 40) * 0.5])
        expect(pointInRing(interiorPoint([[ring]]), ring)).toBe(1)
        const inRing = interiorPoint([[ring, hole]])
        expect([pointInRing(inRing, ring), pointInRing(inRing, hole)]).toEqual([1, -1])
      }),
      // A corner of the hole lies in the middle of a tried parallel.
      {
        examples: [
          [
            [
              [116.99999999999997, 40],
              [116, 41],
              [115.00000000000007, 40],
              [116, 39.000000000000014],
              [116.99999999999997, 40],
            ],
          ],
        ],
        numRuns: 1000,
      },
    )
  })
})
