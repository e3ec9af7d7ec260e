import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clusterFacilities, type TilePoint } from '../../client/map/tiles/cluster-facilities.ts'
import { roomAt, zoomThatFits } from '../../client/map/tiles/room-for-names.ts'

const extent = 4096
const point = fc.record({
  x: fc.integer({ min: -128, max: extent + 128 }),
  y: fc.integer({ min: -128, max: extent + 128 }),
  count: fc.integer({ min: 1, max: 9 }),
  group: fc.constantFrom('health', 'public', 'culture'),
})

describe('facilities of a tile', () => {
  it('are counted exactly once, those of the rim by the neighbouring tile', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 60 }), fc.boolean(), (points, alone) => {
        const list: TilePoint[] = points.map((each, index) => ({ ...each, properties: { id: String(index) } }))
        const inside = list.filter(({ x, y }) => x >= 0 && y >= 0 && x < extent && y < extent)
        const clusters = clusterFacilities(list, extent, alone)
        const sum = (counts: { count: number }[]): number => counts.reduce((all, { count }) => all + count, 0)
        expect(sum(clusters)).toBe(sum(inside))
        for (const { count, properties } of clusters) if (properties) expect(count).toBe(1)
        if (alone)
          expect(clusters.filter(({ properties }) => properties)).toHaveLength(inside.filter(({ count }) => count === 1).length)
      }),
    )
  })

  it('carry their group when they share one', () => {
    const at = (x: number, group: string): TilePoint => ({ x, y: 10, count: 1, group, properties: { group } })
    const groups = (points: TilePoint[]): string[] => clusterFacilities(points, extent, false).map(({ group }) => group)
    expect(groups([at(10, 'health'), at(20, 'health')])).toEqual(['health'])
    expect(groups([at(10, 'health'), at(20, 'public')])).toEqual(['mixed'])
    expect(groups([at(10, 'health'), at(3000, 'public')])).toEqual(['health', 'public'])
  })
})

describe('room for a name', () => {
  const square = [
    [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
      { x: 100, y: 100 },
      { x: 0, y: 100 },
    ],
  ]
  it('is twice the way to the nearer border', () => {
    expect(roomAt(square, { x: 50, y: 50 })).toBe(100)
    expect(roomAt(square, { x: 20, y: 50 })).toBe(40)
    expect(roomAt(square, { x: 50, y: 200 })).toBe(0)
  })
  it('doubles with each zoom, so that a name twice as long fits one zoom later', () => {
    const [two, four] = ['山村', '山村山村'].map((name) => zoomThatFits(name, 1000, 4096, 10))
    expect(four - two).toBeCloseTo(1, 10)
  })
})
