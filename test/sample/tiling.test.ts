import { describe, expect, test, vi } from 'vitest'
import { polygonSquareMeters } from '../../server/planning/geodesy/areas.ts'
import type { DivisionDraft, DivisionLevel, LonLat } from '../../server/planning/types.ts'
import type { SampleDivision } from '../../server/sample/sample-content.ts'
import { countyOf, daysOf, divisionsOn, seeds } from './county.ts'

// Generating takes a second, more where many tests run at once.
vi.setConfig({ testTimeout: 60_000 })

const latticeUnits = ([lon, lat]: LonLat): string => `${Math.round(lon * 1e7)},${Math.round(lat * 1e7)}`
const tilingLevels: DivisionLevel[] = ['town', 'village', 'grid_1', 'grid_2', 'group']

function ringsOf(division: DivisionDraft): (readonly LonLat[])[] {
  return division.geometry.flat()
}

/** Directed border segments of divisions, those that two of them run along in opposite directions taken away. */
function outerSegments(divisions: readonly DivisionDraft[]): { left: Set<string>; twice: string[] } {
  const left = new Set<string>()
  const twice: string[] = []
  for (const ring of divisions.flatMap(ringsOf)) {
    for (let i = 1; i < ring.length; i++) {
      const from = latticeUnits(ring[i - 1])
      const to = latticeUnits(ring[i])
      if (left.delete(`${to} ${from}`)) continue
      if (left.has(`${from} ${to}`)) twice.push(`${from} ${to}`)
      left.add(`${from} ${to}`)
    }
  }
  return { left, twice }
}

function cross(a: LonLat, b: LonLat, c: LonLat): number {
  const units = (value: number): bigint => BigInt(Math.round(value * 1e7))
  const [ax, ay, bx, by, cx, cy] = [a, b, c].flat().map(units)
  const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
  return area > 0n ? 1 : area < 0n ? -1 : 0
}

/** Whether two closed segments have any point in common, decided in whole lattice units. */
function touch(a: LonLat, b: LonLat, c: LonLat, d: LonLat): boolean {
  const apart = (low: number, high: number, otherLow: number, otherHigh: number): boolean => high < otherLow || otherHigh < low
  for (const axis of [0, 1]) {
    if (apart(Math.min(a[axis], b[axis]), Math.max(a[axis], b[axis]), Math.min(c[axis], d[axis]), Math.max(c[axis], d[axis])))
      return false
  }
  return cross(a, b, c) !== cross(a, b, d) && cross(c, d, a) !== cross(c, d, b)
}

/** Segments of a ring that meet others than their two neighbours; every point but the closing one must be there once. */
function faultsOf(ring: readonly LonLat[]): string[] {
  const faults: string[] = []
  const points = ring.slice(0, -1)
  if (latticeUnits(ring[0]) !== latticeUnits(ring[ring.length - 1])) faults.push('not closed')
  if (new Set(points.map(latticeUnits)).size !== points.length) faults.push('a point twice')
  const byLongitude = points.map((point, index) => ({ a: point, b: ring[index + 1], index }))
  byLongitude.sort((one, other) => Math.min(one.a[0], one.b[0]) - Math.min(other.a[0], other.b[0]))
  for (let i = 0; i < byLongitude.length; i++) {
    const one = byLongitude[i]
    const east = Math.max(one.a[0], one.b[0])
    for (let j = i + 1; j < byLongitude.length; j++) {
      const other = byLongitude[j]
      if (Math.min(other.a[0], other.b[0]) > east) break
      const apart = Math.abs(one.index - other.index)
      if (apart === 1 || apart === points.length - 1) continue
      if (touch(one.a, one.b, other.a, other.b)) faults.push(`segments ${one.index} and ${other.index} meet`)
    }
  }
  return faults
}

/** The divisions of a day, by the code of their parent and level. */
function childrenOn(divisions: readonly SampleDivision[], day: string): Map<string, SampleDivision[]> {
  const children = new Map<string, SampleDivision[]>()
  for (const division of divisionsOn(divisions, day)) {
    const key = `${division.parentCode} ${division.level}`
    children.set(key, [...(children.get(key) ?? []), division])
  }
  return children
}

describe.each(seeds)('divisions of seed %i', (seed) => {
  const { divisions } = countyOf(seed)

  test('lie on the lattice of 1e-7 degree', () => {
    for (const point of divisions.flatMap(ringsOf).flat()) for (const value of point) expect(Number(value.toFixed(7))).toBe(value)
  })

  test('have simple, closed rings, outer ones counter-clockwise', () => {
    for (const division of divisions) {
      for (const ring of ringsOf(division))
        expect({ code: division.code, faults: faultsOf(ring) }).toEqual({ code: division.code, faults: [] })
      for (const [outer] of division.geometry) {
        let twiceArea = 0
        for (let i = 1; i < outer.length; i++)
          twiceArea += (outer[i][0] - outer[i - 1][0]) * (outer[i][1] + outer[i - 1][1] - 2 * outer[0][1])
        expect(twiceArea).toBeLessThan(0)
      }
    }
  })

  test('tile their parents on every day: borders cancel or lie on the parent, areas and people add up', () => {
    for (const day of daysOf(divisions)) {
      const children = childrenOn(divisions, day)
      let checked = 0
      for (const parent of divisionsOn(divisions, day)) {
        for (const level of tilingLevels) {
          const own = children.get(`${parent.code} ${level}`)
          if (!own) continue
          checked++
          const { left, twice } = outerSegments(own)
          expect(twice).toEqual([])
          expect(left).toEqual(outerSegments([parent]).left)
          const sum = own.reduce((total, child) => total + polygonSquareMeters(child.geometry), 0)
          expect(Math.abs(sum - polygonSquareMeters(parent.geometry))).toBeLessThan(0.01)
          for (const key of ['households', 'population'] as const)
            expect(own.reduce((total, child) => total + child[key]!, 0)).toBe(parent[key])
        }
      }
      expect(checked).toBeGreaterThan(25)
    }
  })

  test('leave no town, village or community without its parts; villages have groups', () => {
    for (const day of daysOf(divisions)) {
      const children = childrenOn(divisions, day)
      for (const { code, level, kind } of divisionsOn(divisions, day)) {
        if (level === 'county') expect(children.has(`${code} town`)).toBe(true)
        if (level === 'town') expect(children.has(`${code} village`)).toBe(true)
        if (kind === 'village') expect(children.has(`${code} group`)).toBe(true)
      }
    }
  })

  test('are of one piece', () => {
    for (const { code, geometry } of divisions) expect({ code, pieces: geometry.length }).toEqual({ code, pieces: 1 })
  })

  test('have compounds inside their grid or community', () => {
    const days = daysOf(divisions)
    const compounds = divisions.filter(({ level }) => level === 'compound')
    expect(compounds.length).toBeGreaterThan(12)
    for (const compound of compounds) {
      const day = days.find((one) => one === compound.validFrom)!
      const parent = divisionsOn(divisions, day).find(({ code }) => code === compound.parentCode)!
      expect(['grid_1', 'grid_2', 'village']).toContain(parent.level)
      const [outer] = parent.geometry[0]
      for (const [lon, lat] of compound.geometry[0][0]) {
        let inside = false
        for (let i = 1; i < outer.length; i++) {
          const [a, b] = [outer[i - 1], outer[i]]
          if (a[1] > lat !== b[1] > lat && lon < ((b[0] - a[0]) * (lat - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside
        }
        expect(inside).toBe(true)
      }
    }
  })
})
