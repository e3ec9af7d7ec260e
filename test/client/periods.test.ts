import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOfPeriod, periodIndex, periodsBetween } from '../../client/state/places/periods.ts'

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))

describe('periods between days of change', () => {
  it('marks what was, is and will be', () => {
    const list = periodsBetween(['2027-07-01', '2020-01-01', '2023-03-01'], '2026-11-22')
    expect(list.map(({ from, to, tense }) => `${from} ${to} ${tense}`)).toEqual([
      '2020-01-01 2023-03-01 past',
      '2023-03-01 2027-07-01 now',
      '2027-07-01 null future',
    ])
    expect(list.map(dayOfPeriod)).toEqual(['2020-01-01', null, '2027-07-01'])
    expect(
      [null, '2020-01-01', '2023-02-28', '2023-03-01', '1990-01-01', '2099-01-01'].map((at) => periodIndex(list, at)),
    ).toEqual([1, 0, 0, 1, 0, 2])
  })

  it('covers every day from the first on, with exactly one of them now', () => {
    fc.assert(
      fc.property(fc.array(day, { maxLength: 8 }), day, day, (dates, now, asked) => {
        const list = periodsBetween(dates, now)
        expect(list.filter((period) => period.tense === 'now')).toHaveLength(1)
        expect(list.slice(1).map(({ from }) => from)).toEqual(list.slice(0, -1).map(({ to }) => to))
        const { from, to } = list[periodIndex(list, asked)]
        const before = dates.length > 0 && now >= [...dates].sort()[0] && asked < [...dates].sort()[0]
        expect(before || ((from === null || from <= asked) && (to === null || asked < to))).toBe(true)
      }),
    )
  })
})
