import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeCoverage } from '#planning/coverage/compute-coverage'
import { createBarrierBetween } from '#planning/coverage/gaps/barrier-between'
import { groupNeighbours } from '#planning/coverage/gaps/group-neighbours'
import { createMinQueue } from '#planning/coverage/gaps/min-queue'
import { snapPoints } from '#planning/coverage/reach-facilities'
import type { PlaceTable } from '#planning/network/network'
import { costAtPlace } from '#planning/network/place-costs'
import { searchNearest } from '#planning/network/search-nearest'
import { demandOf, facilityAt, type Home, questionOf, stripe } from './coverage-fixtures.ts'
import { drawArea } from './drawn-area.ts'

describe('gaps', () => {
  // 50 m a character.
  const street = drawArea('F---------------------a-b-c---------------d--')
  const homes: Home[] = [
    { id: 'a', at: street.at('a'), population: 20 },
    { id: 'b', at: street.at('b'), population: 60, name: '桃园' },
    { id: 'c', at: street.at('c'), population: 30, name: '梨园' },
    { id: 'd', at: street.at('d'), population: 200, kind: 'settlement', name: '李家湾' },
  ]
  const clinics = [facilityAt('c1', street.at('F'))]
  const gapsOf = (...[list = homes, divisions = []]: [Home[]?, Parameters<typeof questionOf>[4]?]) =>
    computeCoverage(questionOf(street, list, clinics, {}, divisions)).gaps

  it('groups neighbours, names them by the largest, and ranks by people', () => {
    const gaps = gapsOf()
    expect(gaps.map(({ rank, name, population, points }) => [rank, name, population, points])).toEqual([
      [1, '李家湾', 200, 1],
      [2, '桃园', 110, 3],
    ])
    expect(gaps[1].center).toEqual(homes[1].at)
    expect(gaps[1].members).toEqual([0, 1, 2])
    expect(gaps[1].nearestFacilityId).toBe('c1')
    const mean = (20 * 1100 + 60 * 1200 + 30 * 1300) / 110
    expect(gaps[1].nearestMeters).toBeCloseTo(mean, 1)
    expect(gaps[1].nearestSeconds).toBeCloseTo((mean / 4000) * 3600, 1)
  })

  it('never groups over a border of villages', () => {
    const villages = [stripe(street, '1', 'village', -1, -1, 25), stripe(street, '2', 'village', -1, 25, 60)]
    expect(gapsOf(homes.slice(0, 3), villages).map(({ divisionName, points }) => [divisionName, points])).toEqual([
      ['division 1', 2],
      ['division 2', 1],
    ])
  })

  it('names a place by its compound before anything else', () => {
    const divisions = [stripe(street, '1', 'village', -1, -1, 60), stripe(street, 'x', 'compound', 0, 20, 30)]
    expect(gapsOf(homes.slice(0, 3), divisions).map(({ name, divisionName }) => [name, divisionName])).toEqual([
      ['division x', 'division 1'],
    ])
  })

  it('names the nameless by division and street, else by coordinates', () => {
    const nameless = homes.map((home) => ({ ...home, name: undefined }))
    expect(gapsOf(nameless)[0].name).toMatch(/^104\.\d{4}, 30\.\d{4}$/)
    const input = questionOf(street, nameless, clinics, {}, [stripe(street, '1', 'village', -1, -1, 60)])
    expect(computeCoverage({ ...input, streetName: () => '学院路' }).gaps[0].name).toBe('division 1 · 学院路')
  })

  it('lets a few people join the next group of their village, not another', () => {
    const few: Home = { id: 'e', at: street.point(31, 0), population: 3 }
    expect(gapsOf([...homes, few]).map(({ population }) => population)).toEqual([200, 113])
    const villages = [stripe(street, '1', 'village', -1, -1, 29), stripe(street, '2', 'village', -1, 29, 35)]
    expect(gapsOf([...homes, few], villages).map(({ population }) => population)).toEqual([200, 110, 3])
  })

  it('takes neighbouring cells of a raster for one place, however wide the raster', () => {
    const cells = [0, 1, 2, 3].map((i): Home => ({ id: `${i}`, at: street.point(26 + 6 * i, 0), population: 50, kind: 'cell' }))
    expect(gapsOf(cells).map(({ points }) => points)).toEqual([4])
    expect(gapsOf(cells.map((cell) => ({ ...cell, kind: 'building' as const }))).map(({ points }) => points)).toEqual([
      1, 1, 1, 1,
    ])
  })

  it('cuts what is wider than a neighbourhood', () => {
    const row = Array.from({ length: 40 }, (_, i): Home => ({ id: `${100 + i}`, at: street.point(3 + i, 0), population: 10 }))
    const far = computeCoverage(questionOf(street, row, [], {}))
    expect(far.gaps.length).toBeGreaterThan(1)
    expect(far.gaps.reduce((sum, gap) => sum + gap.points, 0)).toBe(40)
    expect(far.gaps.every(({ nearestMeters, unreachable }) => nearestMeters === null && !unreachable)).toBe(true)
  })
})

describe('groupNeighbours', () => {
  const area = drawArea(`
    +--+---+----+....+--+
    |..|...|....|....|..|
    +--+---+----+....|..|
    |......|.........|..|
    +--+---+--+-+....+--+
    |..|...|....|....|..|
    +--+---+----+-------+`)
  const { network, snapper } = area

  it('groups as the ways between all pairs would', () => {
    const places = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 6 })), {
      minLength: 1,
      maxLength: 20,
    })
    fc.assert(
      fc.property(places, fc.integer({ min: 60, max: 400 }), (drawn, linkMeters) => {
        const demand = demandOf(drawn.map(([column, row], i) => ({ id: `${i}`, at: area.point(column, row), population: 1 })))
        const snapped = snapPoints(snapper, demand.lon, demand.lat)
        const points = drawn.map((_, i) => i)
        const input = { network, demand, snapped, barrierBetween: createBarrierBetween(network.barriers) }
        const groups = groupNeighbours(input, points, { linkMeters, extentMeters: 1e6 })

        const label = points.map((point) => point)
        for (const a of points) {
          const at = (values: Uint32Array): Uint32Array => values.slice(a, a + 1)
          const source: PlaceTable = {
            count: 1,
            edge: at(snapped.places.edge),
            offset: at(snapped.places.offset),
            snapMillimeters: new Uint32Array(1),
          }
          const result = searchNearest(network, source)
          for (const b of points) {
            const { cost } = costAtPlace(network, result, source, {
              edge: snapped.places.edge[b],
              offset: snapped.places.offset[b],
            })
            if (cost > linkMeters * 1000) continue
            const [from, to] = [label[b], label[a]]
            label.forEach((each, i) => {
              if (each === from) label[i] = to
            })
          }
        }
        const expected = [...new Set(label)]
          .map((each) => points.filter((point) => label[point] === each))
          .sort((a, b) => a[0] - b[0])
        expect(groups).toEqual(expected)
      }),
    )
  })
})

describe('createMinQueue', () => {
  it('gives back what it was given, cheapest first', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(20))), (entries) => {
        const queue = createMinQueue()
        for (const [item, cost] of entries) queue.push(item, cost)
        const popped: number[][] = []
        for (let next = queue.pop(); next !== null; next = queue.pop()) popped.push([next.item, next.cost])
        expect(popped).toEqual([...entries].sort((a, b) => a[1] - b[1] || a[0] - b[0]))
      }),
    )
  })
})
