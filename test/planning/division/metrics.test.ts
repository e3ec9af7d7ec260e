import { describe, expect, it } from 'vitest'
import { numberGrids } from '#planning/division/codes/number-grids'
import type { DivisionProblem } from '#planning/division/division-types'
import { planMetrics } from '#planning/division/measure/plan-metrics'
import { objectiveOf, planTerms } from '#planning/division/plan-terms'
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
    expect(metrics.polsbyPopper!.min).toBeCloseTo(Math.PI / 4, 12)
    expect(metrics.reock!.mean).toBeCloseTo(2 / Math.PI, 9)
    expect(metrics).toMatchObject({ parts: 2, cutBorders: 2, cutMeters: 200, cutPrice: 200, visibleShare: 1, compoundsCut: 0 })
    expect(metrics.alongShare!.road).toBe(1)
  })

  it('count compounds cut, what borders run along, and people who change grid', () => {
    const lattice = withGrids(latticeProblem(4, 1), 'XXYY')
    const problem: DivisionProblem = {
      ...lattice,
      atoms: lattice.atoms.map((atom, i) => ({ ...atom, compoundId: i < 2 ? 'left' : 'right' })),
      borders: lattice.borders.map((border, i) => ({ ...border, kind: i === 0 ? 'compound' : 'river' })),
    }
    const metrics = planMetrics(problem, drawnPlan(problem, 'ABBC', ['X', 'Y', null]))
    expect(metrics).toMatchObject({ cutBorders: 2, compoundsCut: 2, changedPeople: 60, changedShare: 0.5, visibleShare: 0.5 })
    expect(metrics.cutPrice).toBeCloseTo(100 * 10 + 100 * 0.2, 9)
  })

  it('say nothing about shapes without ground, or borders where there are none', () => {
    const lattice = latticeProblem(1, 1)
    const problem = { ...lattice, atoms: [{ ...lattice.atoms[0], areaSquareMeters: 0, corners: [] }] }
    expect(planMetrics(problem, drawnPlan(problem, 'A'))).toMatchObject({
      polsbyPopper: null,
      reock: null,
      alongShare: null,
      visibleShare: null,
    })
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
