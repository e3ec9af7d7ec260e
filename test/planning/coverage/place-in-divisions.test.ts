import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDivisionPlacer, type PlacedDivision } from '#planning/coverage/place-in-divisions'
import { pointInPolygons } from '#planning/coverage/point-in-polygons'
import type { DivisionLevel, LonLat, MultiPolygonCoordinates } from '#planning/types'

const box = (west: number, south: number, east: number, north: number): MultiPolygonCoordinates => [
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

const division = (
  code: string,
  level: DivisionLevel,
  parentIndex: number,
  geometry: MultiPolygonCoordinates,
): PlacedDivision => ({ id: `id-${code}`, code, level, parentIndex, geometry })

/** A fan of triangles around a centre: a tiling whose borders run at every slope and meet in one point. */
function fan(center: LonLat, rim: readonly LonLat[]): MultiPolygonCoordinates[] {
  return rim.map((point, index) => {
    const next = rim[(index + 1) % rim.length]
    return [[[center, point, next, center]]]
  })
}

describe('pointInPolygons', () => {
  it('puts every point of a tiling, borders and corners too, into exactly one part', () => {
    const coordinate = fc.integer({ min: -20, max: 20 }).map((n) => n / 10)
    fc.assert(
      fc.property(
        coordinate,
        coordinate,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 }),
        (x, y, weights) => {
          const rim = [-2, -0.7, 0.6, 2].flatMap((step, k) => [
            { angle: 0, point: [step, -2.5 - weights[k]] as LonLat },
            { angle: 0, point: [step, 2.5 + weights[4 + k]] as LonLat },
          ])
          const around = [...rim, { angle: 0, point: [-3, 0.1] as LonLat }, { angle: 0, point: [3, -0.1] as LonLat }]
            .map(({ point }) => ({ point, angle: Math.atan2(point[1], point[0]) }))
            .sort((a, b) => a.angle - b.angle)
            .map(({ point }) => point)
          const parts = fan([0.1, 0.1], around)
          expect(parts.filter((part) => pointInPolygons(part, x, y)).length).toBe(1)
        },
      ),
    )
  })

  it('leaves holes out', () => {
    const holed: MultiPolygonCoordinates = [[box(0, 0, 4, 4)[0][0], [...box(1, 1, 2, 2)[0][0]].reverse()]]
    expect(pointInPolygons(holed, 1.5, 1.5)).toBe(false)
    expect(pointInPolygons(holed, 3, 3)).toBe(true)
  })
})

describe('createDivisionPlacer', () => {
  const county = division('51', 'county', -1, box(0, 0, 4, 4))
  const west = division('5101', 'town', 0, box(0, 0, 2, 4))
  const east = division('5102', 'town', 0, box(2, 0, 4, 4))
  // Reaches over the border of its town, and still counts there.
  const village = division('510101', 'village', 1, box(1, 1, 2.5, 2))
  const all = [county, west, east, village]

  it('takes the parents of the smallest division from the tree, not from their outlines', () => {
    const placed = createDivisionPlacer(all)([2.25, 2.25, 9], [1.5, 3, 9])
    expect(placed.levels).toEqual(['county', 'town', 'village'])
    expect(placed.divisionsOf(0)).toEqual([0, 1, 3])
    expect(placed.divisionsOf(1)).toEqual([0, 2])
    expect(placed.divisionsOf(2)).toEqual([])
  })

  it('asks a level itself where the tree does not reach it', () => {
    const orphan = { ...village, parentIndex: -1 }
    expect(createDivisionPlacer([county, west, orphan])([1.5], [1.5]).divisionsOf(0)).toEqual([0, 1, 2])
  })

  it('never puts a point into a division of another parent than the one it counts in', () => {
    const grid = division('5101-1', 'grid_1', 1, box(2, 1, 2.5, 2))
    const strayVillage = division('510201', 'village', 2, box(2, 1, 3, 2))
    expect(createDivisionPlacer([county, west, east, strayVillage, grid])([2.25], [1.5]).divisionsOf(0)).toEqual([0, 1, 4])
  })

  it('chooses the lowest code of two that overlap, whatever their order', () => {
    const other = division('5100', 'town', 0, box(1, 0, 3, 4))
    expect(createDivisionPlacer([county, west, other])([1.5], [1]).divisionsOf(0)).toEqual([0, 2])
    expect(createDivisionPlacer([county, other, west])([1.5], [1]).divisionsOf(0)).toEqual([0, 1])
  })
})
