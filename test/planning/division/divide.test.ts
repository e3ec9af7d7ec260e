import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type DivisionProgress, divide } from '#planning/division/divide'
import type { DivisionProblem } from '#planning/division/division-types'
import { prepareProblem } from '#planning/division/graph/build-graph'
import { objectiveOf, planTerms } from '#planning/division/plan-terms'
import { countBordersOnly, pricesFor, usualWishes } from '#planning/division/prices'
import type { LinearSolver } from '#planning/linear-model'
import { loadHighsSolver } from '../../../server/solver/highs.ts'
import { allPlans, keepsRules } from './all-plans.ts'
import { anyProblem, latticeProblem, withGrids } from './drawn-division.ts'

let solver: LinearSolver
beforeAll(async () => {
  solver = await loadHighsSolver()
})

/** Divides until it ends or has done so many slices. */
function run(problem: DivisionProblem, slices: number, seed = 1): DivisionProgress {
  let last: DivisionProgress | null = null
  for (const progress of divide(problem, { seed, solver })) {
    last = progress
    if (progress.slices >= slices) break
  }
  return last!
}

const targetOf = (problem: DivisionProblem): number => {
  const made = prepareProblem(problem)
  return made.ok ? made.prepared.rules.targetHouseholds : 0
}

describe('dividing small problems', () => {
  it('finds the best plan there is, with the proof, or proves that there is none', () => {
    let [possible, impossible] = [0, 0]
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const answer = run(problem, 40)
        // A kept-together set that hangs together through others only is refused, though a plan could have it.
        if (answer.obstacles.some(({ reason }) => reason === 'together_is_apart')) return
        const plans = allPlans(problem, targetOf(problem))
        if (plans.length === 0) {
          impossible++
          expect(answer.state).toBe('impossible')
          expect(answer.obstacles.length).toBeGreaterThan(0)
          return
        }
        possible++
        const least = Math.min(...plans.map(({ objective }) => objective))
        expect(answer.obstacles).toEqual([])
        expect(answer.state).toBe('optimal')
        expect(keepsRules(problem, answer.plan!.partOf)).toBe(true)
        expect(answer.plan!.objective).toBeCloseTo(least, 6)
        expect(answer.bound!).toBeLessThanOrEqual(least + 1e-6)
      }),
      { numRuns: 150, seed: 5 },
    )
    expect(possible).toBeGreaterThan(15)
    expect(impossible).toBeGreaterThan(30)
  })
})

describe('dividing a larger lattice', () => {
  const problem = latticeProblem(10, 8, { households: { min: 90, max: 140 } })

  it('keeps every rule, and its objective is that of its atoms', () => {
    const { plan, bound, gap, nearest } = run(problem, 22)
    expect(keepsRules(problem, plan!.partOf)).toBe(true)
    expect(plan!.objective).toBe(objectiveOf(planTerms(problem, targetOf(problem), plan!)))
    expect(bound!).toBeLessThanOrEqual(plan!.objective)
    expect(gap!).toBeCloseTo((plan!.objective - bound!) / plan!.objective, 9)
    expect(nearest).toBeNull()
  })

  it('gives the same answers for the same seed, slice by slice', () => {
    const trace = (seed: number, slices: number): string[] => {
      const lines: string[] = []
      for (const progress of divide(problem, { seed, solver })) {
        lines.push(JSON.stringify([progress.plan && [...progress.plan.partOf], progress.bound, progress.poolGap]))
        if (progress.slices >= slices) break
      }
      return lines
    }
    expect(trace(3, 66)).toEqual(trace(3, 66))
    expect(trace(3, 4)).not.toEqual(trace(4, 4))
  })

  it('proves the cheapest cut of a lattice in two', () => {
    const two = latticeProblem(6, 6, { parts: 2, households: { min: 180, max: 180 }, prices: countBordersOnly })
    const { state, plan, bound, boundKind } = run(
      { ...two, borders: two.borders.map((border) => ({ ...border, meters: 1 })) },
      400,
    )
    expect(plan!.objective).toBe(6)
    expect(state).toBe('optimal')
    expect({ bound, boundKind }).toEqual({ bound: 6, boundKind: 'spreading' })
  })

  it('goes on from the present grids, and leaves them where nothing else pays', () => {
    const drawing = Array.from({ length: 8 }, (_, row) => (row < 4 ? 'AAAAABBBBB' : 'CCCCCDDDDD')).join('\n')
    const present = withGrids(
      { ...problem, households: { min: 190, max: 210 }, prices: pricesFor({ ...usualWishes, littleChange: 50 }) },
      drawing,
    )
    const { plan } = run(present, 8)
    expect(plan!.terms.change).toBe(0)
    expect([...plan!.gridIds].sort()).toEqual(['A', 'B', 'C', 'D'])
  })

  it('leaves locked grids alone', () => {
    const drawing = `AAAA......\n${'..........\n'.repeat(7)}`
    const locked = { ...withGrids(problem, drawing), lockedGridIds: ['A'] }
    const { plan } = run(locked, 10)
    expect(keepsRules(locked, plan!.partOf)).toBe(true)
    const part = plan!.gridIds.indexOf('A')
    expect([...plan!.partOf].flatMap((own, atom) => (own === part ? [atom] : []))).toEqual([0, 1, 2, 3])
  })
})
