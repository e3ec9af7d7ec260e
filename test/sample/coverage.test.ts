import { describe, expect, test, vi } from 'vitest'
import { type FacilityStatus, facilityCategories } from '../../server/planning/types.ts'
import { countyOf } from './county.ts'
import { nearestMeters, snapper } from './walking.ts'

// Generating takes a second, more where many tests run at once.
vi.setConfig({ testTimeout: 60_000 })

const limitMeters = 1000

describe.each([1, 2, 3])('supply of seed %i', (seed) => {
  const content = countyOf(seed)
  const { demand, facilities } = content
  const snap = snapper(content)
  const homes = demand.map(({ lon, lat }) => snap(lon, lat))
  const metersTo = (category: string, statuses: readonly FacilityStatus[]): number[] => {
    const sources = facilities.filter((facility) => facility.category === category && statuses.includes(facility.status))
    return nearestMeters(
      content,
      homes,
      sources.map(({ lon, lat }) => snap(lon, lat)),
      limitMeters,
    )
  }
  const shareOf = (meters: readonly number[], counts: (index: number) => boolean): number => {
    let [covered, all] = [0, 0]
    for (const [index, { population }] of demand.entries()) {
      if (!counts(index)) continue
      all += population
      if (meters[index] <= limitMeters) covered += population
    }
    return covered / all
  }
  const shareWithin = (category: string, counts: (index: number) => boolean): number =>
    shareOf(metersTo(category, ['operating']), counts)
  const coveredShare = (category: string, statuses: readonly FacilityStatus[]): number =>
    shareOf(metersTo(category, statuses), () => true)
  const now = new Map(facilityCategories.map((category) => [category, coveredShare(category, ['operating'])]))
  const planned = new Map(
    facilityCategories.map((category) => [category, coveredShare(category, ['operating', 'building', 'planned'])]),
  )

  test('every category reaches some within 1000 m of walking, and none reaches all', () => {
    const outside = [...now].filter(([, share]) => share < 0.03 || share > 0.9)
    expect(outside).toEqual([])
  })

  test('the town is served far better than the country, and the gaps are real', () => {
    const isTown = demand.map(({ kind }) => kind === 'building')
    for (const category of ['clinic_station', 'kindergarten', 'primary_school', 'market'] as const) {
      const [town, country] = [true, false].map((wanted) => shareWithin(category, (index) => isTown[index] === wanted))
      expect(town).toBeGreaterThan(country + 0.1)
      expect(country).toBeLessThan(0.5)
    }
  })

  test('plans close gaps: coverage as planned is never less, and for some categories clearly more', () => {
    let better = 0
    for (const category of facilityCategories) {
      expect(planned.get(category)!).toBeGreaterThanOrEqual(now.get(category)!)
      if (planned.get(category)! > now.get(category)! + 0.01) better++
    }
    expect(better).toBeGreaterThanOrEqual(6)
  })

  test('every facility has a capacity, and every status occurs', () => {
    for (const { capacity } of facilities) expect(capacity).toBeGreaterThan(0)
    expect(new Set(facilities.map(({ status }) => status))).toEqual(new Set(['planned', 'building', 'operating', 'closed']))
    expect(new Set(facilities.map(({ category }) => category)).size).toBe(facilityCategories.length)
  })

  test('supply in operation outweighs the rest', () => {
    expect(facilities.filter(({ status }) => status === 'operating').length / facilities.length).toBeGreaterThan(0.6)
  })
})
