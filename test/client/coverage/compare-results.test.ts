import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparePeople, comparePlanned, compareResults } from '../../../client/state/coverage/compare-results.ts'
import { runOf } from './result-fixture.ts'

const rows = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    people: fc.integer({ min: 0, max: 900 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { selector: (row) => row.id },
)
const run = rows.map((list) => runOf(list.map(({ id, people, share }) => ({ id, people, covered: Math.round(people * share) }))))
const close = 1e-9

describe('two runs side by side', () => {
  it('swapped, turns every change round and keeps the divisions', () => {
    fc.assert(
      fc.property(run, run, (a, b) => {
        const [there, back] = [compareResults(a, b, null), compareResults(b, a, null)]
        expect(there.before).toEqual(back.after)
        const returned = new Map(back.divisions.map((row) => [row.divisionId, row]))
        expect(there.divisions.length).toBe(returned.size)
        for (const row of there.divisions) {
          const other = returned.get(row.divisionId)!
          expect(row.shareBefore).toBe(other.shareAfter)
          if (row.change === null) expect(other.change).toBeNull()
          else expect(Math.abs(row.change + other.change!)).toBeLessThan(close)
          if (row.gained === null) expect(other.gained).toBeNull()
          else expect(row.gained + other.gained!).toBe(0)
        }
      }),
    )
  })

  it('finds no change between a run and itself, by all or by one category', () => {
    fc.assert(
      fc.property(run, fc.constantFrom(null, 'market' as const), (a, category) => {
        for (const row of compareResults(a, a, category).divisions) expect(row.gained).toBe(0)
      }),
    )
  })

  it('tells a division of one run only from one without change', () => {
    const { divisions } = compareResults(
      runOf([
        { id: 'a', people: 10, covered: 5 },
        { id: 'gone', people: 4, covered: 4 },
      ]),
      runOf([
        { id: 'a', people: 10, covered: 7 },
        { id: 'new', people: 6, covered: 0 },
      ]),
      null,
    )
    expect(
      divisions.map(({ divisionId, gained, populationBefore, populationAfter }) => [
        divisionId,
        gained,
        populationBefore,
        populationAfter,
      ]),
    ).toEqual([
      ['a', 2, 10, 10],
      ['new', null, null, 6],
      ['gone', null, 4, null],
    ])
  })

  it('knows a division that came anew under the same code', () => {
    const before = runOf([{ id: 'a', people: 10, covered: 5 }])
    const after = runOf([{ id: 'a', people: 10, covered: 6 }])
    after.divisions[0].divisionId = 'other id'
    expect(compareResults(before, after, null).divisions.map((row) => row.gained)).toEqual([1])
  })

  it('sets the plan against now, also where nothing differs', () => {
    const result = runOf(
      [
        { id: 'a', people: 10, covered: 5 },
        { id: 'b', people: 8, covered: 8 },
      ],
      {
        comparison: {
          now: { coveredPopulation: 13, coveredShare: 13 / 18 },
          planned: { coveredPopulation: 16, coveredShare: 16 / 18 },
          divisions: [
            {
              divisionId: 'a',
              code: 'a',
              name: 'a',
              level: 'village',
              population: 10,
              nowCoveredPopulation: 5,
              plannedCoveredPopulation: 8,
            },
          ],
        },
      },
    )
    expect(comparePlanned(result)?.divisions.map((row) => row.gained)).toEqual([3, 0])
    expect(comparePlanned(runOf([]))).toBeNull()
  })
})

describe('who gains and who loses', () => {
  const demandOf = (points: readonly [string, number, boolean][]) => ({
    type: 'FeatureCollection' as const,
    features: points.map(([id, population, covered]) => ({
      type: 'Feature' as const,
      geometry: { type: 'Point' as const, coordinates: [0, 0] },
      properties: { id, population, covered, households: 1, seconds: 1, meters: 1 },
    })),
  })

  it('counts gains and losses apart, though they cancel out in the total', () => {
    const before = demandOf([
      ['a', 10, true],
      ['b', 10, false],
      ['c', 5, true],
    ])
    const after = demandOf([
      ['a', 10, false],
      ['b', 10, true],
      ['c', 5, true],
    ])
    expect(comparePeople(before, after)).toEqual({ gained: 10, lost: 10 })
  })

  it('says nothing where the people are not the same', () => {
    expect(comparePeople(demandOf([['a', 10, true]]), demandOf([['a', 11, true]]))).toBeNull()
    expect(comparePeople(demandOf([['a', 10, true]]), demandOf([]))).toBeNull()
  })
})
