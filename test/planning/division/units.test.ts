import { describe, expect, it } from 'vitest'
import { divisionAtoms } from '#planning/division/atoms/division-atoms'
import type { ProposedGrid } from '#planning/division/griddings/gridding-types'
import { groundOfUnits } from '#planning/division/griddings/ground-of-units'
import { labelGrids } from '#planning/division/griddings/label-grids'
import { stateProblem } from '#planning/division/griddings/state-problem'
import { workloadOf } from '#planning/division/measure/grid-workload'
import { usualWishes } from '#planning/division/prices'
import { polygonSquareMeters } from '#planning/geodesy/areas'
import { gridWorkersFor, staffOf } from '#planning/rules/staffing-rules'
import type { MultiPolygonCoordinates } from '#planning/types'
import { rectangleOutline } from '../rectangle-outline.ts'

/** A square of 0.01° of longitude and latitude, by column and row; `shift` moves its western border, degrees. */
const square = (column: number, row: number, shift = 0): MultiPolygonCoordinates => {
  const [w, s, e, n] = [104 + column / 100 + shift, 30 + row / 100, 104.01 + column / 100, 30.01 + row / 100]
  return rectangleOutline(w, s, e, n)
}
const unit = (id: string, outline: MultiPolygonCoordinates, compoundId: string | null = null) => ({
  id,
  name: id,
  at: outline[0][0][0],
  households: 10,
  population: 30,
  outline,
  compoundId,
})

describe('divisions as units', () => {
  it('are neighbours where they share a border, also one that their sources have apart by centimeters; not where corners touch', () => {
    const centimeters = 3e-7
    const [a, b] = [unit('a', square(0, 0)), unit('b', square(1, 0, centimeters))]
    const around = [unit('c', square(0, -1)), unit('d', square(1, -1)), unit('e', square(0, 1)), unit('f', square(1, 1))]
    const made = groundOfUnits([a, b, ...around, unit('g', square(4, 0))], [])!
    const { atoms, borders } = divisionAtoms(made.map)
    const pairs = borders.map(({ from, to }) => 'abcdefg'[from] + 'abcdefg'[to]).sort()
    expect(pairs).toEqual(['ab', 'ac', 'ae', 'bd', 'bf', 'cd', 'ef'])
    expect(borders.find(({ from, to }) => from + to === 1)!.meters).toBeCloseTo(1108, -1)
    expect(atoms.map(({ areaSquareMeters }) => areaSquareMeters)).toEqual(
      made.map.atoms.map(({ geometry }) => polygonSquareMeters(geometry)),
    )
    expect(atoms[6].rimMeters).toBeGreaterThan(4000)
  })

  it('had better share a part with what lies in the same division above them', () => {
    const made = groundOfUnits([unit('a', square(0, 0), 'x'), unit('b', square(1, 0), 'x'), unit('c', square(2, 0), 'y')], [])!
    expect(divisionAtoms(made.map).borders.map(({ kind }) => kind)).toEqual(['compound', 'open'])
  })

  it('go by id or code, and what they lie in stands for all of them', () => {
    const coded = (id: string, column: number) => ({ ...unit(id, square(column, 0), 'x'), code: `code ${id}` })
    const made = groundOfUnits([coded('a', 0), coded('b', 1), coded('c', 2)], [{ id: 'x', code: 'town x', name: 'x' }])!
    const wishes = {
      parts: 2,
      households: null,
      population: null,
      targetHouseholds: null,
      weights: usualWishes,
      lockedGridIds: [],
      keepApart: [],
      crossings: [],
    }
    const stated = (keepTogether: string[][]) => stateProblem(made.ground, made.map, { ...wishes, keepTogether })
    expect(stated([['code a', 'b']])).toMatchObject({ ok: true, stated: { problem: { keepTogether: [[0, 1]] } } })
    expect(stated([['town x', 'c']])).toMatchObject({ ok: true, stated: { problem: { keepTogether: [[0, 1, 2, 2]] } } })
    expect(stated([['a', 'd']])).toMatchObject({ ok: false, unit: 'd' })
  })

  it('are none where one lies within another', () => {
    expect(groundOfUnits([unit('a', square(0, 0)), unit('b', square(0, 0))], [])).toBeNull()
  })
})

describe('codes and names of proposed grids', () => {
  const grid = (gridId: string | null, code: string | null = null, name: string | null = null): ProposedGrid => ({
    gridId,
    code,
    name,
    households: 1,
    population: 1,
    areaSquareMeters: 1,
    compactness: 1,
    unitIds: [],
    change: 'founded',
    geometry: [],
  })
  const parent = { id: 'p', code: '110105001002', name: '幸福社区' }

  it('follow the greatest that there ever was, in their order; those that go on keep theirs', () => {
    const present = [{ id: 'g', code: `${parent.code}002`, name: '幸福社区第2网格', geometry: [] }]
    const givenCodes = new Set([`${parent.code}002`, `${parent.code}007`, '110105001003009'])
    const labelled = labelGrids({ parent, level: 'grid_1', kind: 'basic_grid', present, givenCodes }, [
      grid(null),
      grid('g', present[0].code, present[0].name),
      grid(null),
    ])
    expect(labelled.map(({ code, name }) => [code, name])).toEqual([
      ['110105001002008', '幸福社区第8网格'],
      ['110105001002002', '幸福社区第2网格'],
      ['110105001002009', '幸福社区第9网格'],
    ])
  })

  it('begin at 1, with three digits below a community and two below a grid', () => {
    const none = { present: [], givenCodes: new Set<string>() }
    expect(labelGrids({ parent, level: 'grid_1', kind: 'basic_grid', ...none }, [grid(null)])[0]).toMatchObject({
      code: '110105001002001',
      name: '幸福社区第1网格',
    })
    const below = { id: 'g', code: '110105001002001', name: '幸福社区第1网格' }
    expect(labelGrids({ parent: below, level: 'grid_2', kind: 'micro_grid', ...none }, [grid(null)])[0].code).toBe(
      '11010500100200101',
    )
  })
})

describe('work and workers', () => {
  it('of a place are its points; ages that nobody stated count as none', () => {
    const points = { perHousehold: 1, perPerson: 0.1, perElder60: 2, perElder80: 5, perChild: 3 }
    const place = { households: 10, population: 30, age0to3: 1, age3to6: 2, age60plus: 4, age80plus: 1 }
    expect(workloadOf(points, place)).toBeCloseTo(10 + 3 + 8 + 5 + 9, 9)
    expect(workloadOf(points, { ...place, age0to3: null, age60plus: null })).toBeCloseTo(10 + 3 + 5 + 6, 9)
  })

  it('are what the rules say', () => {
    expect(staffOf(4999).map(({ rule, people, mark }) => [rule, people, mark])).toEqual([
      ['zhuanglang', 5, 'C'],
      ['plan_14_5', 9, 'C'],
    ])
    expect(staffOf(8959).map(({ people }) => people)).toEqual([9, 17])
    expect([0, 900, 1001].map(gridWorkersFor)).toEqual([1, 1, 2])
  })
})
