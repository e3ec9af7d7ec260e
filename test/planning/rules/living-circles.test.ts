import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { facilityGroups, facilityRules } from '#planning/rules/facility-rules'
import { bandLimits, limitMeters, serviceRadius, travelLimit, walkCapMeters } from '#planning/rules/living-circles'
import { ageGroupKeys, facilityCategories, travelModes } from '#planning/types'

describe('living circles', () => {
  it('gives the distances of the standard at 5, 10 and 15 minutes on foot', () => {
    expect([5, 10, 15].map((minutes) => limitMeters({ minutes, mode: 'walk' }))).toEqual([300, 500, 1000])
    expect([5, 10, 15].map((minutes) => travelLimit({ minutes, mode: 'walk' }).mark)).toEqual(['S', 'C', 'S'])
  })

  it('limits the walk of the old by their pace where that is shorter', () => {
    expect([5, 10, 15].map((minutes) => limitMeters({ minutes, mode: 'slow_walk' }))).toEqual([250, 500, 750])
    expect(travelLimit({ minutes: 15, mode: 'slow_walk' }).mark).toBe('D')
  })

  it('has no cap for vehicles unless one is asked for', () => {
    expect(limitMeters({ minutes: 15, mode: 'drive' })).toBe(7500)
    expect(travelLimit({ minutes: 15, mode: 'drive', capMeters: 5000 })).toMatchObject({ meters: 5000, mark: 'user' })
    expect(travelLimit({ minutes: 15, mode: 'walk', speedKmh: 5, capMeters: 2000 })).toMatchObject({ meters: 1250, mark: 'user' })
  })

  it('never shortens the way when minutes or speed grow', () => {
    const minutes = fc.double({ min: 0.1, max: 120, noNaN: true })
    const speed = fc.double({ min: 0.5, max: 130, noNaN: true })
    fc.assert(
      fc.property(minutes, minutes, speed, speed, fc.constantFrom(...travelModes), (a, b, slow, fast, mode) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)]
        const [low, high] = [Math.min(slow, fast), Math.max(slow, fast)]
        expect(walkCapMeters(less)).toBeLessThanOrEqual(walkCapMeters(more))
        expect(limitMeters({ minutes: less, mode, speedKmh: low })).toBeLessThanOrEqual(
          limitMeters({ minutes: more, mode, speedKmh: low }),
        )
        expect(limitMeters({ minutes: less, mode, speedKmh: low })).toBeLessThanOrEqual(
          limitMeters({ minutes: less, mode, speedKmh: high }),
        )
      }),
    )
  })

  it('draws the standard bands below the asked minutes and the asked one last', () => {
    expect(bandLimits({ minutes: 15, mode: 'walk' }).map((band) => [band.minutes, band.meters])).toEqual([
      [5, 300],
      [10, 500],
      [15, 1000],
    ])
    expect(bandLimits({ minutes: 12, mode: 'walk' }).map((band) => band.minutes)).toEqual([5, 10, 12])
    expect(bandLimits({ minutes: 3, mode: 'walk' }).map((band) => [band.minutes, band.meters])).toEqual([[3, 180]])
  })
})

describe('facility rules', () => {
  it('has a complete rule for every category', () => {
    for (const category of facilityCategories) {
      const rule = facilityRules[category]
      expect(rule.key).toBe(category)
      expect(facilityGroups[rule.group]).toBeDefined()
      expect(rule.nameZh).toMatch(/\p{Script=Han}/u)
      expect(rule.ageGroup === null || ageGroupKeys.includes(rule.ageGroup)).toBe(true)
      expect(serviceRadius(category).meters).toBeGreaterThan(0)
    }
  })

  it('takes the distance of the circle where no radius is given', () => {
    expect(serviceRadius('embedded_hub').meters).toBe(500)
    expect(serviceRadius('grid_station').meters).toBe(300)
    expect(serviceRadius('police').meters).toBe(800)
  })
})
