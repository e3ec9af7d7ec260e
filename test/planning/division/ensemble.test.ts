import { describe, expect, it } from 'vitest'
import { samplePlans, standingOf } from '#planning/division/ensemble/sample-plans'
import { splitRHat } from '#planning/division/ensemble/split-r-hat'
import { seededRandom } from '#planning/random'
import { latticeProblem } from './drawn-division.ts'
import { fitSampler } from './ensemble/sampler-fit.ts'

describe('merge-split', () => {
  it('visits plans as often as their numbers of trees say: full enumeration of small lattices', () => {
    const sizes = [10, 12, 10, 9, 10, 11, 10, 8, 10]
    for (const problem of [
      latticeProblem(3, 3, { sizes, parts: 3, households: { min: 18, max: 42 } }),
      latticeProblem(4, 2, { parts: 3, households: { min: 10, max: 50 } }),
    ]) {
      const { plans, strange, p, frequencies } = fitSampler(problem, { seed: 1, samples: 12_000, between: 25 })
      expect(plans).toBeGreaterThan(15)
      expect(strange).toBe(0)
      expect(Math.min(...frequencies.map(({ expected }) => expected))).toBeGreaterThan(5)
      // Samples 25 steps apart are near independent: a right chain is refused once in a thousand seeds.
      expect(p).toBeGreaterThan(1e-3)
    }
  })
})

describe('an ensemble', () => {
  const problem = latticeProblem(8, 6, { parts: 4, households: { min: 90, max: 150 } })
  const options = { seed: 1, parts: 4, chains: 4, plans: 60, stepsBetween: 5, warmUpShare: 0.2 }

  it('is the same for the same seed, counts every chain, and tells whether chains agree', () => {
    const last = (seed: number) => [...samplePlans(problem, { ...options, seed })].at(-1)!
    const ensemble = last(1)
    expect(last(1)).toEqual(ensemble)
    expect(last(2)).not.toEqual(ensemble)
    expect(ensemble.scores.objective.map((chain) => chain.length)).toEqual([60, 60, 60, 60])
    expect(ensemble.takenShare).toBeGreaterThan(0.1)
    expect(ensemble.rHat.objective!).toBeLessThan(1.3)
    expect(ensemble.rHat.changedPeople).toBe(1)
  })

  it('places a plan among the sampled ones', () => {
    const ensemble = [...samplePlans(problem, { ...options, plans: 30 })].at(-1)!
    const best = Object.fromEntries(Object.entries(ensemble.scores).map(([key, chains]) => [key, Math.min(...chains.flat()) - 1]))
    const worst = Object.fromEntries(
      Object.entries(ensemble.scores).map(([key, chains]) => [key, Math.max(...chains.flat()) + 1]),
    )
    type Scores = Parameters<typeof standingOf>[1]
    expect(standingOf(ensemble, best as unknown as Scores).objective).toBe(1)
    expect(standingOf(ensemble, worst as unknown as Scores).objective).toBe(0)
  })

  it('is empty where there is no plan', () => {
    expect([...samplePlans({ ...problem, households: { min: 1, max: 5 } }, options)]).toEqual([])
  })
})

describe('split R-hat', () => {
  it('is 1 for chains that never change, near 1 for chains alike, large for chains apart', () => {
    const random = seededRandom(1)
    const around = (center: number): number[] => Array.from({ length: 200 }, () => center + random())
    expect(
      splitRHat([
        [1, 1, 1, 1],
        [1, 1, 1, 1],
      ]),
    ).toBe(1)
    expect(splitRHat([[1, 2, 3]])).toBeNull()
    expect(splitRHat([around(0), around(0)])!).toBeLessThan(1.05)
    expect(splitRHat([around(0), around(5)])!).toBeGreaterThan(3)
  })
})
