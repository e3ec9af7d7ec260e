import fc from 'fast-check'
import { expect, it } from 'vitest'
import { timeHistogram } from '../../client/panels/results/chart/time-histogram.ts'

it('counts every person exactly once', () => {
  const person = fc.record({
    seconds: fc.option(fc.double({ min: 0, max: 9000, noNaN: true })),
    population: fc.integer({ min: 0, max: 500 }),
    covered: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(person), fc.integer({ min: 1, max: 60 }), (people, bars) => {
      const { covered, uncovered, beyond, none } = timeHistogram(people, bars)
      const all = [...covered, ...uncovered, beyond, none].reduce((sum, value) => sum + value, 0)
      expect(all).toBe(people.reduce((sum, each) => sum + each.population, 0))
    }),
  )
})
