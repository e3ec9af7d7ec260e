import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { enumerateParts } from '#planning/division/bounds/enumerate-parts'
import { leastSum } from '#planning/division/bounds/partition/least-sum'
import { partTerms } from '#planning/division/bounds/partition/part-terms'
import { createTable } from '#planning/division/bounds/partition/price-parts'
import { raiseByParts } from '#planning/division/bounds/partition/raise-by-parts'
import { sweepOrder } from '#planning/division/bounds/partition/sweep-order'
import { sweepStates } from '#planning/division/bounds/partition/sweep-states'
import { raiseBound } from '#planning/division/bounds/raise-bound'
import { circleMeters, circleOfNode, roundestParts } from '#planning/division/bounds/roundest-parts'
import type { DivisionProblem } from '#planning/division/division-types'
import { findObstacles } from '#planning/division/explain/find-obstacles'
import { prepareProblem } from '#planning/division/graph/build-graph'
import { fittingCounts } from '#planning/division/graph/part-counts'
import { newPart } from '#planning/division/search/partition'
import type { LinearSolver } from '#planning/linear-model'
import { loadHighsSolver } from '../../../server/solver/highs.ts'
import { allPlans } from './all-plans.ts'
import { anyProblem } from './drawn-division.ts'

let solver: LinearSolver
beforeAll(async () => {
  solver = await loadHighsSolver()
})

/** A problem with all its plans and the objective of the best; null where it has no free ground, or no plan. */
function tryAll(problem: DivisionProblem) {
  const made = prepareProblem(problem)
  if (!made.ok || made.prepared.graph.nodeCount === 0) return null
  const plans = allPlans(problem, made.prepared.rules.targetHouseholds)
  if (plans.length === 0) return null
  return { prepared: made.prepared, plans, least: Math.min(...plans.map(({ objective }) => objective)) }
}

describe('bounds', () => {
  it('never exceed the best plan, in any round, and rise', () => {
    let compared = 0
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const tried = tryAll(problem)
        if (tried === null) return
        const { prepared, plans, least } = tried
        const { graph, rules, lockedPrice } = prepared
        const inside = Int32Array.from(plans[0].partOf.filter((_, atom) => graph.nodeOf[atom] >= 0))
        if (inside.length !== graph.nodeCount) return
        let last = Number.NEGATIVE_INFINITY
        for (const { bound } of raiseBound(graph, rules, findObstacles(prepared).counts, inside, solver)) {
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

describe('circles', () => {
  const circle = (area: number): number => 2 * Math.sqrt(Math.PI * area)

  it('of no parts add up to more than those of the roundest, which do not grow by more the more there are', () => {
    const areas = fc.array(fc.constantFrom(0, 1, 2, 5, 40, 900), { minLength: 4, maxLength: 7 })
    fc.assert(
      fc.property(areas, fc.array(fc.nat(3), { minLength: 7, maxLength: 7 }), (nodes, labels) => {
        const sums = new Map<number, number>()
        nodes.forEach((area, node) => {
          sums.set(labels[node], (sums.get(labels[node]) ?? 0) + area)
        })
        const most = [1, 2, 3, 4].map((k) => circleMeters(roundestParts(Float64Array.from(nodes), k)))
        const paid = [...sums.values()].reduce((sum, area) => sum + circle(area), 0)
        expect(paid).toBeLessThanOrEqual(most[sums.size - 1] + 1e-9)
        expect(most[2] - most[1]).toBeLessThanOrEqual(most[1] - most[0] + 1e-9)
        expect(most[3] - most[2]).toBeLessThanOrEqual(most[2] - most[1] + 1e-9)
      }),
      { numRuns: 2000, seed: 4 },
    )
  })

  it('of a part are at most what its nodes add to the mean', () => {
    const area = fc.double({ min: 0.01, max: 1000, noNaN: true })
    fc.assert(
      fc.property(fc.array(area, { minLength: 1, maxLength: 6 }), area, (nodes, mean) => {
        const added = nodes.reduce((sum, node) => sum + circleOfNode(node, mean), circle(mean) / 2)
        expect(circle(nodes.reduce((sum, node) => sum + node, 0))).toBeLessThanOrEqual(added + 1e-9)
      }),
      { numRuns: 2000, seed: 4 },
    )
  })
})

describe('all parts', () => {
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

describe('parts priced by a table', () => {
  const nodesIn = (bits: number, nodeCount: number): number[] =>
    Array.from({ length: nodeCount }, (_, node) => node).filter((node) => bits & (1 << node))

  it('are the cheapest of all sets that hang together, whatever their nodes are worth', () => {
    let compared = 0
    fc.assert(
      fc.property(
        anyProblem,
        fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 9, maxLength: 9 }),
        fc.constantFrom(1024, 7),
        (problem, worth, mostLevels) => {
          const made = prepareProblem(problem)
          if (!made.ok || made.prepared.graph.nodeCount === 0) return
          const { graph, rules } = made.prepared
          const { counts, obstacles } = findObstacles(made.prepared)
          if (obstacles.length > 0) return
          const { order } = sweepOrder(graph)
          expect([...order].sort((a, b) => a - b)).toEqual(nodesIn(-1, graph.nodeCount))
          const terms = partTerms(graph, rules, counts, mostLevels)
          const values = terms.nodeCost.map((cost, node) => cost - worth[node])
          const costOf = (bits: number): number => {
            const nodes = nodesIn(bits, graph.nodeCount)
            const size = nodes.reduce((sum, node) => sum + terms.level[node], 0)
            const cut = terms.edgeCost.reduce(
              (sum, cost, edge) => (((bits >> graph.edgeFrom[edge]) ^ (bits >> graph.edgeTo[edge])) & 1 ? sum + cost : sum),
              0,
            )
            return nodes.reduce((sum, node) => sum + values[node], cut) + (terms.levelCost[size] ?? Number.POSITIVE_INFINITY)
          }
          const hangsTogether = (bits: number): boolean => {
            const nodes = nodesIn(bits, graph.nodeCount)
            const reached = new Set([nodes[0]])
            for (const node of reached)
              for (let arc = graph.firstArc[node]; arc < graph.firstArc[node + 1]; arc++)
                if (bits & (1 << graph.arcNode[arc])) reached.add(graph.arcNode[arc])
            return reached.size === nodes.length
          }
          const cheapest = new Float64Array(graph.nodeCount).fill(Number.POSITIVE_INFINITY)
          for (let bits = 1; bits < 1 << graph.nodeCount; bits++) {
            if (!hangsTogether(bits)) continue
            const place = order.findIndex((node) => (bits & (1 << node)) !== 0)
            cheapest[place] = Math.min(cheapest[place], costOf(bits))
          }
          const limits = { mostStates: 100_000 }
          const exact = createTable(sweepStates(graph, order, terms, { ...limits, isConnected: true })!, terms)(values)
          const loose = createTable(sweepStates(graph, order, terms, { ...limits, isConnected: false })!, terms)(values)
          cheapest.forEach((cost, place) => {
            expect(loose.least[place]).toBeLessThanOrEqual(cost + 1e-6)
            if (cost === Number.POSITIVE_INFINITY) expect(exact.least[place]).toBe(cost)
            else expect(exact.least[place]).toBeCloseTo(cost, 6)
            for (const { least, nodesOf } of [exact, loose]) {
              if (least[place] === Number.POSITIVE_INFINITY) continue
              const bits = nodesOf(place).reduce((sum, node) => sum | (1 << node), 0)
              expect(costOf(bits)).toBeCloseTo(least[place], 6)
            }
          })
          compared++
        },
      ),
      { numRuns: 300, seed: 5 },
    )
    expect(compared).toBeGreaterThan(50)
  })

  it('prove bounds that never exceed the best plan, rise, and come again from the same start', () => {
    let compared = 0
    let met = 0
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const tried = tryAll(problem)
        if (tried === null) return
        const { prepared, plans, least } = tried
        const { graph, rules, lockedPrice } = prepared
        const labels = [...plans[0].partOf].filter((_, atom) => graph.nodeOf[atom] >= 0)
        if (labels.length !== graph.nodeCount) return
        const names = [...new Set(labels)]
        const partOf = Int32Array.from(labels, (part) => names.indexOf(part))
        const gridOf = new Int32Array(names.length).fill(newPart)
        const best = { objective: plans[0].objective, partCount: names.length, partOf, gridOf }
        const { counts } = findObstacles(prepared)
        const bounds = (): number[] =>
          [...raiseByParts(graph, rules, counts, { best, seen: [] }, solver)].map(({ bound }) => bound + lockedPrice)
        const found = bounds()
        for (const [i, bound] of found.entries()) {
          expect(bound).toBeLessThanOrEqual(least + 1e-6)
          if (i > 0) expect(bound).toBeGreaterThanOrEqual(found[i - 1] - 1e-6)
        }
        expect(bounds()).toEqual(found)
        if (found[found.length - 1] > least - 1e-3 * least) met++
        compared++
      }),
      { numRuns: 200, seed: 12 },
    )
    expect(compared).toBeGreaterThan(25)
    expect(met).toBeGreaterThan(compared / 8)
  })

  it('take so many of them with different first nodes, the first of all among them', () => {
    const least = Float64Array.of(5, -1, 3, -4)
    expect(leastSum(least, { least: 1, most: 1 })).toBe(5)
    expect(leastSum(least, { least: 1, most: 4 })).toBe(0)
    expect(leastSum(least, { least: 4, most: 4 })).toBe(3)
    expect(leastSum(least, { least: 5, most: 6 })).toBe(Number.POSITIVE_INFINITY)
  })
})
