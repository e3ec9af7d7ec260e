import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeCoverage } from '#planning/coverage/compute-coverage'
import type { CoverageOutcome } from '#planning/coverage/coverage-types'
import { localPlane, toPlane } from '#planning/geodesy/lengths'
import type { LonLat } from '#planning/types'
import { facilityAt, type Home, questionOf, stripe } from './coverage-fixtures.ts'
import { drawArea } from './drawn-area.ts'

const home = (id: string, at: LonLat, population: number, rest: Partial<Home> = {}): Home => ({ id, at, population, ...rest })

describe('computeCoverage on a drawn area', () => {
  // 50 m a character: the street runs 1000 m from a to k.
  const street = drawArea('a-b-------F---------k')
  const clinics = [facilityAt('c1', street.at('F'), { capacity: 60 })]
  const homes = [home('a', street.at('a'), 40), home('b', street.at('b'), 30), home('k', street.at('k'), 100)]

  it('measures the way along the street and counts those within the limit', () => {
    const { totals, demand, facilities, bands } = computeCoverage(questionOf(street, homes, clinics, { minutes: 10 }))
    expect([...demand.meters].map(Math.round)).toEqual([500, 400, 500])
    // A few millimeters of rounding decide at exactly 500 m; the limits here are chosen beside it.
    const eight = computeCoverage(questionOf(street, homes, clinics, { minutes: 10, capMeters: 450 }))
    expect(eight.totals.coveredPopulation).toBe(30)
    expect(eight.totals.coveredShare).toBeCloseTo(30 / 170, 12)
    expect(eight.facilities[0]).toMatchObject({ facilityId: 'c1', servedPopulation: 30, capacity: 60, snapMeters: 0 })
    expect(totals.population).toBe(170)
    expect(bands.map((band) => band.minutes)).toEqual([5, 10])
    expect(facilities).toHaveLength(1)
  })

  it('counts the straight line off the street as walked, and says who is too far from any street', () => {
    const off = street.point(2, 2)
    const far = street.point(2, 20)
    const result = computeCoverage(questionOf(street, [home('off', off, 10), home('far', far, 5)], clinics))
    expect(result.demand.meters[0]).toBeCloseTo(500, 1)
    expect(result.demand.meters[1]).toBe(Number.POSITIVE_INFINITY)
    expect(result.totals).toMatchObject({ population: 15, coveredPopulation: 10, unreachablePopulation: 5, p95Seconds: null })
    expect(result.totals.meanSeconds).toBeCloseTo(450, 0)
    expect(result.snapping.demand).toMatchObject({ points: 2, unreachable: 1 })
    expect(result.gaps.map(({ unreachable, population, nearestMeters }) => [unreachable, population, nearestMeters])).toEqual([
      [true, 5, null],
    ])
  })

  it('reaches a facility on the same edge directly, not over its ends', () => {
    const result = computeCoverage(questionOf(street, [home('x', street.point(11, 0), 1)], clinics))
    expect(result.demand.meters[0]).toBeCloseTo(50, 1)
  })

  it('calls covered only who reaches every category, and is as far as the farthest', () => {
    const school = facilityAt('s1', street.at('k'), { category: 'kindergarten', name: 'school' })
    const result = computeCoverage(
      questionOf(street, homes, [...clinics, school], {
        categories: ['clinic_station', 'kindergarten'],
        minutes: 15,
        capMeters: 700,
      }),
    )
    expect(result.totals.coveredPopulation).toBe(100)
    expect(result.totals.categories.clinic_station?.coveredPopulation).toBe(170)
    expect(result.totals.categories.kindergarten?.coveredPopulation).toBe(100)
    expect(Math.round(result.demand.meters[0])).toBe(1000)
    expect(new Set(result.gaps.map(({ category }) => category))).toEqual(new Set(['kindergarten']))
    expect(result.gapPopulation).toBe(70)
  })

  it('takes the service radius of each category where no minutes are asked', () => {
    const result = computeCoverage(questionOf(street, homes, clinics, { minutes: undefined }))
    expect(result.limits).toMatchObject([{ category: 'clinic_station', meters: 300, mark: 'U' }])
    expect(result.bands).toMatchObject([{ minutes: 5, meters: 300, population: 0 }])
    expect(result.warnings.length).toBeGreaterThan(0)
  })

  it('counts the age group a category is for, where ages are known', () => {
    const school = facilityAt('s1', street.at('F'), { category: 'kindergarten', capacity: 20 })
    const aged = [home('a', street.at('a'), 40, { age3to6: 4 }), home('c', street.point(8, 0), 30, { age3to6: 3 })]
    const ask = { categories: ['kindergarten'] as const, minutes: 5 }
    const figures = computeCoverage(questionOf(street, aged, [school], ask)).totals.categories.kindergarten
    expect(figures).toMatchObject({ groupPopulation: 7, coveredGroupPopulation: 3, facilities: 1, capacity: 20 })
    const unknown = computeCoverage(questionOf(street, homes, [school], ask)).totals.categories.kindergarten
    expect(unknown).toMatchObject({ groupPopulation: null, coveredGroupPopulation: null })
  })

  it('compares what is at work with what is planned', () => {
    const planned = facilityAt('p', street.at('a'), { status: 'planned' })
    const village = stripe(street, '1', 'village', -1, -1, 30)
    const ask = { minutes: 5 }
    const now = computeCoverage(questionOf(street, homes, [...clinics, planned], ask, [village]))
    expect(now.totals.coveredPopulation).toBe(0)
    expect(now.comparison?.planned.coveredPopulation).toBe(70)
    expect(now.comparison?.divisions).toMatchObject([{ code: '1', nowCoveredPopulation: 0, plannedCoveredPopulation: 70 }])
    const later = computeCoverage(questionOf(street, homes, [...clinics, planned], { ...ask, counted: 'planned' }, [village]))
    expect(later.totals.coveredPopulation).toBe(70)
    expect(later.comparison).toEqual(now.comparison)
    expect(computeCoverage(questionOf(street, homes, clinics, ask)).comparison).toBeNull()
  })

  it('counts only the people of the division asked about, and reports none that reaches beyond it', () => {
    const divisions = [
      stripe(street, '51', 'county', -1, -1, 30),
      stripe(street, '5101', 'village', 0, -1, 8),
      stripe(street, '5102', 'village', 0, 8, 30),
    ]
    const whole = computeCoverage(questionOf(street, homes, clinics, {}, divisions))
    expect(whole.divisions.map(({ code, population }) => [code, population])).toEqual([
      ['51', 170],
      ['5101', 70],
      ['5102', 100],
    ])
    expect(whole.outsideDivisions).toEqual({ population: 0, coveredPopulation: 0 })
    const part = computeCoverage(questionOf(street, homes, clinics, { withinDivision: 1 }, divisions))
    expect(part.divisions.map(({ code }) => code)).toEqual(['5101'])
    expect(part.totals.population).toBe(70)
    expect([...part.demand.counted]).toEqual([1, 1, 0])
    expect(part.facilities[0].servedPopulation).toBe(70)
  })

  it('reports what stands in a division: capacities only where all are known', () => {
    const village = stripe(street, '1', 'village', -1, -1, 30)
    const two = [...clinics, facilityAt('c2', street.at('b'))]
    const [division] = computeCoverage(questionOf(street, homes, two, {}, [village])).divisions
    expect(division.categories.clinic_station).toMatchObject({ facilities: 2, capacity: null })
  })

  it('does not cross a river except over its bridge', () => {
    const riverside = drawArea(`
      a-----~....
      |.....~....
      |.....~...b
      |.....~...|
      F-----=---+`)
    const result = computeCoverage(
      questionOf(
        riverside,
        [home('a', riverside.at('a'), 1), home('b', riverside.at('b'), 1)],
        [facilityAt('c', riverside.at('F'))],
      ),
    )
    expect([...result.demand.meters].map(Math.round)).toEqual([200, 600])
  })

  it('refuses what only a programmer could ask', () => {
    expect(() => computeCoverage(questionOf(street, homes, clinics, { categories: [] }))).toThrow('got no category')
    expect(() => computeCoverage(questionOf(street, homes, clinics, { minutes: 0 }))).toThrow('got 0 minutes')
  })

  it('stops when the tick throws', () => {
    const stop = () => {
      throw new Error('cancelled')
    }
    expect(() => computeCoverage(questionOf(street, homes, clinics), stop)).toThrow('cancelled')
  })
})

describe('computeCoverage always', () => {
  const area = drawArea(`
    +--+---+----+....+--+
    |..|...|....|....|..|
    +--+---+----+....|..|
    |......|..~~~~~..|..|
    +--+---+--~.+.~..+--+
    |..|...|..~~~~~..|..|
    +--+---+----+-------+
    ...|........|.......|
    ...+--------+-------+`)
  const place = fc.record({
    column: fc.double({ min: -3, max: 24, noNaN: true }),
    row: fc.double({ min: -3, max: 11, noNaN: true }),
  })
  const homesArbitrary = fc
    .array(fc.record({ place, population: fc.integer({ min: 0, max: 300 }) }), { minLength: 1, maxLength: 25 })
    .map((drawn) => drawn.map(({ place: { column, row }, population }, i) => home(`h${i}`, area.point(column, row), population)))
  const facilitiesArbitrary = fc
    .array(fc.record({ place, status: fc.constantFrom('operating', 'planned', 'building', 'closed') }), {
      minLength: 1,
      maxLength: 5,
    })
    .map((drawn) =>
      drawn.map(({ place: { column, row }, status }, i) => facilityAt(`f${i}`, area.point(column, row), { status })),
    )
  const divisions = [
    stripe(area, '51', 'county', -1, -9, 22),
    stripe(area, '5101', 'town', 0, -9, 10),
    stripe(area, '5102', 'town', 0, 10, 22),
    stripe(area, '510101', 'village', 1, -9, 4),
    stripe(area, '510102', 'village', 1, 4, 10),
    stripe(area, '510201', 'village', 2, 10, 15),
  ]
  const compute = (homes: Home[], facilities: ReturnType<typeof facilityAt>[], question = {}) =>
    computeCoverage(questionOf(area, homes, facilities, question, divisions))
  const inOrder = (order: number[]) => (_: unknown, index: number) => order[index]

  it('covers no more than there is, and adds children up to their parent', () => {
    fc.assert(
      fc.property(homesArbitrary, facilitiesArbitrary, (homes, facilities) => {
        const { totals, divisions: rows, outsideDivisions, gaps, gapPopulation } = compute(homes, facilities)
        const sum = (codes: string[], key: 'population' | 'coveredPopulation' | 'unreachablePopulation') =>
          rows.filter(({ code }) => codes.includes(code)).reduce((all, row) => all + row[key], 0)
        for (const row of [totals, ...rows]) {
          expect(row.coveredPopulation).toBeLessThanOrEqual(row.population)
          expect(row.coveredBuildings).toBeLessThanOrEqual(row.buildings)
          expect(row.coveredHouseholds).toBeLessThanOrEqual(row.households)
        }
        for (const key of ['population', 'coveredPopulation', 'unreachablePopulation'] as const) {
          expect(sum(['5101', '5102'], key)).toBe(sum(['51'], key))
          expect(sum(['510101', '510102'], key)).toBe(sum(['5101'], key))
        }
        expect(sum(['51'], 'population') + outsideDivisions.population).toBe(totals.population)
        expect(gaps.reduce((all, gap) => all + gap.population, 0)).toBe(gapPopulation)
        expect(gapPopulation).toBe(totals.population - totals.coveredPopulation)
      }),
      { numRuns: 40 },
    )
  })

  it('grows with the limit, with facilities, and from now to planned', () => {
    fc.assert(
      fc.property(homesArbitrary, facilitiesArbitrary, fc.integer({ min: 1, max: 20 }), (homes, facilities, minutes) => {
        const covered = ({ demand }: CoverageOutcome) => demand.covered
        const noLess = (more: CoverageOutcome, less: CoverageOutcome) =>
          covered(less).every((value, i) => value <= covered(more)[i])
        const now = compute(homes, facilities, { minutes })
        expect(noLess(compute(homes, facilities, { minutes: minutes + 2 }), now)).toBe(true)
        expect(noLess(now, compute(homes, facilities.slice(1), { minutes }))).toBe(true)
        expect(noLess(compute(homes, facilities, { minutes, counted: 'planned' }), now)).toBe(true)
        const populations = now.bands.map(({ population }) => population)
        expect(populations).toEqual([...populations].sort((a, b) => a - b))
        expect(populations.at(-1)).toBe(now.totals.coveredPopulation)
      }),
      { numRuns: 40 },
    )
  })

  it('does not depend on the order of anything, to the last bit', () => {
    const permutation = fc.shuffledSubarray([...Array(25).keys()], { minLength: 25, maxLength: 25 })
    fc.assert(
      fc.property(homesArbitrary, facilitiesArbitrary, permutation, (homes, facilities, order) => {
        const weighted = homes.map((each) => ({ ...each, population: each.population * 1.1 + 0.3 }))
        const key = inOrder(order)
        const shuffle = <T>(list: T[]): T[] =>
          list
            .map((item, i) => ({ item, at: key(item, i) }))
            .sort((a, b) => a.at - b.at)
            .map(({ item }) => item)
        const { demand: _, gaps, ...plain } = compute(weighted, facilities)
        const { demand: __, gaps: shuffledGaps, ...shuffled } = compute(shuffle(weighted), shuffle(facilities))
        expect(shuffled).toEqual(plain)
        expect(shuffledGaps.map(({ members: _members, ...gap }) => gap)).toEqual(gaps.map(({ members: _members, ...gap }) => gap))
      }),
      { numRuns: 25 },
    )
  })

  it('gives the percentiles and means that sorting all people would', () => {
    fc.assert(
      fc.property(homesArbitrary, facilitiesArbitrary, (homes, facilities) => {
        const { demand, totals } = compute(homes, facilities)
        const people = homes.flatMap((each, i) => Array<number>(each.population).fill(demand.seconds[i])).sort((a, b) => a - b)
        const reaching = people.filter((seconds) => seconds < Number.POSITIVE_INFINITY)
        const p95 = people.length > 0 ? people[Math.ceil(0.95 * people.length) - 1] : Number.POSITIVE_INFINITY
        expect(totals.p95Seconds).toBe(p95 < Number.POSITIVE_INFINITY ? p95 : null)
        if (reaching.length === 0) expect(totals.meanSeconds).toBeNull()
        else expect(totals.meanSeconds).toBeCloseTo(reaching.reduce((a, b) => a + b, 0) / reaching.length, 6)
      }),
      { numRuns: 40 },
    )
  })

  it('never says a way is shorter than the straight line', () => {
    fc.assert(
      fc.property(homesArbitrary, facilitiesArbitrary, (homes, facilities) => {
        const { demand } = compute(homes, facilities)
        const working = facilities.filter(({ status }) => status === 'operating')
        homes.forEach(({ at }, i) => {
          const plane = localPlane(...at)
          const straight = Math.min(...working.map(({ lon, lat }) => Math.hypot(...toPlane(plane, lon, lat))))
          expect(demand.meters[i]).toBeGreaterThanOrEqual(straight * 0.999 - 0.02)
        })
      }),
      { numRuns: 40 },
    )
  })
})
