import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localPlane, toPlane } from '#planning/geodesy/lengths'
import { touchMeters } from '#planning/network/barrier-crossing'
import { createBarrierTableBuilder } from '#planning/network/barrier-table'
import { buildNetwork } from '#planning/network/build-network'
import { type Network, noEdge } from '#planning/network/network'
import { createSnapper } from '#planning/network/snap'
import { createStreetTableBuilder } from '#planning/network/street-table'
import type { LonLat } from '#planning/types'
import { isHidden, metersToPlace, nearestOfAll, sampledPoints } from './snap-by-trying-all.ts'

const origin: LonLat = [104.06, 30.67]
const plane = localPlane(...origin)
/** A point given in meters east and north of the origin. */
function at(east: number, north: number): LonLat {
  return [origin[0] + east / plane.metersPerLon, origin[1] + north / plane.metersPerLat]
}

interface Line {
  points: [number, number][]
  bridge?: boolean
}

/** A walking network of lines in meters; lines meet where their ends are equal. */
function walkingNetwork(streets: Line[], barriers: [number, number][][] = []): Network {
  const keys = new Map<string, number>()
  const key = (point: [number, number]) => keys.get(String(point)) ?? keys.set(String(point), keys.size).size - 1
  const builder = createStreetTableBuilder()
  for (const { points, bridge = false } of streets) {
    builder.add(
      {
        fromNode: key(points[0]),
        toNode: key(points[points.length - 1]),
        coordinates: points.map(([x, y]) => at(x, y)),
        streetClass: 'residential',
        name: null,
        access: 255,
        bridge,
        tunnel: false,
        maxSpeedKmh: null,
        sourceKey: null,
      },
      0,
    )
  }
  const walls = createBarrierTableBuilder()
  for (const points of barriers) walls.add({ kind: 'wall', coordinates: points.map(([x, y]) => at(x, y)) })
  const built = buildNetwork(builder.finish(), walls.finish(), 'walk')
  if (!built.ok) throw new Error(built.reason)
  return built.network
}

describe('createSnapper', () => {
  const street: Line = {
    points: [
      [0, 0],
      [100, 0],
    ],
  }

  it('finds the foot of the perpendicular, its offset and its distance', () => {
    const answer = createSnapper(walkingNetwork([street])).snap(...at(30, 40))
    expect(answer.ok && Math.abs(answer.place.offset - 30_000) <= 2).toBe(true)
    expect(answer.ok && Math.abs(answer.place.snapMillimeters - 40_000) <= 2).toBe(true)
  })

  it('goes to a farther street where a wall stands before the nearest', () => {
    const network = walkingNetwork(
      [
        street,
        {
          points: [
            [0, 0],
            [0, 100],
          ],
        },
        {
          points: [
            [0, 100],
            [100, 100],
          ],
        },
      ],
      [
        [
          [-1, 20],
          [120, 20],
        ],
      ],
    )
    const answer = createSnapper(network).snap(...at(80, 40))
    expect(answer.ok && Math.round(answer.place.snapMillimeters / 100)).toBe(600)
    const [, north] = answer.ok ? toPlane(plane, answer.place.lon, answer.place.lat) : [0, 0]
    expect(Math.round(north)).toBe(100)
  })

  it('does not count a wall that the street itself runs on', () => {
    const answer = createSnapper(
      walkingNetwork(
        [street],
        [
          [
            [-10, 0],
            [120, 0],
          ],
        ],
      ),
    ).snap(...at(50, 10))
    expect(answer.ok).toBe(true)
  })

  it('does not slip through the corner where two barriers meet', () => {
    const answer = createSnapper(
      walkingNetwork(
        [street],
        [
          [
            [-200, 10],
            [50, 5],
            [300, 10],
          ],
        ],
      ),
    ).snap(...at(50, 40), 100)
    expect(answer).toMatchObject({ ok: false, reason: 'blocked_by_barrier' })
  })

  it('says that a point is too far, and how far the nearest street is', () => {
    const snapper = createSnapper(walkingNetwork([street]))
    const answer = snapper.snap(...at(50, 1000))
    expect(answer).toMatchObject({ ok: false, reason: 'too_far' })
    expect(!answer.ok && Math.round(answer.nearestMeters!)).toBe(1000)
    expect(snapper.snap(-30, 104)).toEqual({ ok: false, reason: 'too_far', nearestMeters: null })
  })

  it('enters a bridge only over its ends', () => {
    const network = walkingNetwork([
      street,
      {
        points: [
          [100, 0],
          [200, 0],
        ],
        bridge: true,
      },
      {
        points: [
          [200, 0],
          [300, 0],
        ],
      },
    ])
    const answer = createSnapper(network).snap(...at(140, 5))
    const [east] = answer.ok ? toPlane(plane, answer.place.lon, answer.place.lat) : [0]
    expect(Math.round(east)).toBe(100)
  })

  it('finds a street past the end of the wall that hides its nearest point', () => {
    const answer = createSnapper(
      walkingNetwork(
        [street],
        [
          [
            [-200, 10],
            [60, 10],
          ],
        ],
      ),
    ).snap(...at(50, 20))
    // The line of sight grazes the wall's end at (60, 10) and goes on to (70, 0).
    const [east, north] = answer.ok ? toPlane(plane, answer.place.lon, answer.place.lat) : [0, 0]
    expect(east).toBeGreaterThan(70)
    expect(east).toBeLessThan(70.1)
    expect(Math.abs(north)).toBeLessThan(0.01)
  })

  it('answers alike for a place at which several streets are equally near', () => {
    const star = walkingNetwork([
      street,
      {
        points: [
          [0, 0],
          [0, 100],
        ],
      },
      {
        points: [
          [0, 0],
          [-100, 0],
        ],
      },
    ])
    const answer = createSnapper(star).snap(...at(-30, -30))
    const corner = createSnapper(star).snap(...at(0, 0))
    expect(answer.ok && corner.ok && answer.place.snapMillimeters).toBe(30_000)
    expect(corner).toEqual(createSnapper(star).snap(...at(0, 0)))
  })

  it('says that a network of nothing but bridges cannot be entered', () => {
    expect(createSnapper(walkingNetwork([{ ...street, bridge: true }])).snap(...at(50, 5))).toMatchObject({
      ok: false,
      reason: 'no_network',
    })
  })

  it('puts failures beside the places and keeps their order', () => {
    const { places, failures } = createSnapper(walkingNetwork([street])).snapAll([at(10, 1), at(10, 5000), at(90, 2)].flat())
    expect(places.count).toBe(3)
    expect([...places.edge]).toEqual([0, noEdge, 0])
    expect([...places.offset].map((offset) => Math.round(offset / 1000))).toEqual([10, 0, 90])
    expect(failures).toMatchObject([{ index: 1, reason: 'too_far' }])
  })

  const coordinate = fc.integer({ min: 0, max: 400 })
  const point: fc.Arbitrary<[number, number]> = fc.tuple(coordinate, coordinate)
  const line = fc.array(point, { minLength: 2, maxLength: 4 })

  it('is exact: no street point is nearer, on random streets', () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 12 }),
        point,
        fc.integer({ min: 1, max: 500 }),
        (lines, asked, limit) => {
          const network = walkingNetwork(lines.map((points) => ({ points })))
          const answer = createSnapper(network).snap(...at(...asked), limit)
          const nearest = nearestOfAll(network, at(...asked))
          if (nearest.meters <= limit) {
            expect(answer.ok && Math.abs(answer.place.snapMillimeters - 1000 * nearest.meters)).toBeLessThanOrEqual(0.5001)
            expect(
              answer.ok && metersToPlace(network, answer.place.edge, answer.place.offset, at(...asked)) - nearest.meters,
            ).toBeLessThan(0.001)
          } else {
            expect(answer).toMatchObject({ ok: false, reason: 'too_far' })
            expect(!answer.ok && answer.nearestMeters).toBeCloseTo(nearest.meters, 9)
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('is exact among the points in sight: none of a fine sample of street points is nearer and unhidden, and the found one is unhidden', () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 5 }),
        fc.array(fc.tuple(point, point), { minLength: 1, maxLength: 6 }),
        point,
        (lines, walls, asked) => {
          const network = walkingNetwork(
            lines.map((points) => ({ points })),
            walls,
          )
          const [lon, lat] = at(...asked)
          const answer = createSnapper(network).snap(lon, lat, 150)
          const here = localPlane(lon, lat)
          let nearest = Infinity
          for (const [east, north] of sampledPoints(network, here, 0.25)) {
            const meters = Math.hypot(east, north)
            if (meters <= 150 && meters < nearest && !isHidden(network, here, east, north, 0.1)) nearest = meters
          }
          if (answer.ok) {
            const [east, north] = toPlane(here, answer.place.lon, answer.place.lat)
            expect(isHidden(network, here, east, north, 0)).toBe(false)
            expect(answer.place.snapMillimeters / 1000).toBeLessThanOrEqual(nearest + 2 * touchMeters)
          } else {
            expect(nearest).toBe(Infinity)
          }
        },
      ),
      { numRuns: 400 },
    )
  })
})
