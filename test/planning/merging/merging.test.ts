import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { LinearSolver } from '#planning/linear-model'
import { chooseGroups } from '#planning/merging/choose-groups'
import { connectedGroups } from '#planning/merging/connected-groups'
import { findFrontier } from '#planning/merging/frontier'
import { listGroups } from '#planning/merging/list-groups'
import type { MergeProblem } from '#planning/merging/merging-types'
import { loadHighsSolver } from '../../../server/solver/highs.ts'
import { anyTown } from './any-town.ts'

let solver: LinearSolver
beforeAll(async () => {
  solver = await loadHighsSolver()
})

const membersOf = (bits: number, count: number): number[] =>
  Array.from({ length: count }, (_, unit) => unit).filter((unit) => bits & (1 << unit))

function hangsTogether(members: readonly number[], borders: MergeProblem['borders']): boolean {
  const reached = new Set([members[0]])
  for (const unit of reached)
    for (const [a, b] of borders)
      for (const [from, to] of [
        [a, b],
        [b, a],
      ])
        if (from === unit && members.includes(to)) reached.add(to)
  return reached.size === members.length
}

/** What a set of units would cost as one, read from the rules as they are written; null where it may not be. */
function judge(problem: MergeProblem, members: readonly number[]): { cost: number; isBelow: boolean } | null {
  const { units, borders, travel, rules, prices, keepApart, keepTogether } = problem
  const people = members.reduce((sum, unit) => sum + units[unit].population, 0)
  const isAlone = members.length === 1
  if (keepTogether.some((set) => set.some((unit) => members.includes(unit)) && !set.every((unit) => members.includes(unit))))
    return null
  if (!isAlone) {
    if (members.length > rules.mostUnits || people > rules.populationMax || people < rules.populationMin) return null
    if (members.length * 1e6 > rules.areaMaxSquareMeters || members.some((unit) => units[unit].stays !== null)) return null
    if (keepApart.some((set) => set.filter((unit) => members.includes(unit)).length > 1)) return null
    if (!hangsTogether(members, borders)) return null
  }
  const count = units.length
  const way = (unit: number, centre: number) => unit * count + centre
  const centres = members
    .map((centre) => ({
      centre,
      total: members.reduce((sum, unit) => sum + travel.personSeconds[way(unit, centre)], 0),
      isNear: members.every(
        (unit) => travel.worstSeconds[way(unit, centre)] <= Math.max(rules.maxSeconds, travel.todayWorstSeconds[unit]),
      ),
    }))
    .filter(({ isNear }) => isAlone || isNear)
    .sort((a, b) => a.total - b.total || a.centre - b.centre)
  if (centres.length === 0) return null
  const today = members.reduce((sum, unit) => sum + travel.personSeconds[way(unit, unit)], 0)
  const alike = new Map<string, number>()
  for (const unit of members) {
    const { likeness, population } = units[unit]
    if (likeness !== null) alike.set(likeness, (alike.get(likeness) ?? 0) + population)
  }
  const unlike = [...alike.values()].reduce((sum, each) => sum + each, 0) - Math.max(0, ...alike.values())
  const cost =
    prices.unit +
    (prices.personHour * (centres[0].total - today)) / 3600 +
    prices.imbalance * Math.abs(people - prices.targetPopulation) +
    prices.change * (people - units[centres[0].centre].population) +
    prices.unlike * unlike
  return { cost, isBelow: isAlone && people < rules.populationMin && units[members[0]].stays === null }
}

/** The best of all choices for each number of units left, by trying all: over sets of units done, the first unit left in each set that may be. */
function tryAll(problem: MergeProblem): ({ below: number; cost: number } | null)[] {
  const count = problem.units.length
  const judged = Array.from({ length: 1 << count }, (_, bits) => (bits === 0 ? null : judge(problem, membersOf(bits, count))))
  const best: ({ below: number; cost: number } | null)[][] = Array.from({ length: 1 << count }, () =>
    new Array(count + 1).fill(null),
  )
  best[0][0] = { below: 0, cost: 0 }
  for (let done = 0; done < (1 << count) - 1; done++) {
    const left = ((1 << count) - 1) & ~done
    const first = left & -left
    for (let bits = left; bits > 0; bits = (bits - 1) & left) {
      const group = bits & first ? judged[bits] : null
      if (group === null) continue
      for (let number = 0; number < count; number++) {
        const before = best[done][number]
        if (before === null) continue
        const [below, cost] = [before.below + (group.isBelow ? 1 : 0), before.cost + group.cost]
        const known = best[done | bits][number + 1]
        if (known === null || below < known.below || (below === known.below && cost < known.cost - 1e-9))
          best[done | bits][number + 1] = { below, cost }
      }
    }
  }
  return best[(1 << count) - 1]
}

describe('groups that hang together', () => {
  it('are all told, each once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 16 }), (count, pairs) => {
        const borders = pairs.filter(([a, b]) => a !== b && a < count && b < count)
        const neighbours = Array.from({ length: count }, (_, unit) => [
          ...new Set(borders.flatMap(([a, b]) => (a === unit ? [b] : b === unit ? [a] : []))),
        ])
        const told: number[] = []
        connectedGroups(
          neighbours,
          (nodes) => nodes.length <= 5,
          (nodes) => told.push(nodes.reduce((bits, unit) => bits | (1 << unit), 0)),
        )
        const expected = Array.from({ length: 1 << count }, (_, bits) => bits).filter((bits) => {
          const members = membersOf(bits, count)
          return members.length > 0 && members.length <= 5 && hangsTogether(members, borders)
        })
        expect(told.sort((a, b) => a - b)).toEqual(expected)
      }),
      { numRuns: 300, seed: 7 },
    )
  })
})

describe('merging a town', { timeout: 120_000 }, () => {
  it('chooses the best of all choices, for every number of villages left', () => {
    let [towns, points, merged] = [0, 0, 0]
    fc.assert(
      fc.property(fc.noBias(anyTown), (problem) => {
        const { groups } = listGroups(problem)
        const search = findFrontier(groups, problem.units.length, solver)
        let step = search.next()
        while (!step.done) step = search.next()
        const frontier = step.value
        const expected = tryAll(problem)
        towns++
        for (const [count, best] of expected.entries()) {
          const found = frontier[count] ?? null
          expect(found === null).toBe(best === null)
          if (found === null || best === null) continue
          points++
          if (count < problem.units.length) merged++
          expect([count, found.below]).toEqual([count, best.below])
          expect(found.cost).toBeCloseTo(best.cost, 6)
          expect(found.bound).toBe(found.cost)
          expect(found.groups.flatMap(({ units }) => units).sort((a, b) => a - b)).toEqual([...problem.units.keys()])
        }
      }),
      { numRuns: 500, seed: 2021 },
    )
    expect(towns).toBe(500)
    expect(points).toBeGreaterThan(800)
    expect(merged).toBeGreaterThan(300)
  })

  it('takes the best number of all where any will do', () => {
    fc.assert(
      fc.property(anyTown, (problem) => {
        const { groups } = listGroups(problem)
        const all = [...problem.units.keys()]
        const found = chooseGroups(groups, all, { least: 0, most: all.length }, solver)
        const points = tryAll(problem).filter((point) => point !== null)
        expect(found === null).toBe(points.length === 0)
        if (found === null) return
        const below = Math.min(...points.map((point) => point.below))
        expect(found.below).toBe(below)
        expect(found.cost).toBeCloseTo(Math.min(...points.filter((point) => point.below === below).map(({ cost }) => cost)), 6)
      }),
      { numRuns: 200, seed: 35 },
    )
  })
})
