import Flatbush from 'flatbush'
import { expect } from 'vitest'
import type { IsochroneBand } from '#planning/coverage/coverage-types'
import { drawIsochrones } from '#planning/coverage/isochrones/draw-isochrones'
import { pointInPolygons } from '#planning/coverage/point-in-polygons'
import { reachFacilities, snapPoints } from '#planning/coverage/reach-facilities'
import { checkedMultiPolygon } from '#planning/geodesy/polygon-checks'
import { segmentMeeting } from '#planning/geodesy/ring-crossings'
import type { Network } from '#planning/network/network'
import { createSnapper } from '#planning/network/snap'
import type { LonLat } from '#planning/types'
import { drawArea } from './drawn-area.ts'

const none = snapPoints(createSnapper(drawArea('a-b').network), [], [])

/** A search from some points, counted up to a limit. */
export function fieldOf(network: Network, at: readonly LonLat[], limitMeters: number) {
  const snapped = snapPoints(
    createSnapper(network),
    at.map(([lon]) => lon),
    at.map(([, lat]) => lat),
  )
  return {
    ...reachFacilities(
      network,
      snapped,
      at.map((_, i) => i),
      none,
      1,
    ),
    limitCost: limitMeters * 1000,
  }
}

/** Isochrones around some points on foot. */
export function draw(network: Network, at: readonly LonLat[], meters: readonly number[], stepMeters?: number): IsochroneBand[] {
  const bands = meters.map((limit, i) => ({ minutes: i + 1, meters: limit }))
  return drawIsochrones({
    network,
    fields: [fieldOf(network, at, meters[meters.length - 1])],
    bands,
    offStreetFactor: 1,
    stepMeters,
  })
}

/** Whether a point lies in a band. */
export const inBand = ({ polygons }: IsochroneBand, [lon, lat]: LonLat): boolean => pointInPolygons(polygons, lon, lat)

/** Fails unless every band is valid and lies within the next, to the last digit. */
export function expectSound(bands: readonly IsochroneBand[]): void {
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
