import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DivisionProblem } from '#planning/division/division-types'
import { prepareProblem } from '#planning/division/graph/build-graph'
import { componentsOf } from '#planning/division/graph/components'
import { pricesFor, usualWishes } from '#planning/division/prices'
import { createBorderScratch, exchangeNodes, flipNode } from '#planning/division/search/move-border'
import { createPartition, type Partition } from '#planning/division/search/partition'
import { createRecombineScratch, recombine } from '#planning/division/search/recombine'
import { matchGrids } from '#planning/division/search/search-plans'
import { startPlan } from '#planning/division/search/start-plan'
import { createStaysConnected } from '#planning/division/search/stays-connected'
import { seededRandom } from '#planning/random'
import { latticeProblem, withGrids } from './drawn-division.ts'

const sums = ['households', 'population', 'areaSquareMeters', 'perimeterMeters', 'borderPrice', 'changed'] as const
const exact = ['size', 'hashLow', 'hashHigh'] as const

function prepared(problem: DivisionProblem) {
  const made = prepareProblem(problem)
  if (!made.ok) throw new Error('got a refusal when a graph was expected')
  return made.prepared
}

/** A start of five parts on a lattice with present grids, prices on everything and a pair kept apart. */
function start(seed: number): Partition {
  const random = seededRandom(seed)
  const sizes = Array.from({ length: 56 }, () => Math.floor(21 * random()))
  const lattice = latticeProblem(8, 7, {
    sizes,
    parts: 5,
    households: { min: 90, max: 130 },
    keepApart: [[0, 55]],
    prices: pricesFor({ ...usualWishes, littleChange: 1 }),
  })
  const { graph, rules } = prepared(withGrids(lattice, 'AAAABBBB'.repeat(7)))
  const { tree, sums: cuts } = createRecombineScratch({ graph })
  const tools = { graph, rules, scale: { households: 110, population: 330 }, tree, sums: cuts, random }
  const partOf = startPlan(tools, componentsOf(graph), [5])
  return createPartition(graph, rules, 5, partOf, matchGrids(graph, partOf, 5))
}

describe('moves', () => {
  it('keep every sum as if it were added up anew, and every part in one piece', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const partition = start(seed)
        const random = seededRandom(seed + 1)
        const stays = createStaysConnected(partition.graph)
        const border = createBorderScratch()
        const scratch = createRecombineScratch(partition)
        const moveLimit = { violationPrice: 2000, limit: 0 }
        for (let i = 0; i < 300; i++) {
          const kind = random()
          moveLimit.limit = -400 * Math.log(random())
          if (kind < 0.5) flipNode(partition, stays, random, border, moveLimit)
          else if (kind < 0.9) exchangeNodes(partition, stays, random, border, moveLimit)
          else recombine(partition, partition.cutEdges[Math.floor(random() * partition.cutCount)], 3, scratch, random, moveLimit)
          if (i % 20 !== 0) continue
          const anew = createPartition(partition.graph, partition.rules, 5, partition.partOf.slice(), partition.gridOf)
          expect(componentsOf(partition.graph, partition.partOf)).toHaveLength(5)
          for (const key of exact) expect([...partition[key]]).toEqual([...anew[key]])
          for (const key of sums)
            for (let part = 0; part < 5; part++) expect(partition[key][part]).toBeCloseTo(anew[key][part], 6)
          expect([...partition.cutEdges.subarray(0, partition.cutCount)].sort()).toEqual(
            [...anew.cutEdges.subarray(0, anew.cutCount)].sort(),
          )
          expect(partition.objective).toBeCloseTo(anew.objective, 6)
          expect(partition.violation).toBeCloseTo(anew.violation, 9)
        }
      }),
      { numRuns: 25, seed: 2 },
    )
  })

  it('know whether a part hangs together without a node, as a walk through it does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 30, maxLength: 30 }), (labels) => {
        const { graph } = prepared(latticeProblem(6, 5))
        const partOf = Int32Array.from(labels)
        const stays = createStaysConnected(graph)
        const pieces = (own: Int32Array, part: number): number =>
          componentsOf(graph, own).filter(([node]) => own[node] === part).length
        for (let node = 0; node < 30; node++) {
          // Asked only about parts that hang together.
          if (pieces(partOf, partOf[node]) !== 1) continue
          const without = partOf.slice()
          without[node] = 9
          expect(stays(partOf, node)).toBe(pieces(without, partOf[node]) <= 1)
        }
      }),
      { numRuns: 100, seed: 4 },
    )
  })
})
