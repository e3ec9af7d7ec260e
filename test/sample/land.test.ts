import { describe, expect, test, vi } from 'vitest'
import type { LonLat } from '../../server/planning/types.ts'
import { countyOf, divisionsOn, seeds, today } from './county.ts'
import { type Segment, segmentsOf } from './walking.ts'

// Generating takes a second, more where many tests run at once.
vi.setConfig({ testTimeout: 60_000 })

function contains(ring: readonly LonLat[], [lon, lat]: LonLat): boolean {
  let inside = false
  for (const [a, b] of segmentsOf(ring))
    if (a[1] > lat !== b[1] > lat && lon < ((b[0] - a[0]) * (lat - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside
  return inside
}

function side(a: LonLat, b: LonLat, c: LonLat): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))
}

function meet([a, b]: Segment, [c, d]: Segment): boolean {
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b)
}

const cellDegrees = 0.002

/** Answers the segments of some lines near a ring. */
function segmentIndex(lines: readonly (readonly LonLat[])[]): (ring: readonly LonLat[]) => Segment[] {
  const cells = new Map<string, Segment[]>()
  const cellsOf = (points: readonly LonLat[]): string[] => {
    const keys: string[] = []
    const range = (axis: 0 | 1): [number, number] => {
      const values = points.map((point) => Math.floor(point[axis] / cellDegrees))
      return [Math.min(...values), Math.max(...values)]
    }
    const [[west, east], [south, north]] = [range(0), range(1)]
    for (let column = west; column <= east; column++) for (let row = south; row <= north; row++) keys.push(`${column},${row}`)
    return keys
  }
  for (const segment of lines.flatMap(segmentsOf))
    for (const key of cellsOf(segment)) cells.set(key, [...(cells.get(key) ?? []), segment])
  return (ring) => [...new Set(cellsOf(ring).flatMap((key) => cells.get(key) ?? []))]
}

describe.each(seeds)('land of seed %i', (seed) => {
  const { land, demand, divisions, streets } = countyOf(seed)
  const now = divisionsOn(divisions, today)
  const buildings = land.filter(({ kind }) => kind === 'building')
  const outlineOf = new Map(
    buildings.flatMap(({ sourceKey, geometry }) => (sourceKey ? [[sourceKey, geometry[0][0]] as const] : [])),
  )

  test('every home that is a building stands inside its own outline', () => {
    const homes = demand.filter(({ kind }) => kind === 'building')
    for (const { sourceKey, lon, lat } of homes) {
      const outline = outlineOf.get(sourceKey!)
      expect(outline, sourceKey!).toBeDefined()
      expect(contains(outline!, [lon, lat])).toBe(true)
    }
    expect(outlineOf.size).toBe(homes.length)
  })

  test('no outline of a building meets a street, a compound’s or a division’s border', () => {
    const near = segmentIndex([
      ...streets.map(({ coordinates }) => coordinates),
      ...now
        .filter(({ level }) => ['compound', 'grid_1', 'grid_2', 'group', 'village'].includes(level))
        .flatMap(({ geometry }) => geometry.flat()),
    ])
    const offenders = buildings.filter(({ geometry: [[ring]] }) => {
      const others = near(ring)
      return segmentsOf(ring).some((edge) => others.some((other) => meet(edge, other)))
    })
    expect(offenders.map(({ name, sourceKey }) => [name, sourceKey])).toEqual([])
  })

  test('outlines of buildings do not meet one another', () => {
    const near = segmentIndex(buildings.map(({ geometry: [[ring]] }) => ring))
    const offenders = buildings.filter(({ geometry: [[ring]] }) => {
      const own = segmentsOf(ring)
      const ownKeys = new Set(own.map(([a, b]) => `${a} ${b}`))
      return near(ring).some((other) => !ownKeys.has(`${other[0]} ${other[1]}`) && own.some((edge) => meet(edge, other)))
    })
    expect(offenders.map(({ name, sourceKey }) => [name, sourceKey])).toEqual([])
  })

  test('no home stands in water, no hamlet in the woods', () => {
    const [water, woods] = (['water', 'woods'] as const).map((kind) =>
      land.filter((area) => area.kind === kind).map(({ geometry }) => geometry[0][0]),
    )
    const isIn = (rings: readonly (readonly LonLat[])[], place: LonLat): boolean => rings.some((ring) => contains(ring, place))
    expect(demand.filter(({ lon, lat }) => isIn(water, [lon, lat])).map(({ sourceKey }) => sourceKey)).toEqual([])
    const hamlets = demand.filter(({ kind }) => kind === 'settlement')
    expect(hamlets.filter(({ lon, lat }) => isIn(woods, [lon, lat])).length / hamlets.length).toBeLessThan(0.02)
  })

  test('areas are closed rings on the lattice, counter-clockwise', () => {
    for (const { geometry } of land) {
      for (const [ring] of geometry) {
        expect(ring[0]).toEqual(ring[ring.length - 1])
        expect(ring.length).toBeGreaterThan(3)
        let twiceArea = 0
        for (const [a, b] of segmentsOf(ring))
          twiceArea += (a[0] - ring[0][0]) * (b[1] - ring[0][1]) - (b[0] - ring[0][0]) * (a[1] - ring[0][1])
        expect(twiceArea).toBeGreaterThan(0)
        for (const value of ring.flat()) expect(Number(value.toFixed(7))).toBe(value)
      }
    }
  })
})
