import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Random, seededRandom } from '#planning/random'
import { generaliseOutlines } from '#planning/topology/generalise-outlines'
import type { UnitOutline } from '#planning/topology/outline-types'
import { flatOutline } from '#planning/topology/outline-types'
import type { LonLat, MultiPolygonCoordinates } from '#planning/types'
import { doubleAreaOfOutline, meetingsOf, overlapsOf, repeatedEdgesOf, unsoundRingsOf } from './check-outlines.ts'
import { type Drawing, drawOutlines, drawUnion } from './draw-outlines.ts'

const generalise = (geometries: readonly MultiPolygonCoordinates[], zoom: number, toleranceUnits?: number) =>
  generaliseOutlines(geometries.map(flatOutline), zoom, toleranceUnits === undefined ? {} : { toleranceUnits })

/** Maps of up to 7 × 7 squares in up to 8 letters, with their two parents: A–D and E–H. */
const randomMap = fc
  .record({
    rows: fc.array(fc.array(fc.constantFrom(...'ABCDEFGH'), { minLength: 2, maxLength: 7 }), { minLength: 2, maxLength: 7 }),
    side: fc.constantFrom(0.02, 0.005, 0.002, 0.0005),
    wobble: fc.double({ min: 0, max: 0.24, noNaN: true }),
    points: fc.integer({ min: 0, max: 12 }),
    lon: fc.double({ min: 100, max: 110, noNaN: true }),
    lat: fc.double({ min: 20, max: 45, noNaN: true }),
  })
  .map(({ rows, ...rest }): Drawing => {
    const width = Math.min(...rows.map((row) => row.length))
    return { text: rows.map((row) => row.slice(0, width).join('')).join('\n'), ...rest }
  })

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
        fc.integer(),
        (drawing, zoom, toleranceUnits, blurUnits, extraShare, seed) => {
          // Only with room between borders can it be told what belongs together.
          fc.pre(unitsOf(drawing.side!, zoom) > 24)
          const random = seededRandom(seed)
          const { geometries, childCount, childrenOf } = familyOf({ ...drawing, wobble: drawing.wobble! / 2 })
          const sources = geometries.map((geometry) => blurred(geometry, random, blurUnits / unitsOf(1, zoom), extraShare))
          expectSound(generalise(sources, zoom, toleranceUnits), childCount, childrenOf)
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
})
