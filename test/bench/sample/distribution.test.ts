import { expect, test } from 'vitest'
import { distributionOf, distributionsBy } from './distribution.ts'

test('a distribution counts each value once, or as often as its weight says', () => {
  expect(distributionOf([5, 1, 4, 2, 3])).toEqual({ count: 5, mean: 3, p10: 1, p50: 3, p90: 5 })
  expect(distributionOf([10, 20], [9, 1])).toEqual({ count: 2, mean: 11, p10: 10, p50: 10, p90: 10 })
  expect(distributionOf([])).toBe(null)
})

test('distributions come by key, and of all', () => {
  const by = distributionsBy(
    ['a1', 'a3', 'b5'],
    (item) => item[0],
    (item) => Number(item[1]),
  )
  expect(Object.keys(by)).toEqual(['a', 'b', 'all'])
  expect(by.a.mean).toBe(2)
  expect(by.all.mean).toBe(3)
})
