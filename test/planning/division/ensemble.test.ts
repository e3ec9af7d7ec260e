import { describe, expect, it } from 'vitest'
import { createMergeSplit } from '#planning/division/ensemble/merge-split'
import { samplePlans, standingOf } from '#planning/division/ensemble/sample-plans'
import { splitRHat } from '#planning/division/ensemble/split-r-hat'
import { prepareProblem } from '#planning/division/graph/build-graph'
import { seededRandom } from '#planning/random'
import { allPlans } from './all-plans.ts'
import { latticeProblem } from './drawn-division.ts'

/** Spanning trees of a part, by the determinant of its Laplacian without one row (Kirchhoff). */
function treesOf(nodes: number[], borders: readonly { from: number; to: number }[]): number {
  const placeOf = new Map(nodes.map((node, place) => [node, place]))
  const size = nodes.length
  const matrix = Array.from({ length: size }, () => new Array(size).fill(0))
  for (const { from, to } of borders) {
    const [a, b] = [placeOf.get(from), placeOf.get(to)]
    if (a === undefined || b === undefined) continue
    matrix[a][a]++
    matrix[b][b]++
    matrix[a][b]--
    matrix[b][a]--
  }
  let product = 1
  for (let i = 1; i < size; i++) {
    product *= matrix[i][i]
    for (let j = i + 1; j < size; j++) {
      const factor = matrix[j][i] / matrix[i][i]
      for (let k = i; k < size; k++) matrix[j][k] -= factor * matrix[i][k]
    }
  }
  return product
}

/** Parts numbered in the order that they first appear in. */
function canonical(partOf: ArrayLike<number>): string {
  const names = [...new Set(Array.from(partOf))]
  return Array.from(partOf, (part) => names.indexOf(part)).join('')
}

describe('merge-split', { timeout: 60_000 }, () => {
  it('visits plans as often as their numbers of trees say: full enumeration of a 3 × 3 lattice in three', () => {
    const sizes = [10, 12, 10, 9, 10, 11, 10, 8, 10]
    const problem = latticeProblem(3, 3, { sizes, parts: 3, households: { min: 18, max: 42 } })
    const made = prepareProblem(problem)
    if (!made.ok) throw new Error('got a refusal')
    const expected = new Map(
      allPlans(problem, 0).map(({ partOf }) => {
        const trees = [0, 1, 2].map((part) =>
          treesOf(
            [...partOf].flatMap((own, i) => (own === part ? [i] : [])),
            problem.borders,
          ),
        )
        return [canonical(partOf), trees.reduce((product, count) => product * count, 1)]
      }),
    )
    const all = [...expected.values()].reduce((sum, weight) => sum + weight, 0)
    const chain = createMergeSplit(
      made.prepared.graph,
      made.prepared.rules,
      Int32Array.from([0, 0, 0, 1, 1, 1, 2, 2, 2]),
      seededRandom(1),
    )
    const [draws, between] = [20_000, 5]
    const seen = new Map<string, number>()
    for (let draw = 0; draw < draws; draw++) {
      for (let step = 0; step < between; step++) chain.step()
      const key = canonical(chain.partOf)
      seen.set(key, (seen.get(key) ?? 0) + 1)
    }
    expect(expected.size).toBeGreaterThan(20)
    expect([...seen.keys()].filter((key) => !expected.has(key))).toEqual([])
    let chiSquare = 0
    for (const [key, weight] of expected) {
      const wanted = (draws * weight) / all
      chiSquare += ((seen.get(key) ?? 0) - wanted) ** 2 / wanted
    }
    // Draws five steps apart still remember each other, so the statistic may exceed its degrees of freedom; a wrong chance of acceptance exceeds it many times.
    const freedom = expected.size - 1
    expect(chiSquare / freedom).toBeLessThan(1 + 5 * Math.sqrt(2 / freedom))
  })
})

describe('an ensemble', { timeout: 60_000 }, () => {
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
