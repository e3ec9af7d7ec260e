import { describe, expect, test, vi } from 'vitest'
import { countyOf, daysOf, divisionsOn, seeds, today } from './county.ts'

// Generating takes a few seconds, more where many tests run at once.
vi.setConfig({ testTimeout: 60_000 })

describe.each(seeds)('history of seed %i', (seed) => {
  const { divisions, lineage } = countyOf(seed)
  const versionsOf = new Map<string, typeof divisions>()
  for (const division of divisions) versionsOf.set(division.identity, [...(versionsOf.get(division.identity) ?? []), division])

  test('a past and a future change are there', () => {
    const changes = new Set(lineage.map(({ change }) => change))
    for (const change of ['merge', 'rename', 'rebound'] as const) expect(changes).toContain(change)
    expect(lineage.some(({ effective }) => effective > today)).toBe(true)
  })

  test('versions of a division follow one another without gap or overlap', () => {
    for (const versions of versionsOf.values()) {
      const sorted = [...versions].sort((one, other) => (one.validFrom < other.validFrom ? -1 : 1))
      for (const [index, { validTo }] of sorted.entries())
        expect(validTo).toBe(sorted[index + 1]?.validFrom ?? sorted[index].validTo)
      expect(new Set(versions.map(({ level }) => level)).size).toBe(1)
    }
  })

  test('a code means one division for ever, and every parent is there as long as its child', () => {
    const identityOf = new Map<string, string>()
    for (const { code, identity } of divisions) {
      expect(identityOf.get(code) ?? identity).toBe(identity)
      identityOf.set(code, identity)
    }
    for (const day of daysOf(divisions)) {
      const codes = new Set(divisionsOn(divisions, day).map(({ code }) => code))
      for (const { parentCode } of divisionsOn(divisions, day)) if (parentCode !== null) expect(codes).toContain(parentCode)
    }
  })

  test('parents come before their children', () => {
    const seen = new Set<string>()
    for (const { code, parentCode } of divisions) {
      if (parentCode !== null) expect(seen).toContain(parentCode)
      seen.add(code)
    }
  })

  test('lineage leads from divisions that end to divisions that begin on its day', () => {
    for (const { predecessor, successor, change, effective } of lineage) {
      const [before, after] = [versionsOf.get(predecessor)!, versionsOf.get(successor)!]
      expect(before.some(({ validTo }) => validTo === effective)).toBe(true)
      expect(after.some(({ validFrom }) => validFrom === effective)).toBe(true)
      if (change === 'rename') expect(successor).toBe(predecessor)
    }
    expect(new Set(lineage.map((row) => `${row.predecessor} ${row.successor} ${row.effective}`)).size).toBe(lineage.length)
  })

  test('little of the map changes', () => {
    const changed = [...versionsOf.values()].filter((versions) => versions.length > 1 || versions[0].validTo !== null)
    expect(changed.length / versionsOf.size).toBeLessThan(0.35)
  })
})

test('a whole county has every kind of change; the split community had outgrown 3,000 households', () => {
  const { divisions, lineage } = countyOf(1, 1)
  const merged = lineage.filter(({ change }) => change === 'merge')
  expect(new Set(merged.map(({ successor }) => successor)).size).toSatisfy((count: number) => count >= 5 && count <= 9)
  expect(merged.length).toSatisfy((count: number) => count >= 11 && count <= 18)
  const [split] = lineage.filter(({ change }) => change === 'split')
  expect(split.effective).toBe('2024-07-01')
  expect(divisions.find(({ identity }) => identity === split.predecessor)!.households!).toBeGreaterThan(3000)
  expect(lineage.filter(({ change }) => change === 'rebound').map(({ effective }) => effective)).toEqual(['2027-07-01'])
})
