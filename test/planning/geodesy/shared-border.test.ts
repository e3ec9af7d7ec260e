import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { segmentMeters } from '#planning/geodesy/lengths'
import { sharedBorderMeters } from '#planning/geodesy/shared-border'
import type { LonLat, MultiPolygonCoordinates } from '#planning/types'

/** The cells of a map drawn as text that bear a letter, as squares of 0.001° without their common sides. */
function outlineOf(map: string, letter: string): MultiPolygonCoordinates {
  const rows = map.trim().split('\n')
  return rows.flatMap((row, y) =>
    [...row].flatMap((sign, x) => {
      if (sign !== letter) return []
      const [w, e, n, s] = [104 + x / 1000, 104 + (x + 1) / 1000, 30 - y / 1000, 30 - (y + 1) / 1000]
      return [[[[w, s], [e, s], [e, n], [w, n], [w, s]] as LonLat[]]] // biome-ignore format: a square
    }),
  )
}
const [lonSide, latSide] = [segmentMeters(104, 30, 104.001, 30), segmentMeters(104, 30, 104, 30.001)]
const square = (w: number, s: number, size: number): LonLat[] => [
  [w, s],
  [w + size, s],
  [w + size, s + size],
  [w, s + size],
  [w, s],
]

describe('the border two outlines share', () => {
  it('is the length of their common sides', () => {
    const map = 'AAB\nACB\nCCB'
    const [withB, withC] = sharedBorderMeters(outlineOf(map, 'A'), [outlineOf(map, 'B'), outlineOf(map, 'C')])
    expect(withB).toBeCloseTo(latSide, 1)
    expect(withC).toBeCloseTo(2 * lonSide + latSide, 1)
  })

  it('is nothing where they meet in a corner, cross, or lie apart', () => {
    expect(sharedBorderMeters(outlineOf('A.\n.B', 'A'), [outlineOf('A.\n.B', 'B'), outlineOf('A.B', 'B')])).toEqual([0, 0])
    expect(sharedBorderMeters([[square(104, 30, 0.01)]], [[[square(104.005, 29.995, 0.01)]]])).toEqual([0])
    expect(sharedBorderMeters([], [outlineOf('A', 'A')])).toEqual([0])
    expect(sharedBorderMeters(outlineOf('A', 'A'), [])).toEqual([])
  })

  it('needs no vertices in common, and forgives a crack', () => {
    const left: LonLat[] = [[104, 30], [104.01, 30], [104.01, 30.01], [104, 30.01], [104, 30]] // biome-ignore format: a square
    const cut: LonLat[] = [[104.01, 30], [104.02, 30], [104.02, 30.01], [104.01, 30.01], [104.01, 30.0071], [104.01, 30.0033], [104.01, 30]] // biome-ignore format: a square
    const side = segmentMeters(104.01, 30, 104.01, 30.01)
    expect(sharedBorderMeters([[left]], [[[cut]], [[[...cut].reverse()]]])).toEqual([
      expect.closeTo(side, 3),
      expect.closeTo(side, 3),
    ])
    const cracked = cut.map(([lon, lat]): LonLat => [lon + 5e-7, lat])
    expect(sharedBorderMeters([[left]], [[[cracked]]])[0]).toBeCloseTo(side, 3)
    expect(sharedBorderMeters([[left]], [[[cut.map(([lon, lat]): LonLat => [lon + 5e-6, lat])]]])).toEqual([0])
  })

  it('counts a hole that the other fills', () => {
    const hole = square(104.002, 30.002, 0.001)
    const around = 2 * segmentMeters(104.002, 30.002, 104.003, 30.002) + 2 * segmentMeters(104, 30.002, 104, 30.003)
    expect(sharedBorderMeters([[square(104, 30, 0.01), [...hole].reverse()]], [[[hole]]])[0]).toBeCloseTo(around, 2)
  })

  it('is the same from both sides, however the line between them is cut', () => {
    const cuts = fc.array(fc.double({ min: 0.01, max: 0.99, noNaN: true }), { maxLength: 8 })
    fc.assert(
      fc.property(cuts, cuts, fc.double({ min: 0.001, max: 0.02, noNaN: true }), (mine, theirs, slant) => {
        const [from, to]: LonLat[] = [[104, 30], [104 + slant, 30.01]] // biome-ignore format: a line
        const line = (shares: number[]) =>
          [0, ...shares.sort((a, b) => a - b), 1].map(
            (share): LonLat => [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share],
          )
        const west: MultiPolygonCoordinates = [[[...line(mine), [103.9, 30.01], [103.9, 30], from]]]
        const east: MultiPolygonCoordinates = [[[...line(theirs), [104.1, 30.01], [104.1, 30], from]]]
        const [there] = sharedBorderMeters(west, [east])
        const [back] = sharedBorderMeters(east, [west])
        const length = segmentMeters(from[0], from[1], to[0], to[1])
        expect(Math.abs(there - length)).toBeLessThan(length * 1e-3 + 1)
        expect(Math.abs(there - back)).toBeLessThan(length * 1e-3 + 1)
      }),
    )
  })
})
