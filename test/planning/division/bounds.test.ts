import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { enumerateParts } from '#planning/division/bounds/enumerate-parts'
import { raiseBound } from '#planning/division/bounds/raise-bound'
import { findObstacles } from '#planning/division/explain/find-obstacles'
import { prepareProblem } from '#planning/division/graph/build-graph'
import { fittingCounts } from '#planning/division/graph/part-counts'
import type { LinearSolver } from '#planning/linear-model'
import { loadHighsSolver } from '../../../server/solver/highs.ts'
import { allPlans } from './all-plans.ts'
import { anyProblem } from './drawn-division.ts'

let solver: LinearSolver
beforeAll(async () => {
  solver = await loadHighsSolver()
})

describe('bounds', { timeout: 60_000 }, () => {
  it('never exceed the best plan, in any round, and rise', () => {
    let compared = 0
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const made = prepareProblem(problem)
        if (!made.ok || made.prepared.graph.nodeCount === 0) return
        const { graph, rules, lockedPrice } = made.prepared
        const plans = allPlans(problem, rules.targetHouseholds)
        if (plans.length === 0) return
        const least = Math.min(...plans.map(({ objective }) => objective))
        const inside = Int32Array.from(plans[0].partOf.filter((_, atom) => made.prepared.graph.nodeOf[atom] >= 0))
        if (inside.length !== graph.nodeCount) return
        let last = Number.NEGATIVE_INFINITY
        for (const { bound } of raiseBound(graph, rules, findObstacles(made.prepared).counts, inside, solver)) {
          expect(bound + lockedPrice).toBeLessThanOrEqual(least + 1e-6)
          expect(bound).toBeGreaterThanOrEqual(last - 1e-6)
          last = bound
        }
        compared++
      }),
      { numRuns: 200, seed: 11 },
    )
    expect(compared).toBeGreaterThan(25)
  })
})

describe('all parts', { timeout: 60_000 }, () => {
  it('are just those sets that hang together within the ranges, each once', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const made = prepareProblem({ ...problem, prices: { ...problem.prices, change: 0 } })
        if (!made.ok) return
        const { graph, rules } = made.prepared
        const counts = { least: 1, most: graph.nodeCount }
        const parts = enumerateParts(graph, rules, counts, { sets: 60_000, parts: 8_000 })!
        const keys = new Set(parts.map(({ nodes }) => nodes.reduce((bits, node) => bits | (1 << node), 0)))
        expect(keys.size).toBe(parts.length)
        const sumOver = (of: Float64Array): number => of.reduce((all, value) => all + value, 0)
        const tooLarge =
          graph.households.some((h) => h > rules.maxHouseholds) || graph.population.some((p) => p > rules.maxPopulation)
        if (tooLarge) return
        for (let bits = 1; bits < 1 << graph.nodeCount; bits++) {
          const nodes = Array.from({ length: graph.nodeCount }, (_, node) => node).filter((node) => bits & (1 << node))
          const sum = (of: Float64Array): number => nodes.reduce((all, node) => all + of[node], 0)
          const reached = new Set([nodes[0]])
          for (const node of reached)
            for (let arc = graph.firstArc[node]; arc < graph.firstArc[node + 1]; arc++)
              if (bits & (1 << graph.arcNode[arc])) reached.add(graph.arcNode[arc])
          const [h, p] = [sum(graph.households), sum(graph.population)]
          const others = fittingCounts(
            rules,
            sumOver(graph.households) - h,
            sumOver(graph.population) - p,
            graph.nodeCount - nodes.length,
          )
          const isPart =
            (nodes.length === graph.nodeCount || others.least <= others.most) &&
            reached.size === nodes.length &&
            h >= rules.minHouseholds &&
            h <= rules.maxHouseholds &&
            p >= rules.minPopulation &&
            p <= rules.maxPopulation &&
            !nodes.some((node) => graph.foes[node].some((foe) => bits & (1 << foe)))
          expect(keys.has(bits)).toBe(isPart)
        }
      }),
      { numRuns: 100, seed: 3 },
    )
  })
})
