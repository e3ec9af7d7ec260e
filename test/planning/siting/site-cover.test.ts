import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { LinearSolver } from '#planning/linear-model'
import { siteCover } from '#planning/siting/cover/site-cover'
import { siteMostCovered } from '#planning/siting/cover/site-most-covered'
import type { SiteLimit, SitingProblem } from '#planning/siting/siting-types'
import { loadHighsSolver } from '../../../server/solver/highs.ts'
import { allSets, anySiting, nearestDistance, turnedRound } from './any-siting.ts'

let solver: LinearSolver
beforeAll(async () => {
  solver = await loadHighsSolver()
})

const within = 7
const anyMinimum = fc.constantFrom(null, null, 0.25, 0.5)

/** People whom sites cover, of one group or of all. */
function covered(problem: SitingProblem, sites: readonly number[], group: number | null = null): number {
  const counts = (i: number): boolean =>
    (group === null || problem.groups![i] === group) && nearestDistance(problem, i, sites) <= within
  return problem.weights.reduce((sum, weight, i) => sum + (counts(i) ? weight : 0), 0)
}

function keepsMinimum(problem: SitingProblem, sites: readonly number[], minimumShare: number | null): boolean {
  if (minimumShare === null) return true
  return [0, 1, 2].every((group) => {
    const people = problem.weights.reduce((sum, weight, i) => sum + (problem.groups![i] === group ? weight : 0), 0)
    return covered(problem, sites, group) >= minimumShare * people - 1e-9
  })
}

const costOf = ({ costs }: SitingProblem, sites: readonly number[]): number => sites.reduce((sum, j) => sum + costs[j], 0)
const options = {
  seed: 1,
  get solver() {
    return solver
  },
}

describe('covering a share of the people', { timeout: 120_000 }, () => {
  it('costs what trying all sets gives, with a proof, in whatever order the places come; no bound is ever above it', () => {
    let [solved, refused] = [0, 0]
    fc.assert(
      fc.property(
        anySiting,
        fc.constantFrom(0, 0.4, 0.8, 1, 1),
        anyMinimum,
        fc.boolean(),
        (any, targetShare, minimumShare, isEven) => {
          // Where all cost the same, numbers are tried one after the other.
          const problem = isEven ? { ...any, costs: any.costs.map(() => 2) } : any
          const question = { within, targetShare, minimumShare }
          const steps = [...siteCover(problem, question, options)]
          const last = steps.at(-1)!
          const total = problem.weights.reduce((sum, weight) => sum + weight)
          const does = (set: number[]): boolean =>
            covered(problem, set) >= targetShare * total - 1e-9 && keepsMinimum(problem, set, minimumShare)
          const sets = allSets(problem).filter(does)
          if (last.state === 'impossible') {
            refused++
            expect(sets.length === 0 || problem.states.every((state) => state === 'closed')).toBe(true)
            return
          }
          solved++
          const least = Math.min(...sets.map((set) => costOf(problem, set)))
          expect(last).toMatchObject({ state: 'optimal', gap: 0 })
          expect(last.plan!.objective).toBe(least)
          for (const { bound, plan } of steps) {
            expect(bound ?? 0).toBeLessThanOrEqual(least)
            expect(does(plan!.sites)).toBe(true)
            expect(costOf(problem, plan!.sites)).toBe(plan!.objective)
            for (const [j, state] of problem.states.entries())
              if (state !== 'free') expect(plan!.sites.includes(j)).toBe(state === 'kept')
          }
          expect([...siteCover(turnedRound(problem), question, options)].at(-1)!.plan!.objective).toBe(least)
        },
      ),
      { numRuns: 400, seed: 11 },
    )
    expect(solved).toBeGreaterThan(100)
    expect(refused).toBeGreaterThan(40)
  })

  it('says which target is out of reach, and what is in reach', () => {
    const problem = fc.sample(anySiting, { numRuns: 1, seed: 4 })[0]
    const alone = { ...problem, weights: problem.weights.map(() => 1), states: problem.states.map(() => 'free' as const) }
    const reachable = covered(alone, [...alone.states.keys()])
    const far = { ...alone, reach: { ...alone.reach, distances: alone.reach.distances.map(() => within + 1) } }
    expect([...siteCover(far, { within, targetShare: 1, minimumShare: null }, options)][0].obstacles).toEqual([
      { reason: 'target_unreachable', group: null, asked: alone.weights.length, reachable: 0 },
    ])
    expect(reachable).toBeGreaterThan(0)
    expect([...siteCover(alone, { within, targetShare: 1.1, minimumShare: null }, options)][0].obstacles[0]).toMatchObject({
      reason: 'bad_number',
      what: 'share',
    })
  })
})

describe('the most people that sites cover', { timeout: 120_000 }, () => {
  const anyLimit: fc.Arbitrary<SiteLimit> = fc.oneof(
    fc.record({ sites: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ budget: fc.integer({ min: 0, max: 12 }) }),
  )

  it('are as many as trying all sets gives, with a proof, in whatever order the places come; no bound is ever below', () => {
    let [solved, refused] = [0, 0]
    fc.assert(
      fc.property(anySiting, anyLimit, anyMinimum, (problem, limit, minimumShare) => {
        const question = { within, limit, minimumShare }
        const steps = [...siteMostCovered(problem, question, options)]
        const last = steps.at(-1)!
        const keepsLimit = (set: number[]): boolean =>
          'sites' in limit ? set.length <= limit.sites : costOf(problem, set) <= limit.budget
        const sets = allSets(problem).filter((set) => keepsLimit(set) && keepsMinimum(problem, set, minimumShare))
        if (last.state === 'impossible') {
          refused++
          const usable = problem.states.filter((state) => state !== 'closed').length
          expect(sets.length === 0 || usable === 0 || ('sites' in limit && limit.sites > usable)).toBe(true)
          return
        }
        solved++
        const most = Math.max(...sets.map((set) => covered(problem, set)))
        expect(last).toMatchObject({ state: 'optimal', gap: 0 })
        expect(last.plan!.objective).toBe(most)
        for (const { bound, plan } of steps) {
          expect(bound ?? Infinity).toBeGreaterThanOrEqual(most)
          if (plan === null) continue
          expect(keepsLimit(plan.sites) && keepsMinimum(problem, plan.sites, minimumShare)).toBe(true)
          expect(covered(problem, plan.sites)).toBe(plan.objective)
        }
        expect([...siteMostCovered(turnedRound(problem), question, options)].at(-1)!.plan!.objective).toBe(most)
      }),
      { numRuns: 400, seed: 12 },
    )
    expect(solved).toBeGreaterThan(100)
    expect(refused).toBeGreaterThan(40)
  })
})
