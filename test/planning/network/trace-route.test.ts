import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { segmentMeters } from '#planning/geodesy/lengths'
import { createBarrierTableBuilder } from '#planning/network/barrier-table'
import { buildNetwork } from '#planning/network/build-network'
import { unreached } from '#planning/network/network'
import { costAtPlace } from '#planning/network/place-costs'
import { searchNearest } from '#planning/network/search-nearest'
import { createRouteTracer } from '#planning/network/trace-route'
import { type LonLat, travelModes } from '#planning/types'
import { streetsOfMap } from './map-streets.ts'
import { placesOn } from './places-on.ts'
import { randomStreets } from './random-streets.ts'

const noBarriers = createBarrierTableBuilder().finish()

function meters(route: readonly LonLat[]): number {
  return route.slice(1).reduce((sum, [lon, lat], i) => sum + segmentMeters(route[i][0], route[i][1], lon, lat), 0)
}

describe('createRouteTracer', () => {
  it('draws the way round the block, bends included', () => {
    const built = buildNetwork(streetsOfMap('AB\nDC\nE ', 'A.B BC CD DA DE'), noBarriers, 'walk')
    if (!built.ok) throw new Error(built.reason)
    const { network } = built
    const tail = network.edgeCost.findIndex((_, edge) => network.shapeStart[edge + 1] - network.shapeStart[edge] === 2)
    const ring = 1 - tail
    const sources = placesOn(network, [[tail, 0.5]])
    const result = searchNearest(network, sources)
    const route = createRouteTracer(network, result, sources)({ edge: ring, offset: Math.round(network.edgeCost[ring] * 0.45) })
    const corners = route!.map(([lon, lat]) => `${lon.toFixed(3)} ${lat.toFixed(3)}`)
    expect(corners).toContain('104.000 29.999')
    expect(route!.length).toBeGreaterThanOrEqual(4)
  })

  it('is as long on the ground as the search says, but for the roundness of the Earth within a segment, on random streets in every mode', () => {
    fc.assert(
      fc.property(
        randomStreets,
        fc.constantFrom(...travelModes),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(0, 1, 0.3, 0.8)), { minLength: 1, maxLength: 4 }),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(0, 1, 0.2, 0.5, 0.9)), { minLength: 1, maxLength: 6 }),
        (table, mode, sourceDraws, placeDraws) => {
          // One class and no limits: cost is length.
          const even = { ...table, streetClass: table.streetClass.fill(6), maxSpeedKmh: table.maxSpeedKmh.fill(30) }
          const built = buildNetwork(even, noBarriers, mode)
          if (!built.ok) return
          const { network } = built
          const sources = placesOn(network, sourceDraws)
          const places = placesOn(network, placeDraws)
          const result = searchNearest(network, sources)
          const trace = createRouteTracer(network, result, sources)
          placeDraws.forEach((_, i) => {
            const place = { edge: places.edge[i], offset: places.offset[i] }
            const { cost } = costAtPlace(network, result, sources, place)
            const route = trace(place)
            expect(route === null).toBe(cost === unreached)
            if (route) expect(Math.abs(1000 * meters(route) - cost)).toBeLessThan(route.length + 2 + 2e-5 * cost)
          })
        },
      ),
      { numRuns: 300 },
    )
  })
})
