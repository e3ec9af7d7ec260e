import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type DivisionProgress, divide } from '#planning/division/divide'
import type { DivisionProblem } from '#planning/division/division-types'
import { findObstacles } from '#planning/division/explain/find-obstacles'
import { prepareProblem } from '#planning/division/graph/build-graph'
import type { LinearSolver } from '#planning/linear-model'
import { loadHighsSolver } from '../../../server/solver/highs.ts'
import { allPlans, keepsRules } from './all-plans.ts'
import { anyProblem, latticeProblem, withGrids } from './drawn-division.ts'

let solver: LinearSolver
beforeAll(async () => {
  solver = await loadHighsSolver()
})

function first(problem: DivisionProblem): DivisionProgress {
  for (const progress of divide(problem, { seed: 1, solver }))
    if (progress.state !== 'searching' || progress.slices > 30) return progress
  throw new Error('got no answer')
}

describe('obstacles', () => {
  it('are never named where there is a plan', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const made = prepareProblem(problem)
        if (!made.ok || made.prepared.graph.nodeCount === 0) return
        if (findObstacles(made.prepared).obstacles.length > 0) expect(allPlans(problem, 0)).toEqual([])
      }),
      { numRuns: 150, seed: 8 },
    )
  })

  it('name an atom that is too large, and the range that would do', () => {
    const problem = latticeProblem(3, 3, { sizes: [10, 10, 10, 10, 70, 10, 10, 10, 10], households: { min: 20, max: 60 } })
    const { state, obstacles, nearest } = first(problem)
    expect(state).toBe('impossible')
    expect(obstacles).toEqual([{ reason: 'atom_too_large', atoms: [4], households: 70, population: 210 }])
    expect(nearest!.households!.max).toBe(70)
    expect(keepsRules({ ...problem, households: nearest!.households }, nearest!.plan.partOf)).toBe(true)
  })

  it('name ground apart that fits no number of parts', () => {
    const lattice = latticeProblem(3, 2, { households: { min: 20, max: 30 } })
    const problem = { ...lattice, borders: lattice.borders.filter(({ from, to }) => from !== 0 && to !== 0) }
    expect(first(problem).obstacles).toEqual([{ reason: 'component_fits_no_count', atoms: [0], households: 10, population: 30 }])
  })

  it('name the total where the number of parts asked for cannot be', () => {
    const problem = latticeProblem(4, 2, { parts: 5, households: { min: 20, max: 30 } })
    const atoms = [0, 1, 2, 3, 4, 5, 6, 7]
    expect(first(problem).obstacles).toEqual([
      { reason: 'total_fits_no_count', atoms, households: 80, population: 240, parts: 5 },
    ])
  })

  it('name the bottleneck of a star whose arms are too small alone and too large together', () => {
    const lattice = latticeProblem(3, 3, { households: { min: 30, max: 40 } })
    const star = { ...lattice, borders: lattice.borders.filter(({ from, to }) => from === 4 || to === 4) }
    const atoms = star.atoms.map((atom, i) => {
      const households = [30, 15, 30, 15, 10, 15, 30, 15, 30][i]
      return { ...atom, households, population: 3 * households }
    })
    const { obstacles } = first({ ...star, atoms })
    expect(obstacles).toEqual([{ reason: 'bottleneck', atoms: [1, 3, 4, 5, 7], through: 4, households: 70, population: 30 }])
  })

  it('name sets kept together that do not hang together, or are kept apart too', () => {
    const problem = latticeProblem(3, 1, { keepTogether: [[0, 2]] })
    expect(first(problem).obstacles).toEqual([{ reason: 'together_is_apart', atoms: [0, 2] }])
    const both = latticeProblem(3, 1, { keepTogether: [[0, 1]], keepApart: [[1, 0]] })
    expect(first(both).obstacles).toEqual([{ reason: 'together_and_apart', atoms: [0, 1] }])
  })

  it('name what a locked grid leaves over', () => {
    const problem = { ...withGrids(latticeProblem(5, 1, { households: { min: 20, max: 40 } }), '.A...'), lockedGridIds: ['A'] }
    expect(first(problem).obstacles).toEqual([{ reason: 'component_fits_no_count', atoms: [0], households: 10, population: 30 }])
  })

  it('divides one atom, and nothing at all', () => {
    expect(first(latticeProblem(1, 1)).plan!.parts).toBe(1)
    expect(first(latticeProblem(0, 0)).plan!.parts).toBe(0)
    const locked = { ...withGrids(latticeProblem(2, 1), 'AA'), lockedGridIds: ['A'] }
    expect(first(locked).plan!.gridIds).toEqual(['A'])
  })
})
