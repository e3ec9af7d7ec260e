import { describe, expect, test, vi } from 'vitest'
import { countyOf, seeds } from './county.ts'

// Generating takes a second, more where many tests run at once.
vi.setConfig({ testTimeout: 60_000 })

describe.each(seeds)('people of seed %i', (seed) => {
  const { demand, streets, facilities, name } = countyOf(seed)

  test('are as many as a tenth of a county has', () => {
    const people = demand.reduce((sum, { population }) => sum + population, 0)
    expect(people).toBeGreaterThan(46_000)
    expect(people).toBeLessThan(54_000)
    expect(demand.filter(({ kind }) => kind === 'building').length).toBeGreaterThan(300)
    expect(demand.filter(({ kind }) => kind === 'settlement').length).toBeGreaterThan(300)
  })

  test('are whole, and their ages fit into all', () => {
    for (const { households, population, age0to3, age3to6, age6to15, age60plus, age80plus } of demand) {
      const ages = [age0to3!, age3to6!, age6to15!, age60plus!]
      for (const number of [households, population, age80plus!, ...ages])
        expect(Number.isInteger(number) && number >= 0).toBe(true)
      expect(households).toBeGreaterThan(0)
      expect(population).toBeGreaterThanOrEqual(households)
      expect(age80plus!).toBeLessThanOrEqual(age60plus!)
      expect(ages.reduce((sum, number) => sum + number, 0)).toBeLessThanOrEqual(population)
    }
  })

  test('are older in the countryside than in the compounds', () => {
    const shareOfOld = (kind: string): number => {
      const some = demand.filter((point) => (kind === 'compound' ? /栋$/.test(point.name ?? '') : point.kind === kind))
      return some.reduce((sum, { age60plus }) => sum + age60plus!, 0) / some.reduce((sum, { population }) => sum + population, 0)
    }
    expect(shareOfOld('settlement')).toBeGreaterThan(shareOfOld('compound') + 0.1)
  })

  test('and things have keys and names of their own; the name tells that it is a sample', () => {
    expect(name).toContain('示例')
    for (const rows of [demand, facilities, streets])
      expect(new Set(rows.map(({ sourceKey }) => sourceKey)).size).toBe(rows.length)
    const names = [...demand.flatMap((point) => point.name ?? []), ...facilities.map((facility) => facility.name)]
    expect(names.filter((one, index) => names.indexOf(one) !== index)).toEqual([])
  })
})
