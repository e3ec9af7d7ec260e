import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { LinearSolver } from '#planning/linear-model'
import { chooseGroups } from '#planning/merging/choose-groups'
import { connectedGroups } from '#planning/merging/connected-groups'
import { listGroups } from '#planning/merging/list-groups'
import { prepareChoices } from '#planning/merging/merge-choices'
import { addCosts, isLower, type MergeCosts, type MergeProblem, mergeAims } from '#planning/merging/merging-types'
import { tabulateChoices } from '#planning/merging/tabulate-choices'
import { createChoiceWalks } from '#planning/merging/walk-choices'
import { seededRandom } from '#planning/random'
import { loadHighsSolver } from '../../../server/solver/highs.ts'
import { anyTown, secondsBetween, type Town } from './any-town.ts'

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
function judge(town: Town, members: readonly number[]): MergeCosts | null {
  const { units, settlements, seats, rules, maxSeconds, objective, targetPopulation, keepApart, keepTogether, fixed } = town
  const people = members.reduce((sum, unit) => sum + units[unit].population, 0)
  const isAlone = members.length === 1
  const splits = (set: readonly number[]) =>
    set.some((unit) => members.includes(unit)) && !set.every((unit) => members.includes(unit))
  if (keepTogether.some(splits) || fixed.some(splits)) return null
  if (fixed.some((set) => set.some((unit) => members.includes(unit)) && members.length !== set.length)) return null
  const peopleBySizes = rules.sizes.map((_, sizes) =>
    members.reduce((sum, unit) => sum + (units[unit].sizes === sizes ? units[unit].population : 0), 0),
  )
  const most = Math.max(...peopleBySizes)
  const tied = peopleBySizes.flatMap((count, sizes) => (count === most ? [sizes] : []))
  const sizes = rules.sizes[tied.includes(units[members[0]].sizes) ? units[members[0]].sizes : tied[0]]
  if (!isAlone) {
    if (members.length > rules.mostUnits || people > sizes.populationMax || people < sizes.populationMin) return null
    if (members.length * 1e6 > sizes.areaMaxSquareMeters || members.some((unit) => units[unit].stays !== null)) return null
    if (keepApart.some((set) => set.filter((unit) => members.includes(unit)).length > 1)) return null
    if (!hangsTogether(members, town.borders)) return null
  }
  const own = settlements.filter(({ unit }) => members.includes(unit))
  const today = own.reduce((sum, place) => sum + place.people * secondsBetween(place, seats[place.unit]), 0)
  const centres = members
    .map((centre) => ({
      centre,
      total: own.reduce((sum, place) => sum + place.people * secondsBetween(place, seats[centre]), 0),
      isNear: own.every((place) => {
        const [before, after] = [secondsBetween(place, seats[place.unit]), secondsBetween(place, seats[centre])]
        return place.unit === centre || after <= Math.max(maxSeconds, before)
      }),
    }))
    .filter(({ isNear }) => isAlone || isNear)
    .sort((a, b) => a.total - b.total || a.centre - b.centre)
  if (centres.length === 0) return null
  const alike = new Map<string, number>()
  for (const unit of members) {
    const { likeness, population } = units[unit]
    if (likeness !== null) alike.set(likeness, (alike.get(likeness) ?? 0) + population)
  }
  const aims = {
    few_units: 1,
    little_travel: (centres[0].total - today) / 3600,
    balance: Math.abs(people - targetPopulation),
    little_change: isAlone ? 0 : people - units[centres[0].centre].population,
    alike: [...alike.values()].reduce((sum, each) => sum + each, 0) - Math.max(0, ...alike.values()),
  }
  const below = isAlone && people < sizes.populationMin && units[members[0]].stays === null ? 1 : 0
  if (objective.kind === 'ordered') return [below, ...objective.aims.map((aim) => Math.round(1000 * aims[aim]))]
  return [below, Math.round(1000 * mergeAims.reduce((sum, aim) => sum + (objective.prices[aim] ?? 0) * aims[aim], 0))]
}

/** The best of all choices for each number of units left, and how many there are, by trying all: over sets of units done, the first unit left in each set that may be. */
function tryAll(town: Town): ({ costs: MergeCosts; ways: Map<number, number> } | null)[] {
  const count = town.units.length
  const judged = Array.from({ length: 1 << count }, (_, bits) => (bits === 0 ? null : judge(town, membersOf(bits, count))))
  const parts = 1 + (town.objective.kind === 'ordered' ? town.objective.aims.length : 1)
  const best: ({ costs: MergeCosts; ways: Map<number, number> } | null)[][] = Array.from({ length: 1 << count }, () =>
    new Array(count + 1).fill(null),
  )
  best[0][0] = { costs: new Array(parts).fill(0), ways: new Map([[0, 1]]) }
  for (let done = 0; done < (1 << count) - 1; done++) {
    const left = ((1 << count) - 1) & ~done
    const first = left & -left
    for (let bits = left; bits > 0; bits = (bits - 1) & left) {
      const group = bits & first ? judged[bits] : null
      if (group === null) continue
      for (let number = 0; number < count; number++) {
        const before = best[done][number]
        if (before === null) continue
        const costs = addCosts(before.costs, group)
        const known = best[done | bits][number + 1]
        const ways = known?.ways ?? new Map<number, number>()
        for (const [below, more] of before.ways) ways.set(below + group[0], (ways.get(below + group[0]) ?? 0) + more)
        best[done | bits][number + 1] = { costs: known === null || isLower(costs, known.costs) ? costs : known.costs, ways }
      }
    }
  }
  return best[(1 << count) - 1]
}

const unitsOf = (groups: readonly { units: readonly number[] }[]): number[] =>
  groups.flatMap(({ units }) => units).sort((a, b) => a - b)

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
        const choices = prepareChoices(groups, problem.units.length, solver)
        const expected = tryAll(problem)
        towns++
        const counts = expected.flatMap((best, count) => (best === null ? [] : [count]))
        expect(choices.range?.least ?? null).toBe(counts[0] ?? null)
        expect(choices.range?.most ?? null).toBe(counts[counts.length - 1] ?? null)
        for (const [count, best] of expected.entries()) {
          const found = choices.best({ least: count, most: count })
          expect(found === null).toBe(best === null)
          if (found === null || best === null) continue
          points++
          if (count < problem.units.length) merged++
          expect([count, ...found.costs]).toEqual([count, ...best.costs])
          expect(found.bound).toEqual(found.costs)
          expect(unitsOf(found.groups)).toEqual([...problem.units.keys()])
        }
      }),
      { numRuns: 500, seed: 2021 },
    )
    expect(towns).toBe(500)
    expect(points).toBeGreaterThan(800)
    expect(merged).toBeGreaterThan(300)
  })

  it('chooses the same by a solver of linear models, where a number is asked for and where any will do', () => {
    fc.assert(
      fc.property(anyTown, fc.nat(9), (problem, asked) => {
        const { groups } = listGroups(problem)
        const all = [...problem.units.keys()]
        const points = tryAll(problem)
        const counts = { least: 0, most: all.length }
        const best = points.reduce<MergeCosts | null>(
          (least, point) => (point === null || (least !== null && !isLower(point.costs, least)) ? least : point.costs),
          null,
        )
        expect(chooseGroups(groups, all, counts, { solver })?.costs ?? null).toEqual(best)
        const count = 1 + (asked % all.length)
        const one = chooseGroups(groups, all, { least: count, most: count }, { solver })
        expect(one?.costs ?? null).toEqual(points[count]?.costs ?? null)
        expect(one?.bound).toEqual(one?.costs)
      }),
      { numRuns: 200, seed: 35 },
    )
  })

  it('claims nothing that is not so of very many groups, of which it looks at the cheapest only', () => {
    let [cut, proven] = [0, 0]
    fc.assert(
      fc.property(fc.noBias(anyTown), fc.nat(9), (problem, asked) => {
        const { groups } = listGroups(problem)
        const all = [...problem.units.keys()]
        const count = 1 + (asked % all.length)
        const best = chooseGroups(groups, all, { least: count, most: count }, { solver })
        const mostColumns = Math.ceil(groups.length / 2)
        const found = chooseGroups(groups, all, { least: count, most: count }, { solver, mostColumns })
        if (best === null) expect(found).toBe(null)
        if (best === null || found === null) return
        cut++
        expect(isLower(found.costs, best.costs)).toBe(false)
        expect(isLower(best.costs, found.bound)).toBe(false)
        if (found.costs.every((cost, i) => cost === found.bound[i])) {
          expect(found.costs).toEqual(best.costs)
          proven++
        }
      }),
      { numRuns: 200, seed: 17 },
    )
    expect(cut).toBeGreaterThan(50)
    expect(proven).toBeGreaterThan(10)
  })

  it('counts all choices, and draws each as often as any other', () => {
    let drawn = 0
    fc.assert(
      fc.property(fc.noBias(anyTown), (problem) => {
        const { groups } = listGroups(problem)
        const units = [...problem.units.keys()]
        const choices = prepareChoices(groups, units.length, solver)
        for (const [count, point] of tryAll(problem).entries()) {
          if (point === null) continue
          const choice = choices.best({ least: count, most: count })!
          const below = choice.groups.filter(({ isBelow }) => isBelow).length
          const drawing = choices.drawLike(choice)!
          expect(drawing.number).toBe(point.ways.get(below))
          if (drawing.number === null || drawing.number < 5 || drawing.number > 50) continue
          const random = seededRandom(count)
          const times = new Map<string, number>()
          const rounds = 40 * drawing.number
          for (let round = 0; round < rounds; round++) {
            const made = drawing.draw(random)
            expect(unitsOf(made)).toEqual(units)
            expect(made.filter(({ isBelow }) => isBelow).length).toBe(below)
            const name = made
              .map((group) => group.units.join())
              .sort()
              .join(' ')
            times.set(name, (times.get(name) ?? 0) + 1)
          }
          expect(times.size).toBe(drawing.number)
          const expected = rounds / drawing.number
          const chiSquared = [...times.values()].reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0)
          const freedom = drawing.number - 1
          // Mean and deviation of χ²; six deviations are one in a hundred million.
          expect(chiSquared).toBeLessThan(freedom + 6 * Math.sqrt(2 * freedom) + 6)
          drawn++
        }
      }),
      { numRuns: 150, seed: 11 },
    )
    expect(drawn).toBeGreaterThan(20)
  })

  it('walks over the choices that cannot be counted, to each as often as to any other', () => {
    let [walked, reached, all] = [0, 0, 0]
    fc.assert(
      fc.property(fc.noBias(anyTown), (problem) => {
        const { groups } = listGroups(problem)
        const units = [...problem.units.keys()]
        const choices = prepareChoices(groups, units.length, solver)
        for (const count of units) {
          const choice = choices.best({ least: count, most: count })
          const counted = choice && choices.drawLike(choice)
          if (!choice || !counted?.number || counted.number < 5 || counted.number > 40) continue
          const below = choice.groups.filter(({ isBelow }) => isBelow).length
          const [walk, random] = [createChoiceWalks(groups, units.length)(choice.groups), seededRandom(7 + count)]
          const times = new Map<string, number>()
          const rounds = 150 * counted.number
          for (let round = 0; round < rounds; round++) {
            for (let step = 0; step < 20; step++) walk.step(random)
            const made = walk.groups()
            expect(unitsOf(made)).toEqual(units)
            expect(made).toHaveLength(count)
            expect(made.filter(({ isBelow }) => isBelow).length).toBe(below)
            const name = made
              .map((group) => group.units.join())
              .sort()
              .join(' ')
            times.set(name, (times.get(name) ?? 0) + 1)
          }
          walked++
          reached += times.size
          all += counted.number
          // Where steps lead to all of them, each is as likely: at most a tenth of the time is spent otherwise. What they do not lead to is missed whole.
          const apart = [...times.values()].reduce((sum, seen) => sum + Math.abs(seen / rounds - 1 / times.size), 0) / 2
          expect(apart).toBeLessThan(0.1)
        }
      }),
      { numRuns: 50, seed: 12 },
    )
    expect(walked).toBeGreaterThan(20)
    expect(reached / all).toBeGreaterThan(0.98)
  })

  it('makes at least so many other groups where another proposal is asked for, at least cost', () => {
    let others = 0
    fc.assert(
      fc.property(fc.noBias(anyTown), (problem) => {
        const { groups } = listGroups(problem)
        const choices = prepareChoices(groups, problem.units.length, solver)
        if (choices.range === null || choices.range.least === problem.units.length) return
        const counts = { least: choices.range.least, most: choices.range.least }
        const first = choices.best(counts)!
        const merged = (made: readonly { units: readonly number[] }[]) =>
          made.filter(({ units }) => units.length > 1).map(({ units }) => units.join())
        const second = choices.bestOther(counts, [{ groups: first.groups, differences: 1 }])
        if (second === null) return
        others++
        expect(isLower(second.costs, first.costs)).toBe(false)
        const again = new Set(merged(second.groups))
        expect(merged(first.groups).every((name) => again.has(name))).toBe(false)
      }),
      { numRuns: 100, seed: 5 },
    )
    expect(others).toBeGreaterThan(20)
  })

  it('leaves what is too large for tables to the solver', () => {
    const units = [...Array(20).keys()]
    const pairs = units.flatMap((a) => units.filter((b) => b > a).map((b) => [a, b]))
    const none = { few_units: 0, little_travel: 0, balance: 0, little_change: 0, alike: 0 }
    const about = {
      centre: 0,
      population: 1,
      areaSquareMeters: 1,
      extraPersonSeconds: 0,
      worstSeconds: 0,
      isBelow: false,
      aims: none,
    }
    const groups = [...units.map((unit) => [unit]), ...pairs].map((members) => ({
      ...about,
      units: members,
      costs: [0, members[0]],
    }))
    expect(tabulateChoices(groups, units, 1000)).toBe(null)
    expect(tabulateChoices(groups, units, 1e6)?.best(10)?.costs).toEqual(
      chooseGroups(groups, units, { least: 10, most: 10 }, { solver })?.costs,
    )
  })
})
