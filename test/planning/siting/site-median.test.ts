import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { LinearSolver } from '#planning/linear-model'
import { seededRandom } from '#planning/random'
import { siteMedian } from '#planning/siting/median/site-median'
import { reachOfTable } from '#planning/siting/reach-lists'
import type { SiteLimit, SitingProblem, SitingProgress } from '#planning/siting/siting-types'
import { loadHighsSolver } from '../../../server/solver/highs.ts'
import { allSets, anySiting, nearestDistance, turnedRound } from './any-siting.ts'

let solver: LinearSolver
beforeAll(async () => {
  solver = await loadHighsSolver()
})

const farDistance = 10
const anyLimit: fc.Arbitrary<SiteLimit> = fc.oneof(
  fc.record({ sites: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ budget: fc.integer({ min: 0, max: 12 }) }),
)

function trace(problem: SitingProblem, limit: SiteLimit, seed = 1): SitingProgress[] {
  return [...siteMedian(problem, { limit, farDistance }, { seed, solver })]
}

function walking(problem: SitingProblem, sites: readonly number[]): number {
  return problem.weights.reduce((sum, weight, i) => sum + weight * nearestDistance(problem, i, sites, farDistance), 0)
}

function keepsLimit({ costs }: SitingProblem, limit: SiteLimit, set: number[]): boolean {
  return 'sites' in limit ? set.length <= limit.sites : set.reduce((sum, j) => sum + costs[j], 0) <= limit.budget
}

/** Customers and candidates on random points of a square, distances rounded. */
function pointsProblem(count: number, seed: number): SitingProblem {
  const random = seededRandom(seed)
  const points = Array.from({ length: count }, () => [random() * 100, random() * 100])
  const table = Float64Array.from({ length: count * count }, (_, k) => {
    const [a, b] = [points[Math.floor(k / count)], points[k % count]]
    return Math.round(Math.hypot(a[0] - b[0], a[1] - b[1]))
  })
  const ones = new Float64Array(count).fill(1)
  return {
    reach: reachOfTable(count, count, table),
    weights: ones,
    states: new Array(count).fill('free'),
    costs: ones,
    capacities: ones,
    groups: null,
  }
}

describe('least total walking', () => {
  it('is what trying all sets gives, with a proof, in whatever order the places come; no bound is ever above it', () => {
    let solved = 0
    fc.assert(
      fc.property(anySiting, anyLimit, (problem, limit) => {
        const steps = trace(problem, limit)
        const last = steps.at(-1)!
        const sets = allSets(problem).filter((set) => keepsLimit(problem, limit, set))
        if (last.state === 'impossible') {
          const usable = problem.states.filter((state) => state !== 'closed').length
          expect(sets.length === 0 || usable === 0 || ('sites' in limit && limit.sites > usable)).toBe(true)
          return
        }
        solved++
        const least = Math.min(...sets.map((set) => walking(problem, set)))
        expect(last).toMatchObject({ state: 'optimal', gap: 0, obstacles: [] })
        expect(last.plan!.objective).toBeCloseTo(least, 9)
        for (const { bound, plan } of steps) {
          expect(bound ?? 0).toBeLessThanOrEqual(least + 1e-6)
          expect(keepsLimit(problem, limit, plan!.sites)).toBe(true)
          expect(walking(problem, plan!.sites)).toBeCloseTo(plan!.objective, 9)
        }
        expect(trace(turnedRound(problem), limit).at(-1)!.plan!.objective).toBeCloseTo(least, 9)
      }),
      { numRuns: 300, seed: 3 },
    )
    expect(solved).toBeGreaterThan(150)
  })

  it('gives the same answers, step by step, for the same seed', () => {
    const problem = pointsProblem(60, 4)
    const lines = () => trace(problem, { sites: 6 }, 5).map((step) => JSON.stringify([step.plan!.sites, step.bound]))
    expect(lines()).toEqual(lines())
  })

  it('proves what is too large to try', () => {
    for (const seed of [1, 2, 3]) {
      const last = trace(
        { ...pointsProblem(90, seed), states: Array.from({ length: 90 }, (_, j) => (j < 2 ? 'kept' : 'free')) },
        { sites: 9 },
      ).at(-1)!
      expect(last.state).toBe('optimal')
      expect(last.plan!.sites.slice(0, 2)).toEqual([0, 1])
    }
  })

  it('says what is wrong with a question', () => {
    const problem = pointsProblem(5, 1)
    const why = (changed: Partial<SitingProblem>, limit: SiteLimit = { sites: 2 }) =>
      trace({ ...problem, ...changed }, limit)[0].obstacles
    expect(why({}, { sites: 6 })).toEqual([{ reason: 'more_sites_than_candidates', sites: 6, candidates: 5 }])
    expect(why({}, { sites: 0 })).toEqual([{ reason: 'bad_number', what: 'limit', index: 0 }])
    expect(why({}, { budget: Number.NaN })).toEqual([{ reason: 'bad_number', what: 'limit', index: 0 }])
    expect(why({ states: new Array(5).fill('closed') }, { budget: 3 })).toEqual([{ reason: 'no_candidates' }])
    expect(why({ states: new Array(5).fill('kept') })).toEqual([{ reason: 'kept_over_limit', limit: 2, needed: 5 }])
    expect(why({ costs: Float64Array.of(1, 1, Number.NaN, 1, 1) })).toEqual([{ reason: 'bad_number', what: 'cost', index: 2 }])
    expect(why({ weights: Float64Array.of(1, -1, 1, 1, 1) })).toEqual([{ reason: 'bad_number', what: 'weight', index: 1 }])
  })
})
