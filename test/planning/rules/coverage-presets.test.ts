import { expect, it } from 'vitest'
import { coveragePresets } from '#planning/rules/coverage-presets'
import { facilityRules } from '#planning/rules/facility-rules'
import { facilityCategories } from '#planning/types'

const presetOf = (key: string) => coveragePresets.find((preset) => preset.key === key)!

it('gives each circle the facilities of its own tier only, and no facility to two circles', () => {
  const circles = coveragePresets.filter((preset) => preset.key.startsWith('circle_'))
  for (const { minutes, categories } of circles) {
    expect(categories.length).toBeGreaterThan(0)
    for (const category of categories) expect(facilityRules[category].tierMinutes).toBe(minutes)
  }
  const tiered = facilityCategories.filter((category) => facilityRules[category].tierMinutes !== null)
  expect(circles.flatMap((circle) => circle.categories).sort()).toEqual([...tiered].sort())
})

it('says of every preset where it comes from, and calls the complete community unverified', () => {
  for (const { source, name, categories } of coveragePresets) {
    expect(source.zh).not.toBe('')
    expect(source.en).not.toBe('')
    expect(name.zh).not.toBe(name.en)
    expect(new Set(categories).size).toBe(categories.length)
  }
  expect(presetOf('complete_community').mark).toBe('U')
  expect(presetOf('circle_10').mark).toBe('C')
})
