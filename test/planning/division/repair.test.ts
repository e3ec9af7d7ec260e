import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DivisionProblem } from '#planning/division/division-types'
import { prepareProblem } from '#planning/division/graph/build-graph'
import { componentsOf } from '#planning/division/graph/components'
import { isMended, judgeParts } from '#planning/division/repair/judge-parts'
import { leastRepair } from '#planning/division/repair/least-repair'
import { quickRepair } from '#planning/division/repair/quick-repair'
import { type BrokenPlan, partsNearby } from '#planning/division/repair/repair-graph'
import { repairPlan } from '#planning/division/repair/repair-plan'
import { latticeProblem } from './drawn-division.ts'

/** A plan drawn as letters over a lattice, with the painted atoms pinned. */
function broken(problem: DivisionProblem, drawing: string, pinned: number[], letters: string): BrokenPlan {
  const made = prepareProblem(problem)
  if (!made.ok) throw new Error('got a refusal when a graph was expected')
  const { graph, rules } = made.prepared
  const rows = [...drawing.replace(/\s/g, '')]
  const names = [...new Set(rows)].sort()
  const partOf = Int32Array.from(rows, (letter) => names.indexOf(letter))
  return {
    graph,
    rules,
    partOf,
    partCount: names.length,
    pinned: new Set(pinned),
    parts: [...letters].map((letter) => names.indexOf(letter)),
  }
}

/** The least people over all labellings, by trying them. */
function leastPeople(plan: BrokenPlan): number {
  const { graph, partOf, partCount, pinned } = plan
  const before = judgeParts(plan, partOf)
  let least = Number.POSITIVE_INFINITY
  const own = partOf.slice()
  const choose = (node: number, people: number): void => {
    if (people >= least) return
    if (node === graph.nodeCount) {
      if (isMended(plan, before, judgeParts(plan, own))) least = people
      return
    }
    for (let part = 0; part < partCount; part++) {
      if (part !== partOf[node] && pinned.has(node)) continue
      own[node] = part
      choose(node + 1, people + (part === partOf[node] ? 0 : graph.population[node]))
    }
    own[node] = partOf[node]
  }
  choose(0, 0)
  return least
}

describe('repair', () => {
  it('moves no more people than must move on small plans', () => {
    let mended = 0
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 9, maxLength: 9 }),
        fc.array(fc.constantFrom('A', 'B', 'C'), { minLength: 9, maxLength: 9 }),
        fc.nat({ max: 8 }),
        (sizes, letters, stroke) => {
          const all = sizes.reduce((sum, size) => sum + size, 0)
          const range = { min: Math.floor(all / 3 - 15), max: Math.ceil(all / 3 + 15) }
          const problem = latticeProblem(3, 3, { sizes, households: range })
          const plan = broken(problem, ['A', 'B', 'C', ...letters.slice(3)].join(''), [stroke], 'ABC')
          const repair = leastRepair(plan, partsNearby(plan))
          const least = leastPeople(plan)
          if (repair !== null) {
            mended++
            expect(repair.people).toBe(least)
            expect(repair.moves.some(({ node }) => node === stroke)).toBe(false)
          }
          const quick = quickRepair(plan, partsNearby(plan))
          if (quick !== null) expect(quick.people).toBeGreaterThanOrEqual(least)
        },
      ),
      { numRuns: 25, seed: 6 },
    )
    expect(mended).toBeGreaterThan(8)
  })

  it('brings a part that a stroke cut in two together again', () => {
    const drawing = Array.from({ length: 8 }, () => 'AAAABBBBCCCC').join('\n')
    const cut = [...drawing.replace(/\s/g, '')]
      .map((letter, i) => (Math.floor(i / 12) === 4 && letter === 'B' && i % 12 < 8 ? 'A' : letter))
      .join('')
    const pinned = [52, 53, 54, 55]
    const plan = broken(latticeProblem(12, 8, { households: { min: 200, max: 400 } }), cut, pinned, 'AB')
    const repair = repairPlan(plan)!
    const own = plan.partOf.slice()
    for (const { node, to } of repair.moves) own[node] = to
    expect(componentsOf(plan.graph, own)).toHaveLength(3)
    expect(isMended(plan, judgeParts(plan, plan.partOf), judgeParts(plan, own))).toBe(true)
    for (const node of pinned) expect(own[node]).toBe(0)
    expect(repair.people).toBeLessThanOrEqual(12 * 30)
  })

  it('leaves a sound plan alone', () => {
    const plan = broken(latticeProblem(4, 1, { households: { min: 10, max: 30 } }), 'AABB', [1], 'AB')
    expect(repairPlan(plan)).toEqual({ moves: [], people: 0, isLeast: true })
  })
})
