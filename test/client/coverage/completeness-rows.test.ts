import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { FacilityCategory } from '#planning/types'
import { byWorst, completenessRows } from '../../../client/panels/results/tables/completeness-rows.ts'
import { divisionRow } from './result-fixture.ts'

const categories: FacilityCategory[] = ['market', 'police', 'bus_stop']

const division = fc
  .record({
    id: fc.uuid(),
    people: fc.integer({ min: 0, max: 50 }),
    shares: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
  })
  .map(({ id, people, shares }) => {
    const row = divisionRow({ id, people, covered: 0 })
    const figures = row.categories.market!
    row.categories = Object.fromEntries(
      categories.map((category, index) => [category, { ...figures, coveredShare: people === 0 ? null : shares[index] }]),
    )
    return row
  })

it('counts a category as met from the threshold on, and none where nobody lives', () => {
  fc.assert(
    fc.property(fc.array(division), fc.constantFrom(0.8, 0.9, 0.95, 1), (divisions, least) => {
      for (const row of completenessRows(divisions, categories, least)) {
        const reached = categories.filter((category) => (row.division.categories[category]?.coveredShare ?? -1) >= least)
        expect(row.met).toBe(reached.length)
        expect(row.of).toBe(row.division.population === 0 ? 0 : 3)
      }
    }),
  )
})

it('meets no more with a higher threshold', () => {
  fc.assert(
    fc.property(fc.array(division), (divisions) => {
      const [low, high] = [completenessRows(divisions, categories, 0.8), completenessRows(divisions, categories, 0.95)]
      low.forEach((row, index) => {
        expect(high[index].met).toBeLessThanOrEqual(row.met)
      })
    }),
  )
})

it('orders the worst first, those without people last, and is an order', () => {
  fc.assert(
    fc.property(fc.array(division), (divisions) => {
      const sorted = [...completenessRows(divisions, categories, 0.9)].sort(byWorst)
      for (let index = 1; index < sorted.length; index++) {
        const [before, after] = [sorted[index - 1], sorted[index]]
        expect(byWorst(before, after)).toBeLessThanOrEqual(0)
        if (before.of === 0) expect(after.of).toBe(0)
        else if (after.of > 0) expect(before.met).toBeLessThanOrEqual(after.met)
      }
    }),
  )
})
