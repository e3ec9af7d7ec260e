import { describe, expect, test, vi } from 'vitest'
import { generateSample } from '../../server/sample/generate-sample.ts'
import { type SamplePreset, samplePresets, sampleScaleRange } from '../../server/sample/sample-content.ts'
import { provenanceOfSample } from '../../server/sample/sample-provenance.ts'

// Generating takes a few seconds where many tests run at once.
vi.setConfig({ testTimeout: 60_000 })

describe.each(samplePresets)('the preset %s', (preset) => {
  const { least, greatest } = sampleScaleRange[preset]

  test('refuses absurd seeds and scales, and says what it expects', () => {
    for (const seed of [1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60])
      expect(() => generateSample(preset, { seed, scale: least })).toThrow(/got seed .* when expected a whole number/)
    for (const scale of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, greatest * 1.01, least * 0.99])
      expect(() => generateSample(preset, { seed: 1, scale })).toThrow(`when expected a number from ${least} to ${greatest}`)
  })

  test('holds together at its least scale', () => {
    const { divisions, demand, facilities, nameEn } = generateSample(preset, { seed: 5, scale: least })
    const [root, ...rest] = divisions
    expect(root.parentCode).toBe(null)
    expect(rest.length).toBeGreaterThan(10)
    const counted = [...demand].reduce((sum, { population }) => sum + population, 0)
    // A province states its people on its divisions alone.
    expect(counted).toBe(preset === 'province' ? 0 : root.population)
    expect(root.population).toBeGreaterThan(1000)
    expect([...facilities].length).toBeGreaterThan(10)
    expect(nameEn).toContain(preset)
  })

  test('is named synthetic, with preset, seed and scale', () => {
    const provenance = provenanceOfSample(preset, { seed: 7, scale: 0.5 })
    expect(provenance.synthetic).toBe(true)
    expect(provenance.source).toContain(`${preset}, seed 7, scale 0.5`)
  })
})

test('refuses a preset that there is not', () => {
  expect(() => generateSample('planet' as SamplePreset, { seed: 1 })).toThrow(/got preset "planet"/)
})
