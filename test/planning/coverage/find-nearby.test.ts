import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findNearby } from '#planning/coverage/find-nearby'
import { offStreetFactor, snapPoints } from '#planning/coverage/reach-facilities'
import { segmentMeters } from '#planning/geodesy/lengths'
import { createBarrierTableBuilder } from '#planning/network/barrier-table'
import { buildNetwork } from '#planning/network/build-network'
import { type Network, noEdge, unreached } from '#planning/network/network'
import { costAtPlace } from '#planning/network/place-costs'
import { reverseNetwork } from '#planning/network/reverse-network'
import { searchNearest } from '#planning/network/search-nearest'
import { createSnapper, type Snapper } from '#planning/network/snap'
import { baseSpeedKmh } from '#planning/network/travel-costs'
import { type Facility, facilityCategories, type LonLat, travelModes } from '#planning/types'
import { randomStreets } from '../network/random-streets.ts'
import { facilityAt } from './coverage-fixtures.ts'
import { drawArea } from './drawn-area.ts'

function nearby(network: Network, snapper: Snapper, facilities: readonly Facility[], [lon, lat]: LonLat) {
  const snapped = snapPoints(
    snapper,
    facilities.map((facility) => facility.lon),
    facilities.map((facility) => facility.lat),
  )
  return findNearby({ reversed: reverseNetwork(network), snapper, facilities, snapped, lon, lat })
}

const metersOf = (route: readonly LonLat[]) =>
  route.slice(1).reduce((sum, [lon, lat], i) => sum + segmentMeters(route[i][0], route[i][1], lon, lat), 0)

describe('findNearby', () => {
  // 50 m a character.
  const street = drawArea('a--C----K-----------------C')

  it('finds the nearest of each category, nearest first, with the way there', () => {
    const facilities = [
      facilityAt('c1', street.at('C'), { category: 'clinic_station' }),
      facilityAt('k1', street.at('K'), { category: 'kindergarten' }),
    ]
    const { services, snapMeters, unreached: none } = nearby(street.network, street.snapper, facilities, street.at('a'))
    expect(snapMeters).toBe(0)
    expect(none).toEqual([])
    expect(services.map(({ category, meters }) => [category, Math.round(meters)])).toEqual([
      ['clinic_station', 150],
      ['kindergarten', 400],
    ])
    expect(services.map(({ withinRadius }) => withinRadius)).toEqual([true, false])
    expect(services[1].seconds).toBeCloseTo(360, 0)
    expect(Math.round(metersOf(services[1].route))).toBe(400)
    expect(services[1].route[0]).toEqual(street.at('a'))
    expect(services[1].route.at(-1)).toEqual(street.at('K'))
  })

  it('says so where no street is near, and which categories no way leads to', () => {
    const [lon, lat] = street.at('a')
    const facilities = [facilityAt('c1', street.at('C')), facilityAt('far', [lon, lat + 1], { category: 'market' })]
    expect(nearby(street.network, street.snapper, facilities, [lon, lat + 1])).toMatchObject({
      snapMeters: null,
      services: [],
      unreached: ['clinic_station', 'market'],
    })
    expect(nearby(street.network, street.snapper, facilities, [lon, lat]).unreached).toEqual(['market'])
  })

  it('agrees with a search to each facility alone, one-way streets included', () => {
    const places = fc.array(fc.tuple(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 3 })), {
      minLength: 1,
      maxLength: 6,
    })
    let ways = 0
    fc.assert(
      fc.property(randomStreets, fc.constantFrom(...travelModes), places, (table, mode, draws) => {
        const built = buildNetwork(table, createBarrierTableBuilder().finish(), mode)
        if (!built.ok) return
        const { network } = built
        const snapper = createSnapper(network)
        const pointOf = ([pick, share]: (typeof draws)[number]): LonLat => {
          const edge = pick % network.edgeCount
          const k = network.shapeStart[edge]
          const [lonA, latA, lonB, latB] = network.shapeLonLat.subarray(2 * k, 2 * k + 4)
          return [lonA + share * (lonB - lonA) + 1e-5, latA + share * (latB - latA)]
        }
        const [here, ...there] = draws
        const facilities = there.map((draw, i) => facilityAt(`f${i}`, pointOf(draw), { category: facilityCategories[draw[2]] }))
        const [lon, lat] = pointOf(here)
        const found = nearby(network, snapper, facilities, [lon, lat])
        const snap = snapper.snap(lon, lat, 250)
        const factor = offStreetFactor(mode, baseSpeedKmh(mode))
        const snapped = snapPoints(
          snapper,
          facilities.map((facility) => facility.lon),
          facilities.map((facility) => facility.lat),
        ).places
        const least = new Map<string, number>()
        facilities.forEach(({ category }, i) => {
          if (!snap.ok || snapped.edge[i] === noEdge) return
          const alone = {
            count: 1,
            edge: snapped.edge.subarray(i, i + 1),
            offset: snapped.offset.subarray(i, i + 1),
            snapMillimeters: snapped.snapMillimeters.subarray(i, i + 1),
          }
          const { cost } = costAtPlace(network, searchNearest(network, alone), alone, snap.place)
          if (cost === unreached) return
          const off = Math.round(snapped.snapMillimeters[i] * factor) + Math.round(snap.place.snapMillimeters * factor)
          least.set(category, Math.min(least.get(category) ?? Number.POSITIVE_INFINITY, cost + off))
        })
        expect(Object.fromEntries(found.services.map(({ category, meters }) => [category, Math.round(meters * 1000)]))).toEqual(
          Object.fromEntries(least),
        )
        ways += least.size
      }),
      { numRuns: 150 },
    )
    expect(ways).toBeGreaterThan(50)
  })
})

describe('reverseNetwork', () => {
  it('turned round twice is the network again, but for the order of arcs at a node', () => {
    fc.assert(
      fc.property(randomStreets, fc.constantFrom(...travelModes), (table, mode) => {
        const built = buildNetwork(table, createBarrierTableBuilder().finish(), mode)
        if (!built.ok) return
        const arcsOf = ({ nodeCount, firstArc, arcNode, arcCost, arcEdge }: Network) =>
          Array.from({ length: nodeCount }, (_, node) =>
            Array.from({ length: firstArc[node + 1] - firstArc[node] }, (__, k) =>
              [arcNode, arcCost, arcEdge].map((column) => column[firstArc[node] + k]).join(' '),
            ).sort(),
          )
        const twice = reverseNetwork(reverseNetwork(built.network))
        expect(arcsOf(twice)).toEqual(arcsOf(built.network))
        expect(twice.edgeDirections).toEqual(built.network.edgeDirections)
      }),
    )
  })
})
