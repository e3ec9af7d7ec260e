import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Random, seededRandom } from '#planning/random'
import { generaliseOutlines } from '#planning/topology/generalise-outlines'
import { unitX, unitY } from '#planning/topology/lattice'
import type { UnitOutline } from '#planning/topology/outline-types'
import { flatOutline } from '#planning/topology/outline-types'
import type { LonLat, MultiPolygonCoordinates } from '#planning/types'
import { doubleAreaOfOutline, meetingsOf, overlapsOf, repeatedEdgesOf, ringsOf, unsoundRingsOf } from './check-outlines.ts'
import { type Drawing, drawOutlines, drawUnion } from './draw-outlines.ts'
import { randomMap } from './random-map.ts'

const generalise = (geometries: readonly MultiPolygonCoordinates[], zoom: number, toleranceUnits?: number) =>
  generaliseOutlines(geometries.map(flatOutline), zoom, toleranceUnits === undefined ? {} : { toleranceUnits })

/** The children of a map, their two parents, and which children each parent has. */
function familyOf(drawing: Drawing) {
  const children = drawOutlines(drawing)
  const letters = [...children.keys()]
  const groups = ['ABCD', 'EFGH']
    .map((group) => letters.filter((letter) => group.includes(letter)))
    .filter((group) => group.length > 0)
  return {
    geometries: [...children.values(), ...groups.map((group) => drawUnion(drawing, group))],
    childCount: letters.length,
    childrenOf: groups.map((group) => group.map((letter) => letters.indexOf(letter))),
  }
}

/** Everything that must hold of outlines drawn together: the children come first, then their parents. */
function expectSound(all: readonly UnitOutline[], childCount: number, childrenOf: readonly number[][]): void {
  expect(unsoundRingsOf(all)).toEqual([])
  expect(meetingsOf(all)).toEqual([])
  for (const level of [all.slice(0, childCount), all.slice(childCount)]) {
    expect(repeatedEdgesOf(level)).toEqual([])
    expect(overlapsOf(level)).toEqual([])
  }
  childrenOf.forEach((children, p) => {
    const sum = children.reduce((total, child) => total + doubleAreaOfOutline(all[child]), 0n)
    expect(sum).toBe(doubleAreaOfOutline(all[childCount + p]))
  })
}

const unitsOf = (degrees: number, zoom: number): number => (degrees / 360) * 4096 * 2 ** zoom

/** Each point somewhere else, by at most `amount` degrees a coordinate, and some edges with a point more than the neighbour's. */
function blurred(geometry: MultiPolygonCoordinates, random: Random, amount: number, extraShare: number): MultiPolygonCoordinates {
  const shifted = (degrees: number): number => Math.round((degrees + amount * (2 * random() - 1)) * 1e7) / 1e7
  return geometry.map((rings) =>
    rings.map((ring) => {
      const points = ring.slice(0, -1).flatMap(([lon, lat], i): LonLat[] => {
        const [nextLon, nextLat] = ring[i + 1]
        const moved: LonLat = [shifted(lon), shifted(lat)]
        const share = random()
        if (random() >= extraShare) return [moved]
        return [moved, [shifted(lon + (nextLon - lon) * share), shifted(lat + (nextLat - lat) * share)]]
      })
      return [...points, points[0]]
    }),
  )
}

describe('generaliseOutlines', () => {
  test('neighbours share every vertex, borders never cross, children make up their parent, whatever the map and zoom', () => {
    fc.assert(
      fc.property(
        randomMap,
        fc.integer({ min: 3, max: 16 }),
        fc.constantFrom(0, 1, 4, 20),
        fc.constantFrom(undefined, 0, 64),
        (drawing, zoom, toleranceUnits, marginUnits) => {
          const { geometries, childCount, childrenOf } = familyOf(drawing)
          const all = generaliseOutlines(geometries.map(flatOutline), zoom, { toleranceUnits, marginUnits })
          expect(all).toHaveLength(geometries.length)
          expectSound(all, childCount, childrenOf)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('the same where sources agree only nearly: points that differ by less than a unit, points that the neighbour lacks', () => {
    fc.assert(
      fc.property(
        randomMap,
        fc.integer({ min: 8, max: 18 }),
        fc.constantFrom(0, 4, 8),
        fc.constantFrom(0, 0.1, 0.5),
        fc.constantFrom(0, 0.3),
        fc.boolean(),
        fc.integer(),
        (drawing, zoom, toleranceUnits, blurUnits, extraShare, withParents, seed) => {
          // Only with room between borders can it be told what belongs together.
          fc.pre(unitsOf(drawing.side!, zoom) > 24)
          const random = seededRandom(seed)
          const { geometries, childCount, childrenOf } = familyOf({ ...drawing, wobble: drawing.wobble! / 2 })
          const sources = geometries.map((geometry) => blurred(geometry, random, blurUnits / unitsOf(1, zoom), extraShare))
          if (withParents) expectSound(generalise(sources, zoom, toleranceUnits), childCount, childrenOf)
          else expectSound(generalise(sources.slice(0, childCount), zoom, toleranceUnits), childCount, [])
        },
      ),
      { numRuns: 300 },
    )
  })

  test('the order of the outlines does not matter', () => {
    fc.assert(
      fc.property(
        randomMap,
        fc.integer({ min: 3, max: 16 }),
        fc.constantFrom(0, 0.5),
        fc.integer(),
        (drawing, zoom, blurUnits, seed) => {
          const random = seededRandom(seed)
          const { geometries } = familyOf(drawing)
          const sources = geometries.map((geometry) => blurred(geometry, random, blurUnits / unitsOf(1, zoom), blurUnits))
          const order = sources.map((_, i) => ({ i, at: random() })).sort((a, b) => a.at - b.at)
          const shuffled = generalise(
            order.map(({ i }) => sources[i]),
            zoom,
          )
          const straight = generalise(sources, zoom)
          order.forEach(({ i }, place) => {
            expect(shuffled[place]).toEqual(straight[i])
          })
        },
      ),
      { numRuns: 200 },
    )
  })

  test('borders stay within the tolerance, and a unit for rounding, of where they were', () => {
    fc.assert(
      fc.property(randomMap, fc.integer({ min: 11, max: 15 }), fc.constantFrom(0, 4, 16), (drawing, zoom, toleranceUnits) => {
        fc.pre(unitsOf(drawing.side!, zoom) > 24)
        const sources = [...drawOutlines(drawing).values()].map(flatOutline)
        const results = generaliseOutlines(sources, zoom, { toleranceUnits })
        sources.forEach(({ lonLat }, i) => {
          for (let point = 0; point < lonLat.length; point += 2) {
            const [x, y] = [unitX(lonLat[point], zoom), unitY(lonLat[point + 1], zoom)]
            expect(distanceToOutline(x, y, results[i])).toBeLessThan(toleranceUnits + 1.5)
          }
        })
      }),
      { numRuns: 100 },
    )
  })

  test('an enclave stays equal to the hole around it, at every zoom', () => {
    const drawing: Drawing = { text: 'AAAAA\nAABAA\nAAAAA', side: 0.001, wobble: 0.2, points: 8 }
    for (let zoom = 0; zoom <= 18; zoom++) {
      const [around, enclave] = generalise([...drawOutlines(drawing).values()], zoom)
      const [[rings]] = [ringsOf(around)]
      const [[[ring]]] = [ringsOf(enclave)]
      if (zoom >= 10) expect(rings).toHaveLength(2)
      if (rings.length === 2) expect([...rings[1]].reverse().map(String).sort()).toEqual(ring.map(String).sort())
      expect(doubleAreaOfOutline(enclave)).toBeGreaterThan(0n)
    }
  })

  test('exclaves and holes come as polygons and rings of their own, outer rings first and positive', () => {
    const drawing: Drawing = { text: 'AAAA.B\nA..A.B\nABBA..\nAAAA..', side: 0.01 }
    const [a, b] = generalise([...drawOutlines(drawing).values()], 14)
    expect(ringsOf(a).map((rings) => rings.length)).toEqual([2])
    expect(ringsOf(b).map((rings) => rings.length)).toEqual([1, 1])
    expect(unsoundRingsOf([a, b])).toEqual([])
  })

  test('parts and holes that touch in a corner become rings that pass it once each', () => {
    const drawing: Drawing = { text: 'AAAAA\nA.A.A\nAA.AA\nAAAAA\n....AB\n....BA', side: 0.01 }
    const outlines = generalise([...drawOutlines(drawing).values()], 14)
    expect(unsoundRingsOf(outlines)).toEqual([])
    expect(meetingsOf(outlines)).toEqual([])
    expect(overlapsOf(outlines)).toEqual([])
  })

  test('a point on a long border that the other side lacks is a point of both', () => {
    const west = [
      [
        [105, 30],
        [105.01, 30],
        [105.01, 30.02],
        [105, 30.02],
        [105, 30],
      ],
    ] as const
    const southEast = [
      [
        [105.01, 30],
        [105.02, 30],
        [105.02, 30.0077],
        [105.0100001, 30.0077],
        [105.01, 30],
      ],
    ] as const
    const northEast = [
      [
        [105.0099999, 30.0077],
        [105.02, 30.0077],
        [105.02, 30.02],
        [105.01, 30.02],
        [105.0099999, 30.0077],
      ],
    ] as const
    const outlines = generalise([[west], [southEast], [northEast]], 16)
    expect(outlines.map((outline) => ringsOf(outline)[0][0].length - 1)).toEqual([5, 4, 4])
    expectSound(outlines, 3, [])
  })

  test('with levels told, nothing overlaps within one, however the sources do', () => {
    const corner = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
    const box = fc.tuple(corner, corner).filter(([[ax, ay], [bx, by]]) => ax !== bx && ay !== by)
    fc.assert(
      fc.property(fc.array(box, { minLength: 1, maxLength: 6 }), fc.integer({ min: 6, max: 16 }), (boxes, zoom) => {
        const at = (x: number, y: number): LonLat => [105 + x / 10_000, 30 + (y + x / 7) / 10_000]
        const sources = boxes.map(
          ([[ax, ay], [bx, by]]): MultiPolygonCoordinates => [[[at(ax, ay), at(bx, ay), at(bx, by), at(ax, by), at(ax, ay)]]],
        )
        const levels = [...sources.map(() => 'village'), 'town']
        const all = generaliseOutlines(
          [...sources, [[[at(0, 0), at(30, 0), at(30, 30), at(0, 30), at(0, 0)]]] as const].map(flatOutline),
          zoom,
          { levels },
        )
        expect(unsoundRingsOf(all)).toEqual([])
        expect(meetingsOf(all)).toEqual([])
        expect(overlapsOf(all.slice(0, -1))).toEqual([])
      }),
    )
  })

  test('what lies far away changes nothing', () => {
    fc.assert(
      fc.property(randomMap, randomMap, fc.integer({ min: 8, max: 15 }), (here, there, zoom) => {
        const own = familyOf({ ...here, lon: 100 }).geometries
        const others = familyOf({ ...there, lon: 110 }).geometries
        expect(generalise([...own, ...others], zoom).slice(0, own.length)).toEqual(generalise(own, zoom))
      }),
      { numRuns: 50 },
    )
  })

  test('takes rings that are none as far as they go', () => {
    const square: MultiPolygonCoordinates = [
      [
        [
          [105, 30],
          [105.01, 30],
          [105.01, 30.01],
          [105, 30.01],
          [105, 30],
        ],
      ],
    ]
    const odd: MultiPolygonCoordinates[] = [
      [],
      [[]],
      [[[]]],
      [[[[105.1, 30]]]],
      [
        [
          [
            [105.2, 30],
            [105.21, 30],
            [105.2, 30],
          ],
        ],
      ],
      [
        [
          [
            [105.3, 30],
            [105.31, 30.01],
            [105.31, 30],
            [105.3, 30.01],
            [105.3, 30],
          ],
        ],
      ],
      [
        [
          [
            [105.4, 30],
            [105.41, 30],
            [105.41, 30.01],
            [105.405, 30.005],
            [105.405, 30.02],
            [105.405, 30.005],
            [105.4, 30],
          ],
        ],
      ],
      [
        [
          [
            [105.5, 30],
            [105.51, 30],
            [105.51, 30.01],
          ],
        ],
      ],
      [
        [
          [
            [105.6, 30],
            [Number.NaN, 30],
            [105.61, 30],
            [105.61, 30.01],
            [105.6, 30],
          ],
        ],
      ],
      [
        [
          [
            [105.7, 95],
            [1e9, 30],
            [105.71, -1e12],
            [105.7, 95],
          ],
        ],
      ],
      [
        [
          [
            [105, 30],
            [105, 30.01],
            [105.01, 30.01],
            [105.01, 30],
            [105, 30],
          ],
        ],
      ],
    ]
    const outlines = generalise([square, ...odd], 14)
    expect(outlines).toHaveLength(12)
    expect(meetingsOf(outlines)).toEqual([])
    // Nothing to draw for those without a point; something for all others.
    expect(outlines.map(({ polygonEnds }) => polygonEnds.length > 0)).toEqual([true, false, false, false, ...Array(8).fill(true)])
    expect(unsoundRingsOf(outlines.filter(({ polygonEnds }) => polygonEnds.length > 0))).toEqual([])
    expect(ringsOf(outlines[6])).toHaveLength(2)
    // The same ring run the other way round is the same ground.
    expect(outlines[11]).toEqual(outlines[0])
  })

  test('refuses zooms that are none', () => {
    for (const zoom of [-1, 3.5, 19, Number.NaN])
      expect(() => generaliseOutlines([], zoom)).toThrow(`got zoom ${zoom} when expected`)
    expect(generaliseOutlines([], 10)).toEqual([])
  })
})

/** How far a place is from the nearest edge of an outline. */
function distanceToOutline(x: number, y: number, outline: UnitOutline): number {
  let least = Number.POSITIVE_INFINITY
  for (const ring of ringsOf(outline).flat()) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [[ax, ay], [bx, by]] = [ring[i], ring[i + 1]]
      const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)
      const share = Math.max(0, Math.min(1, along))
      least = Math.min(least, Math.hypot(ax + share * (bx - ax) - x, ay + share * (by - ay) - y))
    }
  }
  return least
}
