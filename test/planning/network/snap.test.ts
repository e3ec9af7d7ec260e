import { describe, expect, it } from 'vitest'
import { localPlane, toPlane } from '#planning/geodesy/lengths'
import { createBarrierTableBuilder } from '#planning/network/barrier-table'
import { buildNetwork } from '#planning/network/build-network'
import type { Network } from '#planning/network/network'
import { createSnapper } from '#planning/network/snap'
import { createStreetTableBuilder } from '#planning/network/street-table'
import type { LonLat } from '#planning/types'

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
})
