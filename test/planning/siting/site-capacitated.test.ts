import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { LinearSolver } from '#planning/linear-model'
import { byRate, fillKnapsack, relaxedValue } from '#planning/siting/capacitated/knapsack'
import { siteCapacitated } from '#planning/siting/capacitated/site-capacitated'
import type { SitingProblem, SitingProgress } from '#planning/siting/siting-types'
import { loadHighsSolver } from '../../../server/solver/highs.ts'
import { allSets, anySiting, distanceBetween, isRightlyRefused, turnedRound } from './any-siting.ts'

let solver: LinearSolver
beforeAll(async () => {
  solver = await loadHighsSolver()
})

const trace = (problem: SitingProblem, sites: number, farDistance: number | null): SitingProgress[] => [
  ...siteCapacitated(problem, { limit: { sites }, farDistance, loads: null }, { seed: 1, solver }),
]

/** Least cost of sending everybody to one of the sites with room, place after place. */
function leastAssignment(problem: SitingProblem, sites: readonly number[], far: number): number {
  const { weights, capacities } = problem
  const left = capacities.slice()
  let best = Infinity
  const visit = (i: number, cost: number): void => {
    if (cost >= best) return
    if (i === weights.length) {
      best = cost
      return
    }
    if (weights[i] === 0) {
      visit(i + 1, cost)
      return
    }
    for (const j of sites) {
      const distance = distanceBetween(problem, i, j)
      if (weights[i] > left[j] || !(distance <= far)) continue
      left[j] -= weights[i]
      visit(i + 1, cost + weights[i] * distance)
      left[j] += weights[i]
    }
    if (far < Infinity) visit(i + 1, cost + weights[i] * far)
  }
  visit(0, 0)
  return best
}

describe('a knapsack', () => {
  it('takes the set that trying all gives, and no set is worth more than its relaxation', () => {
    const item = fc.record({ value: fc.integer({ min: 1, max: 30 }), load: fc.integer({ min: 0, max: 12 }) })
    fc.assert(
      fc.property(fc.array(item, { maxLength: 11 }), fc.integer({ min: 0, max: 40 }), (items, room) => {
        const [values, loads] = [items.map(({ value }) => value), items.map(({ load }) => load)]
        let best = 0
        for (let bits = 0; bits < 1 << items.length; bits++) {
          const set = items.filter((_, k) => (bits >> k) & 1)
          if (set.reduce((sum, { load }) => sum + load, 0) <= room)
            best = Math.max(
              best,
              set.reduce((sum, { value }) => sum + value, 0),
            )
        }
        const { value, taken } = fillKnapsack(values, loads, room)
        expect(value).toBe(best)
        expect(taken.reduce((sum, k) => sum + values[k], 0)).toBe(best)
        expect(taken.reduce((sum, k) => sum + loads[k], 0)).toBeLessThanOrEqual(room)
        expect(relaxedValue(byRate(values, loads), values, loads, room)).toBeGreaterThanOrEqual(best - 1e-9)
      }),
      { numRuns: 500, seed: 2 },
    )
  })
})

describe('least walking with capacities', { timeout: 120_000 }, () => {
  it('is what trying all sets and assignments gives, with a proof, in whatever order the places come; no bound is ever above it', () => {
    let [solved, refused] = [0, 0]
    fc.assert(
      fc.property(anySiting, fc.integer({ min: 1, max: 4 }), fc.constantFrom(null, 10), (problem, sites, farDistance) => {
        const steps = trace(problem, sites, farDistance)
        const last = steps.at(-1)!
        const far = farDistance ?? Infinity
        const sets = allSets(problem).filter((set) => set.length <= sites)
        const least = Math.min(Infinity, ...sets.map((set) => leastAssignment(problem, set, far)))
        if (last.state === 'impossible') {
          refused++
          expect(isRightlyRefused(problem, sites, least)).toBe(true)
          return
        }
        solved++
        expect(last).toMatchObject({ state: 'optimal', gap: 0 })
        expect(last.plan!.objective).toBeCloseTo(least, 9)
        for (const { bound, plan } of steps) {
          expect(bound ?? 0).toBeLessThanOrEqual(least + 1e-6)
          if (plan === null) continue
          expect(plan.sites.length).toBeLessThanOrEqual(sites)
          for (const j of problem.states.keys()) {
            const load = plan.siteOf.reduce((sum, site, i) => sum + (site === j ? problem.weights[i] : 0), 0)
            expect(load).toBeLessThanOrEqual(problem.capacities[j])
            if (load > 0) expect(plan.sites).toContain(j)
          }
          const walked = [...plan.siteOf].reduce(
            (sum, j, i) =>
              sum + (problem.weights[i] === 0 ? 0 : problem.weights[i] * (j < 0 ? far : distanceBetween(problem, i, j))),
            0,
          )
          expect(walked).toBeCloseTo(plan.objective, 9)
        }
        expect(trace(turnedRound(problem), sites, farDistance).at(-1)!.plan!.objective).toBeCloseTo(least, 9)
      }),
      { numRuns: 300, seed: 6 },
    )
    expect(solved).toBeGreaterThan(80)
    expect(refused).toBeGreaterThan(40)
  })

  it('says when so many sites cannot hold everybody', () => {
    const problem = fc.sample(anySiting, { numRuns: 1, seed: 1 })[0]
    const [full] = trace(
      { ...problem, states: problem.states.map(() => 'free'), weights: problem.weights.map(() => 50) },
      1,
      null,
    )
    expect(full.state).toBe('impossible')
    expect(['capacity_too_small', 'demand_unreachable']).toContain(full.obstacles[0].reason)
  })
})
