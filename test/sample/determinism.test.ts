import { createHash } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { generateCounty } from '../../server/sample/generate-county.ts'
import { sampleScaleRange } from '../../server/sample/sample-content.ts'
import { defaultSampleSeed, provenanceOfSample } from '../../server/sample/sample-provenance.ts'
import { countyOf } from './county.ts'

// Generating takes a few seconds where many tests run at once.
vi.setConfig({ testTimeout: 60_000 })

const hashOf = (content: unknown): string => createHash('sha256').update(JSON.stringify(content)).digest('hex')

test('the same seed gives the same county, byte for byte; another seed another', () => {
  expect(hashOf(generateCounty({ seed: 1, scale: 0.1 }))).toBe(hashOf(countyOf(1)))
  expect(hashOf(countyOf(2))).not.toBe(hashOf(countyOf(1)))
})

test('scale multiplies the people', () => {
  const people = (scale: number): number => countyOf(1, scale).demand.reduce((sum, { population }) => sum + population, 0)
  const ratio = people(0.2) / people(0.05)
  expect(ratio).toBeGreaterThan(3.2)
  expect(ratio).toBeLessThan(4.8)
})

test('the provenance says synthetic, generator and seed', () => {
  const provenance = provenanceOfSample('county', { seed: defaultSampleSeed })
  expect(provenance).toMatchObject({ synthetic: true, licence: 'CC0-1.0', kind: 'sample' })
  expect(provenance.source).toMatch(/sample county, seed 1/)
})

test('refuses seeds and scales that make no sense, by name', () => {
  for (const seed of [1.5, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => generateCounty({ seed })).toThrow(/got seed/)
  for (const scale of [0, -1, Number.NaN, sampleScaleRange.county.greatest + 1])
    expect(() => generateCounty({ seed: 1, scale })).toThrow(/got scale/)
})

test('the smallest and a larger scale hold together', () => {
  for (const scale of [sampleScaleRange.county.least, 0.2]) {
    const { divisions, facilities, demand } = countyOf(1, scale)
    expect(divisions.filter(({ level }) => level === 'town').length).toBeGreaterThan(0)
    expect(facilities.length).toBeGreaterThan(20)
    const [county] = divisions
    expect(county.population).toBe(demand.reduce((sum, { population }) => sum + population, 0))
  }
})
