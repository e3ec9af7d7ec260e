import { createHash } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import { polygonSquareMeters } from '../../server/planning/geodesy/areas.ts'
import type { DivisionKind } from '../../server/planning/types.ts'
import { apportion } from '../../server/sample/mesh/apportion.ts'
import { generateProvince } from '../../server/sample/province/generate-province.ts'
import { provinceAt } from '../../server/sample/province/province-facts.ts'
import type { SampleDivision } from '../../server/sample/sample-content.ts'
import { childrenByParent, holds, ringFaults, tilingFaults } from './check-tiling.ts'

vi.setConfig({ testTimeout: 120_000 })

const scale = 0.012
const provinceOf = (seed: number) => {
  const content = generateProvince({ seed, scale })
  return {
    divisions: [...content.divisions],
    demand: [...content.demand],
    facilities: [...content.facilities],
  }
}

describe.each([1, 2, 2026])('a province of seed %i', (seed) => {
  const { divisions, demand, facilities } = provinceOf(seed)
  const children = childrenByParent(divisions)
  const ofKind = (kind: DivisionKind): SampleDivision[] => divisions.filter((division) => division.kind === kind)

  test('has exactly the counts of its scale', () => {
    const counts = provinceAt(scale)
    expect(ofKind('village')).toHaveLength(counts.villages)
    expect(ofKind('villager_group')).toHaveLength(counts.groups)
    expect(ofKind('community')).toHaveLength(counts.communities)
    expect(divisions.filter(({ level }) => level === 'town')).toHaveLength(counts.towns)
    expect(divisions.filter(({ level }) => level === 'county')).toHaveLength(counts.counties)
    expect(divisions.filter(({ level }) => level === 'prefecture')).toHaveLength(counts.prefectures)
    expect(divisions[0].population).toBe(counts.ruralPeople + counts.urbanPeople)
  })

  test('is tiled: each border segment inside a parent is met by its reverse once, the rest are the parent’s own', () => {
    expect(tilingFaults(divisions)).toEqual([])
    for (const [code, own] of children) {
      const parent = divisions.find((division) => division.code === code)!
      const sum = own.reduce((total, { geometry }) => total + polygonSquareMeters(geometry), 0)
      expect(Math.abs(sum / polygonSquareMeters(parent.geometry) - 1)).toBeLessThan(1e-9)
    }
  })

  test('has simple rings and no point where four divisions meet', () => {
    expect(divisions.flatMap(ringFaults)).toEqual([])
    const around = new Map<string, Set<string>>()
    for (const { geometry, level, kind } of divisions) {
      if (level !== 'group' && kind !== 'community') continue
      for (const ring of geometry.flat()) {
        for (let i = 1; i < ring.length; i++) {
          const [a, b] = [ring[i - 1].join(), ring[i].join()]
          if (!around.has(a)) around.set(a, new Set())
          if (!around.has(b)) around.set(b, new Set())
          around.get(a)!.add(b)
          around.get(b)!.add(a)
        }
      }
    }
    expect(Math.max(...[...around.values()].map(({ size }) => size))).toBe(3)
  })

  test('adds people and households up from the children', () => {
    for (const [code, own] of children) {
      const parent = divisions.find((division) => division.code === code)!
      for (const key of ['population', 'households'] as const)
        expect(own.reduce((sum, child) => sum + child[key]!, 0)).toBe(parent[key])
    }
  })

  test('gives parents before children, and codes by the national rules', () => {
    const known = new Set<string>()
    for (const { code, parentCode, kind } of divisions) {
      expect(known.has(code)).toBe(false)
      known.add(code)
      if (parentCode === null) {
        expect(code).toBe('990000')
        continue
      }
      expect(known.has(parentCode)).toBe(true)
      expect(code.startsWith(parentCode.replace(/(00)+$/, ''))).toBe(true)
      expect(code.length).toBe(
        { prefecture: 6, district: 6, county: 6, villager_group: 15, village: 12, community: 12 }[kind as string] ?? 9,
      )
      const range = {
        district: [1, 20],
        county: [21, 99],
        subdistrict: [1, 99],
        town: [100, 199],
        township: [200, 399],
        community: [1, 199],
        village: [200, 399],
      }[kind as string]
      const own = Number(code.length === 6 ? code.slice(-2) : code.slice(-3))
      if (range) expect(own >= range[0] && own <= range[1]).toBe(true)
    }
  })

  test('names nothing twice in a county, and with the words for its kind', () => {
    const names = divisions.map(({ code, name }) => `${code.slice(0, 6)} ${name}`)
    expect(new Set(names).size).toBe(names.length)
    const ending: Partial<Record<DivisionKind, RegExp>> = {
      village: /^\p{Script=Han}{2,6}村$/u,
      community: /^\p{Script=Han}{2,6}社区$/u,
      subdistrict: /街道$/,
      town: /^\p{Script=Han}{2,3}镇$/u,
      township: /^\p{Script=Han}{2,3}乡$/u,
      district: /区$/,
      villager_group: /\d组$/,
    }
    for (const { kind, name } of divisions) if (ending[kind]) expect(name).toMatch(ending[kind])
  })

  test('states its people down to the groups, which add up, and keeps facilities inside their division', () => {
    expect(demand).toEqual([])
    const byCode = new Map(divisions.map((division) => [division.code, division]))
    for (const { kind, code, population, households } of divisions) {
      const children = divisions.filter((division) => division.parentCode === code)
      if (children.length === 0) expect(kind).toMatch(/villager_group|community/)
      else
        for (const [own, sum] of [
          [population, children.reduce((total, child) => total + child.population!, 0)],
          [households, children.reduce((total, child) => total + child.households!, 0)],
        ])
          expect(sum).toBe(own)
    }
    const towns = divisions.filter(({ level }) => level === 'town')
    expect(facilities.filter(({ category }) => category === 'health_centre')).toHaveLength(towns.length)
    for (const { sourceKey, lon, lat } of facilities) expect(holds(byCode.get(sourceKey!.split('/')[1])!, lon, lat)).toBe(true)
    expect(new Set(facilities.map(({ sourceKey }) => sourceKey)).size).toBe(facilities.length)
  })
})

test('the same seed gives the same province, another seed another', () => {
  const hash = (seed: number): string =>
    createHash('sha256')
      .update(JSON.stringify(provinceOf(seed)))
      .digest('hex')
  expect(hash(1)).toBe(hash(1))
  expect(hash(2)).not.toBe(hash(1))
})

test('divisions are made as they are read, never all at once', () => {
  const { divisions } = generateProvince({ seed: 1, scale })
  expect(Array.isArray(divisions)).toBe(false)
  const reader = divisions[Symbol.iterator]()
  expect(reader.next().value).toMatchObject({ level: 'province', parentCode: null })
  expect(reader.next().value).toMatchObject({ level: 'prefecture', parentCode: '990000' })
})

test('apportion shares out exactly, at least the least, nearest to the weights', () => {
  expect(apportion(10, [1, 1, 2])).toEqual([3, 2, 5])
  expect(apportion(10, [0, 1, 99], 1)).toEqual([1, 1, 8])
  expect(apportion(7, [1, 1, 1, 1])).toEqual([2, 2, 2, 1])
  expect(() => apportion(2, [1, 1, 1], 1)).toThrow(/got 2/)
})
