import type { DivisionProblem } from '#planning/division/division-types'
import { createMergeSplit } from '#planning/division/ensemble/merge-split'
import { prepareProblem } from '#planning/division/graph/build-graph'
import { seededRandom } from '#planning/random'
import { allPlans } from '../all-plans.ts'

/** Spanning trees of a part, by the determinant of its Laplacian without one row (Kirchhoff). */
export function treesOf(nodes: readonly number[], borders: readonly { from: number; to: number }[]): number {
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

/** How often each plan should have been drawn, and was; `strange` counts plans that are none. */
export interface SamplerFit {
  plans: number
  samples: number
  strange: number
  chiSquare: number
  degreesOfFreedom: number
  /** Chance of so large a statistic where the chain is right and its samples independent. */
  p: number
  frequencies: { plan: string; expected: number; observed: number }[]
}

/** Chance that a chi-square variable exceeds a value: the cube root is near normal (Wilson and Hilferty 1931). */
export function chiSquareTail(value: number, freedom: number): number {
  const z = (Math.cbrt(value / freedom) - (1 - 2 / (9 * freedom))) / Math.sqrt(2 / (9 * freedom))
  // Abramowitz and Stegun 26.2.17, to 1e-7.
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * poly
  return z >= 0 ? tail : 1 - tail
}

/** Draws plans by one chain, `between` steps apart, and sets them beside all plans that there are, each as likely as its parts have trees. For up to nine atoms. */
export function fitSampler(
  problem: DivisionProblem,
  { seed, samples, between }: { seed: number; samples: number; between: number },
): SamplerFit {
  const made = prepareProblem(problem)
  if (!made.ok) throw new Error('got a refusal when expected a graph')
  const plans = allPlans(problem, 0)
  const weightOf = new Map(
    plans.map(({ partOf }) => {
      const parts = Array.from({ length: Math.max(...partOf) + 1 }, (_, part) =>
        [...partOf].flatMap((own, i) => (own === part ? [i] : [])),
      )
      return [canonical(partOf), parts.reduce((product, nodes) => product * treesOf(nodes, problem.borders), 1)]
    }),
  )
  const all = [...weightOf.values()].reduce((sum, weight) => sum + weight, 0)
  const { graph, rules } = made.prepared
  const chain = createMergeSplit(graph, rules, Int32Array.from(plans[0].partOf), seededRandom(seed))
  const seen = new Map<string, number>()
  for (let draw = 0; draw < samples; draw++) {
    for (let step = 0; step < between; step++) chain.step()
    const key = canonical(chain.partOf)
    seen.set(key, (seen.get(key) ?? 0) + 1)
  }
  const frequencies = [...weightOf].map(([plan, weight]) => ({
    plan,
    expected: (samples * weight) / all,
    observed: seen.get(plan) ?? 0,
  }))
  const chiSquare = frequencies.reduce((sum, { expected, observed }) => sum + (observed - expected) ** 2 / expected, 0)
  const strange = [...seen].reduce((sum, [plan, count]) => sum + (weightOf.has(plan) ? 0 : count), 0)
  const degreesOfFreedom = weightOf.size - 1
  return {
    plans: weightOf.size,
    samples,
    strange,
    chiSquare,
    degreesOfFreedom,
    p: chiSquareTail(chiSquare, degreesOfFreedom),
    frequencies,
  }
}
