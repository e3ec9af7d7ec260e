import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildNetwork } from '#planning/network/build-network'
import { noEdge, type PlaceTable, unreached } from '#planning/network/network'
import { costAtPlace } from '#planning/network/place-costs'
import { createSearchScratch, searchNearest } from '#planning/network/search-nearest'
import { travelModes } from '#planning/types'
import { expectSameAsPlain } from './expect-same-as-plain.ts'
import { streetsOfMap } from './map-streets.ts'
import { placesOn } from './places-on.ts'
import { randomStreets } from './random-streets.ts'

const noBarriers = { count: 0, kind: [], pointStart: new Uint32Array(1), lonLat: new Float64Array(0) }

describe('searchNearest', () => {
  it('agrees to the millimeter with the plain search on the uncollapsed streets, whatever the mode, the start costs and the bucket width', () => {
    fc.assert(
      fc.property(
        randomStreets,
        fc.constantFrom(...travelModes),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(0, 1, 0.5, 0.123, 0.877)), { minLength: 1, maxLength: 6 }),
        fc.option(fc.constantFrom(10, 1000, 1e6), { nil: null }),
        fc.constantFrom(8, 12, 17, 24),
        (table, mode, draws, start, bucketShift) => {
          const built = buildNetwork(table, noBarriers, mode)
          if (!built.ok) return
          const sources = placesOn(built.network, draws)
          const startCost = start === null ? undefined : Uint32Array.from(draws, (_, i) => (start * ((i * 7) % 5)) >>> 0)
          expectSameAsPlain(table, built.network, sources, startCost, bucketShift)
        },
      ),
      { numRuns: 500 },
    )
  })

  /** A table of one place. */
  const single = (edge: number, offset: number): PlaceTable => ({
    count: 1,
    edge: Uint32Array.of(edge),
    offset: Uint32Array.of(offset),
    snapMillimeters: new Uint32Array(1),
  })
  const cross = buildNetwork(streetsOfMap(' A \nBCD\n E ', 'AC BC CD CE'), noBarriers, 'walk')
  if (!cross.ok) throw new Error(cross.reason)
  const { network } = cross

  it('leaves nodes beyond the limit unreached, and reaches exactly the limit', () => {
    const [cost] = network.edgeCost
    const sources = single(0, 0)
    const all = searchNearest(network, sources)
    const farthest = Math.max(...all.nodeCost)
    expect([...searchNearest(network, sources, { limitCost: farthest }).nodeCost]).toEqual([...all.nodeCost])
    const cut = searchNearest(network, sources, { limitCost: farthest - 1 })
    expect([...cut.nodeCost]).toEqual([...all.nodeCost].map((c) => (c < farthest ? c : unreached)))
    expect([...cut.nodeSource]).toEqual([...all.nodeCost].map((c) => (c < farthest ? 0 : unreached)))
    expect(cost).toBeGreaterThan(0)
  })

  it('names the first of sources equally near', () => {
    const sources = {
      count: 3,
      edge: Uint32Array.of(noEdge, 1, 1),
      offset: Uint32Array.of(0, 5, 5),
      snapMillimeters: new Uint32Array(3),
    }
    const { nodeSource } = searchNearest(network, sources)
    expect(new Set(nodeSource)).toEqual(new Set([1]))
  })

  it('reaches nothing without sources', () => {
    const { nodeCost } = searchNearest(network, {
      count: 0,
      edge: new Uint32Array(),
      offset: new Uint32Array(),
      snapMillimeters: new Uint32Array(),
    })
    expect(nodeCost.every((cost) => cost === unreached)).toBe(true)
  })

  it('gives the same answer with memory that another search has used', () => {
    const scratch = createSearchScratch(network)
    const fresh = searchNearest(network, single(2, 10))
    searchNearest(network, single(0, 0), { startCost: Uint32Array.of(3_000_000_000) }, scratch)
    expect(searchNearest(network, single(2, 10), {}, scratch)).toEqual(fresh)
  })

  it('goes straight along the edge to a source on it', () => {
    const length = network.edgeCost[3]
    const sources = single(3, Math.round(length / 2))
    const result = searchNearest(network, sources)
    expect(costAtPlace(network, result, sources, { edge: 3, offset: Math.round(length / 2) + 7 })).toEqual({ cost: 7, source: 0 })
  })

  it('goes round the block where the direct way is one-way', () => {
    const ring = buildNetwork(streetsOfMap('AB\nDC', 'A>B B>C C>D D>A'), noBarriers, 'drive')
    if (!ring.ok) throw new Error(ring.reason)
    const length = ring.network.edgeCost[0]
    const sources = single(0, 100)
    const result = searchNearest(ring.network, sources)
    const isForward = ring.network.edgeDirections[0] === 1
    const [behind, ahead] = isForward ? [90, 110] : [110, 90]
    expect(costAtPlace(ring.network, result, sources, { edge: 0, offset: behind }).cost).toBe(10)
    expect(costAtPlace(ring.network, result, sources, { edge: 0, offset: ahead }).cost).toBe(length - 10)
  })

  it('reaches more, never less, with a longer limit or another source', () => {
    fc.assert(
      fc.property(
        randomStreets,
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(0.1, 0.6)), { minLength: 2, maxLength: 5 }),
        fc.nat(3_000_000),
        (table, draws, limitCost) => {
          const built = buildNetwork(table, noBarriers, 'walk')
          if (!built.ok) return
          const one = searchNearest(built.network, placesOn(built.network, draws.slice(1)), { limitCost }).nodeCost.slice()
          const more = searchNearest(built.network, placesOn(built.network, draws), { limitCost: limitCost + 1000 }).nodeCost
          one.forEach((cost, node) => {
            expect(more[node]).toBeLessThanOrEqual(cost)
          })
        },
      ),
      { numRuns: 200 },
    )
  })
})
