import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { generaliseOutlines } from '#planning/topology/generalise-outlines'
import { flatOutline } from '#planning/topology/outline-types'
import type { MultiPolygonCoordinates } from '#planning/types'
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

describe('generaliseOutlines', () => {
  test('neighbours share every vertex, borders never cross, children make up their parent, whatever the map and zoom', () => {
    fc.assert(
      fc.property(randomMap, fc.integer({ min: 5, max: 16 }), fc.constantFrom(0, 1, 4, 20), (drawing, zoom, tolerance) => {
        fc.pre(((drawing.side ?? 0) / 360) * 4096 * 2 ** zoom > 8)
        const children = drawOutlines(drawing)
        const groups = [[...'ABCD'], [...'EFGH']].map((group) => group.filter((letter) => children.has(letter)))
        const parents = groups.filter((group) => group.length > 0)
        const all = generalise([...children.values(), ...parents.map((group) => drawUnion(drawing, group))], zoom, tolerance)
        expect(all).toHaveLength(children.size + parents.length)
        const level = all.slice(0, children.size)
        expect(unsoundRingsOf(all)).toEqual([])
        expect(meetingsOf(all)).toEqual([])
        expect(repeatedEdgesOf(level)).toEqual([])
        expect(overlapsOf(level)).toEqual([])
        expect(overlapsOf(all.slice(children.size))).toEqual([])
        const letters = [...children.keys()]
        parents.forEach((group, p) => {
          const sum = group.reduce((total, letter) => total + doubleAreaOfOutline(level[letters.indexOf(letter)]), 0n)
          expect(sum).toBe(doubleAreaOfOutline(all[children.size + p]))
        })
      }),
      { numRuns: 500 },
    )
  })
})
