import { describe, expect, test } from 'vitest'
import { type FacilityStatus, facilityCategories } from '../../server/planning/types.ts'
import { countyOf } from './county.ts'
import { nearestMeters, snapper } from './walking.ts'

const limitMeters = 1000

describe.each([1, 2, 3])('supply of seed %i', (seed) => {
  const content = countyOf(seed)
  const { demand, facilities } = content
  const snap = snapper(content)
  const homes = demand.map(({ lon, lat }) => snap(lon, lat))
  const people = demand.reduce((sum, { population }) => sum + population, 0)
  const coveredShare = (category: string, statuses: readonly FacilityStatus[]): number => {
    const sources = facilities.filter((facility) => facility.category === category && statuses.includes(facility.status))
    const places = sources.map(({ lon, lat }) => snap(lon, lat))
    const meters = nearestMeters(content, homes, places, limitMeters)
    return demand.reduce((sum, { population }, index) => sum + (meters[index] <= limitMeters ? population : 0), 0) / people
  }
  const now = new Map(facilityCategories.map((category) => [category, coveredShare(category, ['operating'])]))
  const planned = new Map(
    facilityCategories.map((category) => [category, coveredShare(category, ['operating', 'building', 'planned'])]),
  )

  test('every category reaches some within 1000 m of walking, and none reaches all', () => {
    const outside = [...now].filter(([, share]) => share < 0.25 || share > 0.95)
    expect(outside).toEqual([])
  })

  test('plans close gaps: coverage as planned is never less, and for most categories clearly more', () => {
    let better = 0
    for (const category of facilityCategories) {
      expect(planned.get(category)!).toBeGreaterThanOrEqual(now.get(category)!)
      if (planned.get(category)! > now.get(category)! + 0.02) better++
    }
    expect(better).toBeGreaterThanOrEqual(7)
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
