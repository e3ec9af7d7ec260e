import { describe, expect, test } from 'vitest'
import { buildAtoms } from '#planning/division/atoms/build-atoms'
import type { Ground, GroundBuilding } from '#planning/division/atoms/ground-types'
import type { DivisionPlan } from '#planning/division/division-types'
import { describeGrids } from '#planning/division/griddings/describe-grids'
import type { GriddingWishes } from '#planning/division/griddings/gridding-types'
import { nameObstacles } from '#planning/division/griddings/name-obstacles'
import { type StatedProblem, stateProblem } from '#planning/division/griddings/state-problem'
import { usualWishes } from '#planning/division/prices'
import { polygonSquareMeters } from '#planning/geodesy/areas'
import type { LonLat, MultiPolygonCoordinates } from '#planning/types'

const at = (x: number, y: number): LonLat => [
  Math.round(1e7 * (104 + x / 96_480)) / 1e7,
  Math.round(1e7 * (30 + y / 110_850)) / 1e7,
]
const box = (x: number, y: number, width: number, height: number): MultiPolygonCoordinates => [
  [[at(x, y), at(x + width, y), at(x + width, y + height), at(x, y + height), at(x, y)]],
]
const house = (id: string, x: number, y: number, households: number): GroundBuilding => ({
  id,
  name: id === 'tower' ? '高楼' : null,
  at: at(x + 6, y + 4),
  households,
  population: 2 * households,
  outline: box(x, y, 12, 8),
})
/** Four blocks, 200 m × 150 m each, between two roads; a river with no bridge takes the place of one of them. */
const ground: Ground = {
  geometry: box(0, 0, 400, 300),
  buildings: [house('sw', 50, 50, 10), house('se', 300, 50, 20), house('nw', 50, 200, 30), house('tower', 300, 200, 400)],
  compounds: [{ id: 'compound', code: '901', name: '新村', geometry: box(0, 0, 200, 150) }],
  lines: [
    { kind: 'road', coordinates: [at(200, -10), at(200, 310)] },
    { kind: 'river', coordinates: [at(-10, 150), at(410, 150)] },
  ],
  ways: [],
  grids: [{ id: 'west', code: '001', name: '第1网格', geometry: box(0, 0, 200, 300) }],
  lockedGridIds: [],
}
const wishes: GriddingWishes = {
  parts: null,
  households: { min: 10, max: 100 },
  population: null,
  targetHouseholds: null,
  weights: usualWishes,
  lockedGridIds: [],
  keepTogether: [],
  keepApart: [],
  crossings: [],
}
const state = (change: Partial<GriddingWishes> = {}) => stateProblem(ground, buildAtoms(ground), { ...wishes, ...change })
function stated(change: Partial<GriddingWishes> = {}): StatedProblem {
  const result = state(change)
  if (!result.ok) throw new Error(`got ${JSON.stringify(result)} when expected a problem`)
  return result.stated
}
const bordersOf = ({ problem }: StatedProblem) =>
  problem.borders.map(({ from, to }) => [problem.atoms[from].id, problem.atoms[to].id].sort().join()).sort()

describe('wishes about ground', () => {
  test('units are known by their places, their number or their compound', () => {
    const { problem } = stated({ keepTogether: [['sw', 'nw']], keepApart: [['901', 'tower']] })
    const number = (id: string) => problem.atoms.findIndex((atom) => atom.id === id)
    expect(problem.keepTogether).toEqual([[number('sw'), number('nw')]])
    expect(problem.keepApart).toEqual([[number('sw'), number('tower')]])
    expect(stated({ keepTogether: [['compound']] }).problem.keepTogether).toEqual([[number('sw')]])
  })

  test('a unit that is not on the ground is named, with the wish that names it', () => {
    expect(state({ keepTogether: [['sw'], ['nw', 'nowhere']] })).toEqual({
      ok: false,
      member: 'keepTogether',
      index: 1,
      unit: 'nowhere',
    })
    expect(state({ keepApart: [['ground-7', 'sw']] })).toMatchObject({ ok: false, member: 'keepApart', index: 0 })
  })

  test('locked grids are those that the ground has', () => {
    expect(stated({ lockedGridIds: ['west', 'elsewhere'] }).problem.lockedGridIds).toEqual(['west'])
  })

  test('a bridge that no street shows is added, a street that nobody crosses is cut', () => {
    expect(bordersOf(stated())).toEqual(['nw,tower', 'se,sw'])
    expect(bordersOf(stated({ crossings: [{ at: at(100, 160), passable: true }] }))).toEqual(['nw,sw', 'nw,tower', 'se,sw'])
    expect(bordersOf(stated({ crossings: [{ at: at(200, 50), passable: false }] }))).toEqual(['nw,tower'])
    const far = [
      { at: at(200, 50), passable: false },
      { at: at(100, 75), passable: true },
    ]
    expect(state({ crossings: far })).toEqual({ ok: false, member: 'crossings', index: 1, unit: null })
  })
})

describe('grids of a plan', () => {
  const { problem, ...rest } = stated()
  const part = (id: string) => ({ nw: 0, sw: 1, tower: 2, se: 2 })[id]!
  const plan: DivisionPlan = {
    partOf: Int32Array.from(problem.atoms, ({ id }) => part(id)),
    parts: 3,
    gridIds: [null, 'west', null],
    objective: 0,
    terms: { borders: 0, shape: 0, balance: 0, change: 0 },
  }
  const grids = describeGrids({ problem, ...rest }, plan)

  test('come in rows from north to south, from west to east, with what they hold', () => {
    expect(grids.map(({ unitIds, households, population }) => [[...unitIds].sort(), households, population])).toEqual([
      [['nw'], 30, 60],
      [['se', 'tower'], 420, 840],
      [['sw'], 10, 20],
    ])
    expect(grids.map(({ gridId, code, name }) => [gridId, code, name])).toEqual([
      [null, null, null],
      [null, null, null],
      ['west', '001', '第1网格'],
    ])
  })

  test('have the shape of their ground, and tile it', () => {
    const whole = polygonSquareMeters(ground.geometry)
    expect(grids.reduce((sum, { areaSquareMeters }) => sum + areaSquareMeters, 0)).toBeCloseTo(whole, 3)
    // 200 m × 150 m: 4π · 30,000 / 700².
    expect(grids[0].compactness).toBeCloseTo((4 * Math.PI * 30_000) / 700 ** 2, 3)
  })

  test('obstacles are told by names and a place', () => {
    const tower = problem.atoms.findIndex(({ id }) => id === 'tower')
    const sw = problem.atoms.findIndex(({ id }) => id === 'sw')
    const named = nameObstacles({ problem, ...rest }, [
      { reason: 'atom_too_large', atoms: [sw, tower], households: 410, population: 820 },
      { reason: 'none_found', atoms: [], isProven: false },
    ])
    expect(named).toMatchObject([
      { reason: 'atom_too_large', isProven: true, unitIds: ['tower', 'sw'], names: ['高楼', '新村'], households: 410 },
      { reason: 'none_found', isProven: false, unitIds: [], names: [], at: null, households: null },
    ])
    expect(named[0].at![1]).toBeGreaterThan(at(0, 150)[1])
  })
})
