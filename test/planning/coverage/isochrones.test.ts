import fc from 'fast-check'
import Flatbush from 'flatbush'
import { describe, expect, it } from 'vitest'
import type { IsochroneBand } from '#planning/coverage/coverage-types'
import { drawIsochrones } from '#planning/coverage/isochrones/draw-isochrones'
import { pointInPolygons } from '#planning/coverage/point-in-polygons'
import { reachFacilities, snapPoints } from '#planning/coverage/reach-facilities'
import { polygonSquareMeters } from '#planning/geodesy/areas'
import { fromPlane, localPlane } from '#planning/geodesy/lengths'
import { checkedMultiPolygon } from '#planning/geodesy/polygon-checks'
import { segmentMeeting } from '#planning/geodesy/ring-crossings'
import { createBarrierTableBuilder } from '#planning/network/barrier-table'
import { buildNetwork } from '#planning/network/build-network'
import type { Network } from '#planning/network/network'
import { createPlaceCosts } from '#planning/network/place-costs'
import { createSnapper } from '#planning/network/snap'
import { createStreetTableBuilder } from '#planning/network/street-table'
import type { LonLat } from '#planning/types'
import { type DrawnArea, drawArea } from './drawn-area.ts'

const none = snapPoints(createSnapper(drawArea('a-b').network), [], [], 1)

function fieldOf(network: Network, at: readonly LonLat[], limitMeters: number) {
  const snapped = snapPoints(
    createSnapper(network),
    at.map(([lon]) => lon),
    at.map(([, lat]) => lat),
    1,
  )
  return {
    ...reachFacilities(
      network,
      snapped,
      at.map((_, i) => i),
      none,
    ),
    limitCost: limitMeters * 1000,
  }
}

function draw(network: Network, at: readonly LonLat[], meters: readonly number[], stepMeters?: number): IsochroneBand[] {
  const bands = meters.map((limit, i) => ({ minutes: i + 1, meters: limit }))
  return drawIsochrones({
    network,
    fields: [fieldOf(network, at, meters[meters.length - 1])],
    bands,
    offStreetFactor: 1,
    stepMeters,
  })
}

const inBand = ({ polygons }: IsochroneBand, [lon, lat]: LonLat): boolean => pointInPolygons(polygons, lon, lat)

/** Fails unless every band is valid and lies within the next, to the last digit. */
function expectSound(bands: readonly IsochroneBand[]): void {
  for (const { polygons } of bands) {
    if (polygons.length > 0) expect(checkedMultiPolygon(polygons)).toEqual({ ok: true, polygons })
  }
  for (let i = 1; i < bands.length; i++) {
    const segments = bands[i].polygons.flat().flatMap((ring) => ring.slice(1).map((point, k) => [ring[k], point] as const))
    const corners = new Set(segments.map(([point]) => point.join(' ')))
    if (bands[i - 1].polygons.length === 0) continue
    const index = new Flatbush(segments.length)
    for (const [a, b] of segments)
      index.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]))
    index.finish()
    for (const ring of bands[i - 1].polygons.flat()) {
      ring.slice(1).forEach((b, k) => {
        const a = ring[k]
        expect(corners.has(a.join(' ')) || inBand(bands[i], a)).toBe(true)
        const near = index.search(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]))
        for (const j of near) expect(segmentMeeting(a, b, segments[j][0], segments[j][1])?.kind).not.toBe('cross')
      })
    }
  }
}

describe('drawIsochrones', () => {
  it('cuts a street where the limit falls inside it', () => {
    const street = drawArea('F-------------------------------------------------k')
    const [near, far] = draw(street.network, [street.at('F')], [300, 730])
    expect(inBand(near, street.point(5.6, 0))).toBe(true)
    expect(inBand(near, street.point(6.4, 0))).toBe(false)
    expect(inBand(far, street.point(14.2, 0))).toBe(true)
    expect(inBand(far, street.point(15, 0))).toBe(false)
    // Half a block beside the street, not more.
    expect(inBand(far, street.point(5, 1.7))).toBe(true)
    expect(inBand(far, street.point(5, 2.3))).toBe(false)
    expectSound([near, far])
  })

  it('is empty where nothing is reached', () => {
    const street = drawArea('F---k')
    expect(draw(street.network, [], [300, 500]).map(({ polygons }) => polygons)).toEqual([[], []])
    expect(draw(street.network, [street.point(2, 9)], [300]).map(({ polygons }) => polygons)).toEqual([[]])
  })

  it('draws ground on both banks only where a bridge is reached, and the bridge itself', () => {
    const text = `
      ......~......
      ......~......
      +-----~-----+
      |.....~.....|
      F-----~-----+
      |.....~.....|
      +-----=-----+
      |.....~......
      f.....~......`
    const area: DrawnArea = drawArea(text)
    const [band] = draw(area.network, [area.at('F')], [250])
    expect(inBand(band, area.point(4, 4))).toBe(true)
    expect(inBand(band, area.point(7, 4))).toBe(false)
    const [wide] = draw(area.network, [area.at('f')], [800])
    expect(inBand(wide, area.point(5.95, 6))).toBe(true)
    expect(inBand(wide, area.point(6.05, 6))).toBe(true)
    expect(inBand(wide, area.point(9, 5))).toBe(true)
    expectSound([band])
    expectSound([wide])
  })

  it('leaves the far side of a river without a bridge dry', () => {
    const area = drawArea(`
      F-----------~...
      |.....~~~~~~~...
      |.....~.........
      |.....~+-------+
      |.....~|.......|
      +-----~+-------+
      |.....~.........
      +----+~.........`)
    const [band] = draw(area.network, [area.at('F')], [1000])
    for (const column of [7, 8, 9, 10, 11]) {
      expect(inBand(band, area.point(column, 0.8))).toBe(true)
      expect(inBand(band, area.point(column, 1.15))).toBe(false)
    }
    expect(inBand(band, area.point(12.2, 0.6))).toBe(false)
    expectSound([band])
  })

  it('draws for several searches only where all are within their limits', () => {
    const street = drawArea('F-------------------G')
    const fields = [fieldOf(street.network, [street.at('F')], 600), fieldOf(street.network, [street.at('G')], 300)]
    const [band] = drawIsochrones({ network: street.network, fields, bands: [{ minutes: 9, meters: 600 }], offStreetFactor: 1 })
    expect(band.polygons).toEqual([])
    const wider = [fieldOf(street.network, [street.at('F')], 800), fieldOf(street.network, [street.at('G')], 400)]
    const [both] = drawIsochrones({
      network: street.network,
      fields: wider,
      bands: [{ minutes: 12, meters: 800 }],
      offStreetFactor: 1,
    })
    expect(inBand(both, street.point(11, 0))).toBe(false)
    expect(inBand(both, street.point(14, 0))).toBe(true)
    expect(inBand(both, street.point(17, 0))).toBe(false)
    expectSound([both])
  })

  it('draws cities far apart each in its place', () => {
    const builder = createStreetTableBuilder()
    for (const [dataSet, [lon, lat]] of [[104, 30] as LonLat, [-51.2, -30.03] as LonLat].entries()) {
      const coordinates: LonLat[] = [
        [lon, lat],
        [lon + 0.004, lat],
      ]
      const rest = {
        streetClass: 'residential',
        name: null,
        access: 255,
        bridge: false,
        tunnel: false,
        maxSpeedKmh: null,
        sourceKey: null,
      } as const
      builder.add({ fromNode: 1, toNode: 2, coordinates, ...rest }, dataSet)
    }
    const built = buildNetwork(builder.finish(), createBarrierTableBuilder().finish(), 'walk')
    if (!built.ok) throw new Error(built.reason)
    const at: LonLat[] = [
      [104, 30],
      [-51.2, -30.03],
    ]
    const [band] = draw(built.network, at, [300])
    expect(band.polygons).toHaveLength(2)
    const [one, two] = band.polygons.map((polygon) => polygonSquareMeters([polygon]))
    // 300 m of street, half a block to every side, tapered at the cut: near 60,000 m² on any latitude.
    expect(one / two).toBeCloseTo(1, 1)
    expect(inBand(band, [-51.199, -30.0302])).toBe(true)
    expectSound([band])
  })
})

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
      { numRuns: 20 },
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
      { numRuns: 20 },
    )
  })

  /** The slow and obvious answer: is some street point, a meter from the next, near enough, in time and in sight? */
  function lookFromStreets(network: Network, field: ReturnType<typeof fieldOf>, limit: number) {
    const { segments } = network.barriers
    const crosses = (a: LonLat, b: LonLat): boolean => {
      for (let i = 0; i < segments.length; i += 4) {
        if (segmentMeeting(a, b, [segments[i], segments[i + 1]], [segments[i + 2], segments[i + 3]])) return true
      }
      return false
    }
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
