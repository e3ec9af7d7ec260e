import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atomsOfOutlines, type OutlinedUnit } from '#planning/division/atoms/atoms-of-outlines'
import { convexHull } from '#planning/division/atoms/convex-hull'
import type { MultiPolygonCoordinates } from '#planning/types'

/** A square of a thousandth of a degree. */
function square(column: number, row: number): MultiPolygonCoordinates {
  const [west, south] = [104 + column / 1000, 30 + row / 1000]
  const [east, north] = [104 + (column + 1) / 1000, 30 + (row + 1) / 1000]
  return [
    [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  ]
}

const unit = (id: string, column: number, row: number, compoundId: string | null = null): OutlinedUnit => ({
  id,
  households: 1,
  population: 3,
  compoundId,
  gridId: null,
  geometry: square(column, row),
})

describe('atoms of outlines', () => {
  it('share borders where their outlines do, and have the rest as rim', () => {
    const { atoms, borders } = atomsOfOutlines([unit('a', 0, 0, 'x'), unit('b', 1, 0, 'x'), unit('c', 1, 1), unit('d', 5, 5)])
    expect(borders.map(({ from, to, kind }) => [from, to, kind])).toEqual([
      [0, 1, 'compound'],
      [1, 2, 'open'],
    ])
    const [height, width] = borders.map(({ meters }) => meters)
    expect(height).toBeCloseTo(110.9, 0)
    expect(width).toBeCloseTo(96.4, 0)
    expect(atoms[0].rimMeters).toBeCloseTo(2 * width + height, 1)
    expect(atoms[3].rimMeters).toBeCloseTo(2 * width + 2 * height, 1)
    expect(atoms[0].areaSquareMeters).toBeCloseTo(width * height, -1)
    expect(atoms[1].x - atoms[0].x).toBeCloseTo(width, 0)
    expect(atoms[0].corners).toHaveLength(4)
  })

  it('have no border that nobody can cross, and none at all without units', () => {
    expect(atomsOfOutlines([unit('a', 0, 0), unit('b', 1, 0)], () => null).borders).toEqual([])
    expect(atomsOfOutlines([])).toEqual({ atoms: [], borders: [] })
  })
})

describe('the convex hull', () => {
  it('turns left at every corner and holds every point', () => {
    const point = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }))
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 20 }), (points) => {
        const hull = convexHull(points)
        hull.forEach(([ax, ay], i) => {
          const [bx, by] = hull[(i + 1) % hull.length]
          for (const [x, y] of points) expect((bx - ax) * (y - ay) - (by - ay) * (x - ax)).toBeGreaterThanOrEqual(0)
        })
        for (const corner of hull) expect(points).toContainEqual(corner)
      }),
      { seed: 1 },
    )
  })
})
