import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { LinearSolver } from '#planning/linear-model'
import { siteCenter } from '#planning/siting/center/site-center'
import type { SitingProblem, SitingProgress } from '#planning/siting/siting-types'
import { loadHighsSolver } from '../../../server/solver/highs.ts'
import { allSets, anySiting, isRightlyRefused, nearestDistance, turnedRound } from './any-siting.ts'

let solver: LinearSolver
beforeAll(async () => {
  solver = await loadHighsSolver()
})

const trace = (problem: SitingProblem, sites: number): SitingProgress[] => [...siteCenter(problem, sites, { seed: 1, solver })]

function worstWalk(problem: SitingProblem, sites: readonly number[]): number {
  return problem.weights.reduce(
    (worst, weight, i) => (weight === 0 ? worst : Math.max(worst, nearestDistance(problem, i, sites))),
    0,
  )
}

describe('least worst walk', () => {
  it('is what trying all sets gives, with a proof, in whatever order the places come; no bound is ever above it', () => {
    let [solved, refused] = [0, 0]
    fc.assert(
      fc.property(anySiting, fc.integer({ min: 1, max: 5 }), (problem, sites) => {
        const steps = trace(problem, sites)
        const last = steps.at(-1)!
        const least = Math.min(
          Infinity,
          ...allSets(problem)
            .filter((set) => set.length <= sites)
            .map((set) => worstWalk(problem, set)),
        )
        if (last.state === 'impossible') {
          refused++
          expect(isRightlyRefused(problem, sites, least)).toBe(true)
          return
        }
        solved++
        expect(last).toMatchObject({ state: 'optimal', gap: 0 })
        expect(last.plan!.objective).toBe(least)
        for (const { bound, plan } of steps) {
          expect(bound ?? 0).toBeLessThanOrEqual(least)
          if (plan === null) continue
          expect(plan.sites.length).toBeLessThanOrEqual(sites)
          expect(worstWalk(problem, plan.sites)).toBe(plan.objective)
        }
        expect(trace(turnedRound(problem), sites).at(-1)!.plan!.objective).toBe(least)
      }),
      { numRuns: 300, seed: 8 },
    )
    expect(solved).toBeGreaterThan(40)
    expect(refused).toBeGreaterThan(40)
  })
})
