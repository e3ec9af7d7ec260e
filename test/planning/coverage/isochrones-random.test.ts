import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromPlane, localPlane } from '#planning/geodesy/lengths'
import { segmentMeeting } from '#planning/geodesy/ring-crossings'
import { createBarrierTableBuilder } from '#planning/network/barrier-table'
import { buildNetwork } from '#planning/network/build-network'
import type { Network } from '#planning/network/network'
import { createPlaceCosts } from '#planning/network/place-costs'
import { createStreetTableBuilder } from '#planning/network/street-table'
import type { LonLat } from '#planning/types'
import { draw, expectSound, fieldOf, inBand } from './draw-bands.ts'

describe('drawIsochrones on random streets', () => {
  const side = 7
  const spacing = 90
  const plane = localPlane(104.06, 30.67)
  const arbitrary = fc.record({
    shifts: fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 2 * side * side, maxLength: 2 * side * side }),
    kept: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2 * side * side, maxLength: 2 * side * side }),
    walls: fc.array(
      fc.record({
        x: fc.integer({ min: 0, max: 600 }),
        y: fc.integer({ min: 0, max: 600 }),
        dx: fc.integer({ min: -300, max: 300 }),
        dy: fc.integer({ min: -300, max: 300 }),
      }),
      { maxLength: 4 },
    ),
    facilities: fc.array(fc.tuple(fc.integer({ min: 0, max: 540 }), fc.integer({ min: 0, max: 540 })), {
      minLength: 1,
      maxLength: 3,
    }),
    limit: fc.integer({ min: 120, max: 700 }),
  })
  type Drawn = typeof arbitrary extends fc.Arbitrary<infer T> ? T : never

  function build({ shifts, kept, walls }: Drawn): Network | null {
    const nodeAt = (column: number, row: number): LonLat => {
      const node = row * side + column
      return fromPlane(plane, column * spacing + shifts[2 * node], row * spacing + shifts[2 * node + 1])
    }
    const streets = createStreetTableBuilder()
    for (let node = 0; node < side * side; node++) {
      const [column, row] = [node % side, Math.floor(node / side)]
      ;[
        [1, 0],
        [0, 1],
      ].forEach(([right, up], which) => {
        const lot = kept[2 * node + which]
        if (column + right >= side || row + up >= side || lot < 2) return
        streets.add(
          {
            fromNode: node,
            toNode: node + right + up * side,
            coordinates: [nodeAt(column, row), nodeAt(column + right, row + up)],
            streetClass: 'residential',
            name: null,
            access: 255,
            bridge: lot === 9,
            tunnel: lot === 8,
            maxSpeedKmh: null,
            sourceKey: null,
          },
          0,
        )
      })
    }
    const barriers = createBarrierTableBuilder()
    for (const { x, y, dx, dy } of walls) {
      if (dx !== 0 || dy !== 0)
        barriers.add({ kind: 'wall', coordinates: [fromPlane(plane, x, y), fromPlane(plane, x + dx, y + dy)] })
    }
    const built = buildNetwork(streets.finish(), barriers.finish(), 'walk')
    return built.ok ? built.network : null
  }

  it('gives valid polygons, each band within the next', () => {
    fc.assert(
      fc.property(arbitrary, (drawn) => {
        const network = build(drawn)
        if (!network) return
        const at = drawn.facilities.map(([x, y]) => fromPlane(plane, x, y))
        expectSound(draw(network, at, [drawn.limit * 0.5, drawn.limit * 0.97, drawn.limit]))
      }),
      { numRuns: 15 },
    )
  })

  it('agrees with looking from every meter of every reached street', () => {
    const step = 10
    fc.assert(
      fc.property(
        arbitrary,
        fc.array(fc.tuple(fc.integer({ min: -150, max: 700 }), fc.integer({ min: -150, max: 700 })), {
          minLength: 30,
          maxLength: 30,
        }),
        (drawn, probes) => {
          const network = build(drawn)
          if (!network) return
          const at = drawn.facilities.map(([x, y]) => fromPlane(plane, x, y))
          const [band] = draw(network, at, [drawn.limit], step)
          const seen = lookFromStreets(network, fieldOf(network, at, drawn.limit), drawn.limit)
          for (const [x, y] of probes) {
            // Near an edge of the answer, or of a wall's shadow, the lattice may differ: ask only where all around is alike.
            const around = [
              [0, 0],
              [2, 0],
              [-2, 0],
              [0, 2],
              [0, -2],
              [1.4, 1.4],
              [1.4, -1.4],
              [-1.4, 1.4],
              [-1.4, -1.4],
              [0.7, 0],
              [-0.7, 0],
              [0, 0.7],
              [0, -0.7],
            ]
            const answers = new Set(around.map(([right, up]) => seen(x + right * step, y + up * step)))
            if (answers.size === 1) expect(inBand(band, fromPlane(plane, x, y))).toBe(answers.has(true))
          }
        },
      ),
      { numRuns: 15 },
    )
  })

  it('shows nothing right behind a wall that is only seen from before it', () => {
    const step = 10
    let asked = 0
    fc.assert(
      fc.property(arbitrary, (drawn) => {
        const network = build(drawn)
        if (!network) return
        const at = drawn.facilities.map(([x, y]) => fromPlane(plane, x, y))
        const [band] = draw(network, at, [drawn.limit], step)
        const seen = lookFromStreets(network, fieldOf(network, at, drawn.limit), drawn.limit)
        const crosses = crossesBarrier(network)
        for (const { x, y, dx, dy } of drawn.walls) {
          const length = Math.hypot(dx, dy)
          for (let along = 20; along < length - 20; along += 15) {
            for (const beside of [-3, 3]) {
              const px = x + (along * dx - beside * dy) / length
              const py = y + (along * dy + beside * dx) / length
              const probe = fromPlane(plane, px, py)
              // Where two walls meet, the tip between them is finer than the lattice.
              if (drawn.walls.filter((wall) => distanceTo(wall, px, py) < 2 * step).length > 1) continue
              const around = Array.from({ length: 16 }, (_, i) => [
                px + 1.6 * step * Math.cos((i * Math.PI) / 8),
                py + 1.6 * step * Math.sin((i * Math.PI) / 8),
              ]).filter(([ax, ay]) => !crosses(probe, fromPlane(plane, ax, ay)))
              if (seen(px, py) || around.some(([ax, ay]) => seen(ax, ay))) continue
              asked++
              expect(inBand(band, probe)).toBe(false)
            }
          }
        }
      }),
      { numRuns: 15 },
    )
    expect(asked).toBeGreaterThan(20)
  })

  function distanceTo({ x, y, dx, dy }: Drawn['walls'][number], px: number, py: number): number {
    const share = Math.min(1, Math.max(0, ((px - x) * dx + (py - y) * dy) / (dx * dx + dy * dy || 1)))
    return Math.hypot(px - x - share * dx, py - y - share * dy)
  }

  function crossesBarrier(network: Network): (a: LonLat, b: LonLat) => boolean {
    const { segments } = network.barriers
    return (a, b) => {
      for (let i = 0; i < segments.length; i += 4) {
        if (segmentMeeting(a, b, [segments[i], segments[i + 1]], [segments[i + 2], segments[i + 3]])) return true
      }
      return false
    }
  }

  /** The slow and obvious answer: is some street point, a meter from the next, near enough, in time and in sight? */
  function lookFromStreets(network: Network, field: ReturnType<typeof fieldOf>, limit: number) {
    const crosses = crossesBarrier(network)
    const costAt = createPlaceCosts(network, field.nearest, field.sources, { startCost: field.startCost })
    const points: { at: LonLat; x: number; y: number; meters: number; reach: number }[] = []
    for (let edge = 0; edge < network.edgeCount; edge++) {
      for (let k = network.shapeStart[edge]; k < network.shapeStart[edge + 1] - 1; k++) {
        const [lonA, latA, lonB, latB] = network.shapeLonLat.subarray(2 * k, 2 * k + 4)
        const span = network.shapeCost[k + 1] - network.shapeCost[k]
        const pieces = Math.ceil(span / 1000)
        for (let piece = 0; piece <= pieces; piece++) {
          const share = piece / pieces
          const at: LonLat = [lonA + share * (lonB - lonA), latA + share * (latB - latA)]
          const meters = costAt(edge, network.shapeCost[k] + Math.round(share * span)).cost / 1000
          const x = (at[0] - plane.lon) * plane.metersPerLon
          const y = (at[1] - plane.lat) * plane.metersPerLat
          points.push({ at, x, y, meters, reach: network.shapeStructure[k] === 0 ? 100 : 8 })
        }
      }
    }
    return (x: number, y: number): boolean => {
      const probe = fromPlane(plane, x, y)
      return points.some((point) => {
        const distance = Math.hypot(point.x - x, point.y - y)
        return distance < point.reach && point.meters + distance < limit && !crosses(point.at, probe)
      })
    }
  }
})
