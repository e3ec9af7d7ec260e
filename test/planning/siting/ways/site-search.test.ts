import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reachFacilities, type SnappedPoints, snapPoints } from '#planning/coverage/reach-facilities'
import { segmentMeters } from '#planning/geodesy/lengths'
import { createBarrierTableBuilder } from '#planning/network/barrier-table'
import { buildNetwork } from '#planning/network/build-network'
import { createWayList } from '#planning/siting/ways/pack-ways'
import { createSiteSearch } from '#planning/siting/ways/site-search'
import { createStraightSearch } from '#planning/siting/ways/straight-search'
import { streetCandidates } from '#planning/siting/ways/street-candidates'
import type { TravelMode } from '#planning/types'
import { drawArea } from '../../coverage/drawn-area.ts'
import { randomStreets } from '../../network/random-streets.ts'

const area = drawArea(`
  a-b-c-d..e
  |.....|..|
  f..g--h--i
  |..|..~~~.
  j--k--l..m
`)
const anyPoint = fc.tuple(fc.double({ min: -1, max: 11, noNaN: true }), fc.double({ min: -1, max: 6, noNaN: true }))
const spread = (points: readonly (readonly [number, number])[]) => {
  const at = points.map(([column, row]) => area.point(column, row))
  return { lon: at.map(([lon]) => lon), lat: at.map(([, lat]) => lat) }
}

describe('ways to a single site', () => {
  test('are those of the search for all, within any limit', () => {
    fc.assert(
      fc.property(
        fc.array(anyPoint, { minLength: 1, maxLength: 8 }),
        anyPoint,
        fc.integer({ min: 0, max: 1_500_000 }),
        fc.constantFrom(1, 1.5),
        (homes, site, limit, factor) => {
          const [places, sites] = [spread(homes), spread([site])]
          const demand = snapPoints(area.snapper, places.lon, places.lat)
          const snapped = snapPoints(area.snapper, sites.lon, sites.lat)
          const { cost } = reachFacilities(area.network, snapped, [0], demand, factor)
          const search = createSiteSearch(area.network, demand, factor)
          const { edge, offset, snapMillimeters } = snapped.places
          // A second search must not see what the first has left.
          search({ edge: edge[0], offset: offset[0], snapMillimeters: snapMillimeters[0] }, 10_000_000)
          const found = search({ edge: edge[0], offset: offset[0], snapMillimeters: snapMillimeters[0] }, limit)
          const ways = new Map([...found.demands].map((i, k) => [i, found.costs[k]]))
          expect(ways).toEqual(new Map([...cost.entries()].filter(([, each]) => each <= limit)))
        },
      ),
    )
  })

  test('are those of the search for all on any streets: loops, parallel and one-way ones', () => {
    const anyPlaces = fc.array(fc.record({ edge: fc.nat(), offset: fc.nat(), off: fc.nat({ max: 50_000 }) }), {
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(
        randomStreets,
        anyPlaces,
        fc.nat({ max: 400_000 }),
        fc.constantFrom<TravelMode>('walk', 'drive'),
        (table, places, limit, mode) => {
          const built = buildNetwork(table, createBarrierTableBuilder().finish(), mode)
          fc.pre(built.ok)
          if (!built.ok) return
          const { network } = built
          const snapped: SnappedPoints = {
            places: {
              count: places.length,
              edge: Uint32Array.from(places, ({ edge }) => edge % network.edgeCount),
              offset: Uint32Array.from(places, ({ edge, offset }) => offset % (network.edgeCost[edge % network.edgeCount] + 1)),
              snapMillimeters: Uint32Array.from(places, ({ off }) => off),
            },
            failure: places.map(() => null),
          }
          const search = createSiteSearch(network, snapped, 1)
          for (let j = 0; j < places.length; j++) {
            const { cost } = reachFacilities(network, snapped, [j], snapped, 1)
            const { edge, offset, snapMillimeters } = snapped.places
            const found = search({ edge: edge[j], offset: offset[j], snapMillimeters: snapMillimeters[j] }, limit)
            const ways = new Map([...found.demands].map((i, k) => [i, found.costs[k]]))
            expect(ways).toEqual(new Map([...cost.entries()].filter(([, each]) => each <= limit)))
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  test('as the crow flies are all within the limit', () => {
    fc.assert(
      fc.property(fc.array(anyPoint, { maxLength: 12 }), anyPoint, fc.integer({ min: 0, max: 800 }), (homes, site, limit) => {
        const [{ lon, lat }, at] = [spread(homes), area.point(...site)]
        const { demands, costs } = createStraightSearch(lon, lat)(at[0], at[1], limit)
        const meters = homes.map((_, i) => segmentMeters(at[0], at[1], lon[i], lat[i]))
        expect([...demands]).toEqual([...meters.keys()].filter((i) => meters[i] <= limit))
        for (const [k, i] of demands.entries()) expect(costs[k]).toBe(Math.round(meters[i] * 1000))
      }),
    )
  })
})

describe('ways packed by demand', () => {
  test('come nearest first, equal ones by candidate, none lost', () => {
    const anyWays = fc.array(fc.dictionary(fc.constantFrom('0', '1', '2', '3'), fc.integer({ min: 0, max: 3 })), { maxLength: 5 })
    fc.assert(
      fc.property(anyWays, (ways) => {
        const list = createWayList()
        for (const way of ways) list.add(Uint32Array.from(Object.keys(way), Number), Uint32Array.from(Object.values(way)))
        const { starts, candidates, distances } = list.pack(4)
        for (let i = 0; i < 4; i++) {
          const expected = ways
            .flatMap((way, j) => (i in way ? [{ j, cost: way[i] }] : []))
            .sort((a, b) => a.cost - b.cost || a.j - b.j)
          const row = [...candidates.subarray(starts[i], starts[i + 1])]
          expect(row).toEqual(expected.map(({ j }) => j))
          expect([...distances.subarray(starts[i], starts[i + 1])]).toEqual(expected.map(({ cost }) => cost / 1000))
        }
      }),
    )
  })
})

describe('street corners as candidates', () => {
  test('keep their distance, and leave no corner without one near', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 400 }), (spacing) => {
        const taken = streetCandidates(area.network, spacing, () => true)
        const { nodeCount, nodeLonLat } = area.network
        taken.forEach((one, k) => {
          for (const other of taken.slice(0, k)) expect(segmentMeters(...one, ...other)).toBeGreaterThanOrEqual(spacing * 0.999)
        })
        for (let node = 0; node < nodeCount; node++) {
          const [lon, lat] = [nodeLonLat[2 * node], nodeLonLat[2 * node + 1]]
          expect(Math.min(...taken.map((place) => segmentMeters(...place, lon, lat)))).toBeLessThan(spacing * 1.001)
        }
      }),
    )
    expect(streetCandidates(area.network, 50, (lon) => lon < 0)).toEqual([])
  })
})
