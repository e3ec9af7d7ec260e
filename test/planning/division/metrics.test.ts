import { describe, expect, it } from 'vitest'
import { mapOfOutlines } from '#planning/division/atoms/map-of-outlines'
import { numberGrids } from '#planning/division/codes/number-grids'
import type { DivisionProblem } from '#planning/division/division-types'
import { buildingsCut } from '#planning/division/measure/buildings-cut'
import { groundMetrics } from '#planning/division/measure/ground-metrics'
import { planMetrics } from '#planning/division/measure/plan-metrics'
import { objectiveOf, planTerms } from '#planning/division/plan-terms'
import type { MultiPolygonCoordinates } from '#planning/types'
import { rectangleOutline } from '../rectangle-outline.ts'
import { latticeProblem, withGrids } from './drawn-division.ts'

/** A plan drawn as letters, its parts in order of the letters. */
function drawnPlan(problem: DivisionProblem, drawing: string, gridIds?: (string | null)[]) {
  const letters = [...drawing.replace(/\s/g, '')]
  const names = [...new Set(letters)].sort()
  const whole = {
    partOf: Int32Array.from(letters, (letter) => names.indexOf(letter)),
    parts: names.length,
    gridIds: gridIds ?? names.map(() => null),
  }
  const terms = planTerms(problem, 0, whole)
  return { ...whole, terms, objective: objectiveOf(terms) }
}

describe('metrics of a plan', () => {
  it('are those of two squares side by side', () => {
    const problem = latticeProblem(4, 2, { sizes: [10, 10, 20, 20, 10, 10, 20, 20] })
    const metrics = planMetrics(problem, drawnPlan(problem, 'AABB\nAABB'))
    expect(metrics.households).toEqual({ min: 40, max: 80, mean: 60, deviationShare: 1 / 3, standardDeviation: 20 })
    expect(metrics.population.max).toBe(240)
    expect(metrics.reock!.mean).toBeCloseTo(2 / Math.PI, 9)
    expect(metrics).toMatchObject({ parts: 2, cutBorders: 2, cutMeters: 200, cutPrice: 200, compoundsCut: 0 })
  })

  it('count compounds cut, and people who change grid', () => {
    const lattice = withGrids(latticeProblem(4, 1), 'XXYY')
    const problem: DivisionProblem = {
      ...lattice,
      atoms: lattice.atoms.map((atom, i) => ({ ...atom, compoundId: i < 2 ? 'left' : 'right' })),
      borders: lattice.borders.map((border, i) => ({ ...border, kind: i === 0 ? 'compound' : 'river' })),
    }
    const metrics = planMetrics(problem, drawnPlan(problem, 'ABBC', ['X', 'Y', null]))
    expect(metrics).toMatchObject({ cutBorders: 2, compoundsCut: 2, changedPeople: 60, changedShare: 0.5 })
    expect(metrics.cutPrice).toBeCloseTo(100 * 10 + 100 * 0.2, 9)
  })

  it('say nothing about shapes without ground', () => {
    const lattice = latticeProblem(1, 1)
    const problem = { ...lattice, atoms: [{ ...lattice.atoms[0], areaSquareMeters: 0, corners: [] }] }
    expect(planMetrics(problem, drawnPlan(problem, 'A')).reock).toBeNull()
  })
})

describe('what the ground tells', () => {
  const degree = 0.001
  const square = (column: number, row: number, size = 1): MultiPolygonCoordinates => {
    const [w, s, e, n] = [column, row, column + size, row + size].map((steps, i) => (i % 2 ? 30 : 104) + steps * degree)
    return rectangleOutline(w, s, e, n)
  }
  const { edges } = mapOfOutlines([square(0, 0), square(1, 0), square(0, 1), square(1, 1)])
  const atom = { buildings: [], households: 0, population: 0, compoundId: null, gridId: null, geometry: [] }

  it('are shares of all border between parts, also of that which nobody crosses; barriers within a part are none', () => {
    const barred = edges.map((edge) =>
      edge.left === -1 || edge.right === -1 || edge.left + edge.right === 3
        ? edge
        : { ...edge, line: 'river' as const, isPassable: false },
    )
    const map = { atoms: [atom, atom, { ...atom, compoundId: 'c' }, { ...atom, compoundId: 'c' }], edges: barred }
    const lengthwise = groundMetrics(map, [0, 0, 1, 1], [0.5, 0.7])
    expect(lengthwise).toMatchObject({ polsbyPopper: { min: 0.5, mean: 0.6 } })
    expect(lengthwise.alongShare!.river).toBeGreaterThan(0.99)
    const across = groundMetrics(map, [0, 1, 0, 1], [])
    expect(across.polsbyPopper).toBeNull()
    expect(across.alongShare!.compound).toBeCloseTo(0.5, 2)
    expect(across.visibleShare).toBeCloseTo(0.5, 2)
    expect(groundMetrics(map, [0, 0, 0, 0], [1])).toEqual({
      polsbyPopper: { min: 1, mean: 1 },
      alongShare: null,
      visibleShare: null,
    })
  })

  it('are buildings with ground in several parts, not those that only touch a border, or reach beyond all', () => {
    const parts = [square(0, 0), square(1, 0)]
    const house = (column: number, size: number) => ({ outline: square(column, 0.3, size) })
    expect(buildingsCut([{ outline: null }], parts)).toBeNull()
    expect(buildingsCut([house(0.4, 0.2), house(0.9, 0.1), house(1, 0.2), house(-0.1, 0.2)], parts)).toBe(0)
    expect(buildingsCut([house(0.9, 0.2), house(0.4, 0.2), { outline: null }], parts)).toBe(1)
    // A few centimeters over the border are none.
    expect(buildingsCut([house(0.9, 0.1001)], parts)).toBe(0)
    expect(buildingsCut([house(0.9, 0.2)], [])).toBe(0)
  })
})

describe('codes of grids', () => {
  const { atoms } = latticeProblem(4, 4)
  const plan = drawnPlan(latticeProblem(4, 4), 'CCDD\nCCDD\nAABB\nAABB')

  it('run from west to east in rows from north to south', () => {
    const numbers = numberGrids(atoms, plan, '110105001002')
    expect(numbers).toEqual({ ok: true, codes: [3, 4, 1, 2].map((number) => `11010500100200${number}`) })
  })

  it('pass over taken numbers and leave those that go on', () => {
    const goesOn = { ...plan, gridIds: ['old', null, null, null] }
    const numbers = numberGrids(atoms, goesOn, '110105001002', new Set(['110105001002002']), () => '110105001002001')
    expect(numbers).toEqual({ ok: true, codes: ['001', '005', '003', '004'].map((number) => `110105001002${number}`) })
  })

  it('end at 999', () => {
    const wide = latticeProblem(1000, 1)
    const each = { partOf: Int32Array.from(wide.atoms, (_, i) => i), parts: 1000, gridIds: wide.atoms.map(() => null) }
    expect(numberGrids(wide.atoms, each, '110105001002')).toEqual({ ok: false, reason: 'too_many_grids' })
  })
})
