import { describe, expect, test, vi } from 'vitest'
import type { DivisionLevel } from '../../server/planning/types.ts'
import { countyOf, daysOf, divisionsOn, seeds } from './county.ts'

// Generating takes a second, more where many tests run at once.
vi.setConfig({ testTimeout: 60_000 })

const digits: Record<DivisionLevel, readonly number[]> = {
  province: [],
  prefecture: [],
  county: [6],
  town: [9],
  village: [12],
  grid_1: [15],
  grid_2: [17],
  grid_3: [],
  grid_4: [],
  group: [15],
  compound: [18, 20],
  building: [],
}
/** 街道 001–099, 镇 100–199, 乡 200–399; 居委会 001–199, 村委会 200–399. */
const ownNumbers = {
  subdistrict: [1, 99],
  town: [100, 199],
  township: [200, 399],
  community: [1, 199],
  village: [200, 399],
} as const

describe.each(seeds)('names and codes of seed %i', (seed) => {
  const { divisions } = countyOf(seed)

  test('codes follow the national rules, each beginning with its parent’s, unique on every day', () => {
    for (const { code, level, kind, parentCode } of divisions) {
      expect(code).toMatch(/^990101\d*$/)
      expect(digits[level]).toContain(code.length)
      if (parentCode) expect(code.startsWith(parentCode)).toBe(true)
      else expect(level).toBe('county')
      if (!(kind in ownNumbers)) continue
      const [least, greatest] = ownNumbers[kind as keyof typeof ownNumbers]
      expect(Number(code.slice(-3))).toSatisfy((number: number) => number >= least && number <= greatest)
    }
    for (const day of daysOf(divisions)) {
      const codes = divisionsOn(divisions, day).map(({ code }) => code)
      expect(new Set(codes).size).toBe(codes.length)
    }
  })

  test('names are used once on a day, and end in what the division is', () => {
    for (const day of daysOf(divisions)) {
      const names = divisionsOn(divisions, day).map(({ name }) => name)
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
    }
    const endings = {
      subdistrict: '街道',
      town: '镇',
      township: '乡',
      community: '社区',
      village: '村',
      villager_group: '组',
    } as const
    for (const { kind, name } of divisions) {
      if (kind in endings) expect(name.endsWith(endings[kind as keyof typeof endings])).toBe(true)
      expect(name).toMatch(/^[\u4e00-\u9fff\d]+$/)
    }
  })

  test('towns differ in more than 镇 and 乡', () => {
    const bases = new Map<string, string>()
    for (const { level, name, identity } of divisions) {
      if (level !== 'town') continue
      const base = name.replace(/(街道|镇|乡)$/, '')
      expect(bases.get(base) ?? identity).toBe(identity)
      bases.set(base, identity)
    }
  })

  test('grids are numbered from west to east', () => {
    const grids = divisions.filter(({ level, validFrom }) => level === 'grid_1' && validFrom === '2020-01-01')
    const west = (code: string): number => {
      const ring = grids.find((grid) => grid.code === code)!.geometry[0][0]
      return ring.reduce((sum, [lon]) => sum + lon, 0) / ring.length
    }
    const parents = [...new Set(grids.map(({ parentCode }) => parentCode!))]
    const rising = parents.filter((parent) => {
      const codes = grids.filter(({ parentCode }) => parentCode === parent).map(({ code }) => code)
      return codes.length < 2 || west(codes[0]) < west(codes[codes.length - 1])
    })
    expect(rising.length / parents.length).toBeGreaterThan(0.7)
  })
})
