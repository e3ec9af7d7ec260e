import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { generateDistrict } from '../../server/sample/generate-district.ts'
import { sampleProvenance } from '../../server/sample/sample-provenance.ts'
import { district } from './district.ts'

const hashOf = (content: unknown): string => createHash('sha256').update(JSON.stringify(content)).digest('hex')

test('the same seed gives the same district, byte for byte; another seed another', () => {
  expect(hashOf(generateDistrict({ seed: 1 }))).toBe(hashOf(district(1)))
  expect(hashOf(generateDistrict({ seed: 1, scale: 1 }))).toBe(hashOf(district(1)))
  expect(hashOf(district(2))).not.toBe(hashOf(district(1)))
})

test('scale multiplies the people', () => {
  const people = (scale: number): number => district(1, scale).demand.reduce((sum, { population }) => sum + population, 0)
  const ratio = people(4) / people(1)
  expect(ratio).toBeGreaterThan(3.2)
  expect(ratio).toBeLessThan(4.8)
})

test('the provenance says synthetic, generator and seed', () => {
  expect(sampleProvenance).toMatchObject({ synthetic: true, licence: 'CC0-1.0', kind: 'sample' })
  expect(sampleProvenance.source).toMatch(/generateDistrict, seed 1/)
})
