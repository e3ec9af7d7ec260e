import type { LinearSolver } from '../linear-model.ts'
import type { Random } from '../random.ts'
import { createUnionFind } from '../union-find.ts'
import type { CountRange, OtherThan } from './choice-rows.ts'
import { chooseGroups } from './choose-groups.ts'
import { addCosts, type GroupChoice, isLower, type MergeCosts, type MergeGroup } from './merging-types.ts'
import { type ChoiceTable, tabulateChoices } from './tabulate-choices.ts'
import { createChoiceWalks } from './walk-choices.ts'

/** Sets of units done that one table may have; a town of some forty villages has fewer. */
const mostStates = 60_000

/** Units that groups join, directly or through others: what is chosen in one of these sets says nothing about another. */
export function separateUnits(groups: readonly MergeGroup[], unitCount: number): number[][] {
  const joined = createUnionFind(unitCount)
  for (const { units } of groups) for (const unit of units) joined.join(unit, units[0])
  const sets = new Map<number, number[]>()
  for (let unit = 0; unit < unitCount; unit++) {
    const set = sets.get(joined.root(unit))
    if (set) set.push(unit)
    else sets.set(joined.root(unit), [unit])
  }
  return [...sets.values()]
}

/** What can be asked about all choices among some groups. */
export interface MergeChoices {
  /** The fewest and most units that can be left, whatever it costs; null where no choice keeps all wishes. `isProven`: no choice leaves fewer. */
  range: (CountRange & { isProven: boolean }) | null
  /** The best choice that leaves so many units; null where there is none, or none was found within the limits. */
  best(counts: CountRange): GroupChoice | null
  /** The best choice that makes at least so many other groups than earlier ones. */
  bestOther(counts: CountRange, otherThan: readonly OtherThan[]): GroupChoice | null
  /**
   * Draws choices that leave as many units, as many of them below their least, each as likely as any other; null where there is none. `number`: how many there are, null where they are too
   * many to be counted: then one is drawn after the other by a random walk from this one, and it has to be looked at how well several walks agree.
   */
  drawLike(choice: GroupChoice): { number: number | null; draw(random: Random): MergeGroup[] } | null
}

/** Seconds of the solver for all questions together, and how many questions there will be: for numbers of units left, and for other choices. */
export interface ChoiceTime {
  seconds?: number
  numbers?: number
  others?: number
}

/** What of each set is best for each number, and together for each sum. */
interface Sum {
  costs: MergeCosts
  /** Of the set added last. */
  count: number
}

/** Prepares choices among groups: by tables where every set of units that touch each other is small, else by a solver of linear models, one question after the other. */
export function prepareChoices(
  groups: readonly MergeGroup[],
  unitCount: number,
  solver: LinearSolver,
  { seconds, numbers = 1, others = 1 }: ChoiceTime = {},
): MergeChoices {
  const all = Array.from({ length: unitCount }, (_, unit) => unit)
  const tables = tablesOf(groups, unitCount)
  // Tables answer for numbers at once; ranges are two more questions, and each part of the costs one.
  const questions = Math.max(1, tables === null ? numbers + others + 2 : others)
  const limits = seconds === undefined ? {} : { seconds: seconds / questions }
  const solve = (counts: CountRange, otherThan?: readonly OtherThan[]): GroupChoice | null =>
    chooseGroups(groups, all, counts, { solver, limits, otherThan })
  if (tables !== null) return { ...tabulated(tables), bestOther: solve }
  let walks: ReturnType<typeof createChoiceWalks> | null = null
  const counted = groups.map((group) => ({ ...group, costs: [1] }))
  const fewest = chooseGroups(counted, all, { least: 0, most: unitCount }, { solver, limits })
  const most = chooseGroups(
    counted.map((group) => ({ ...group, costs: [-1] })),
    all,
    { least: 0, most: unitCount },
    { solver, limits },
  )
  return {
    range: fewest &&
      most && { least: fewest.groups.length, most: most.groups.length, isProven: fewest.bound[0] === fewest.groups.length },
    best: solve,
    bestOther: solve,
    drawLike(choice) {
      walks ??= createChoiceWalks(groups, unitCount)
      return walking(walks, choice)
    },
  }
}

/** Steps from one choice that is drawn by walking to the next. */
const stepsBetween = 20

function walking(walkFrom: ReturnType<typeof createChoiceWalks>, choice: GroupChoice): ReturnType<MergeChoices['drawLike']> {
  const walk = walkFrom(choice.groups)
  return {
    number: null,
    draw(random) {
      for (let step = 0; step < stepsBetween; step++) walk.step(random)
      return walk.groups()
    },
  }
}

interface SetTable {
  units: readonly number[]
  table: ChoiceTable
}

function tablesOf(groups: readonly MergeGroup[], unitCount: number): SetTable[] | null {
  const sets = separateUnits(groups, unitCount)
  const setOf = new Int32Array(unitCount)
  sets.forEach((units, set) => {
    for (const unit of units) setOf[unit] = set
  })
  const groupsOf: MergeGroup[][] = sets.map(() => [])
  for (const group of groups) groupsOf[setOf[group.units[0]]].push(group)
  const tables: SetTable[] = []
  for (const [set, units] of sets.entries()) {
    const table = tabulateChoices(groupsOf[set], units, mostStates)
    if (table === null) return null
    tables.push({ units, table })
  }
  return tables
}

function tabulated(tables: readonly SetTable[]): Omit<MergeChoices, 'bestOther'> {
  // sums[i][n]: the best of the first i sets together that leaves n units.
  const sums: (Sum | undefined)[][] = [[{ costs: [], count: 0 }]]
  for (const { units, table } of tables) {
    const before = sums[sums.length - 1]
    const after: (Sum | undefined)[] = []
    for (let count = 1; count <= units.length; count++) {
      const own = table.best(count)
      if (own === null) continue
      before.forEach((sum, number) => {
        if (sum === undefined) return
        const costs = sum.costs.length === 0 ? own.costs : addCosts(sum.costs, own.costs)
        const known = after[number + count]
        if (known === undefined || isLower(costs, known.costs)) after[number + count] = { costs, count }
      })
    }
    sums.push(after)
  }
  const last = sums[tables.length]
  const counts = last.flatMap((sum, number) => (sum === undefined ? [] : [number]))
  const exact = (number: number): GroupChoice | null => {
    if (last[number] === undefined) return null
    const groups: MergeGroup[] = []
    let left = number
    for (let set = tables.length - 1; set >= 0; set--) {
      const { count } = sums[set + 1][left]!
      groups.push(...tables[set].table.best(count)!.groups)
      left -= count
    }
    const { costs } = last[number]!
    return { groups, costs, bound: costs }
  }
  return {
    range: counts.length === 0 ? null : { least: counts[0], most: counts[counts.length - 1], isProven: true },
    best({ least, most }) {
      let best: GroupChoice | null = null
      for (const number of counts) {
        if (number < least || number > most) continue
        const choice = exact(number)
        if (choice !== null && (best === null || isLower(choice.costs, best.costs))) best = choice
      }
      return best
    },
    drawLike: (choice) => drawing(tables, choice),
  }
}

/** Draws set by set: how many of the units left are its own is as likely as there are choices with so many. */
function drawing(tables: readonly SetTable[], choice: GroupChoice): ReturnType<MergeChoices['drawLike']> {
  const below = choice.groups.filter((group) => group.isBelow).length
  const total = choice.groups.length
  const key = (count: number, under: number): number => count * (below + 1) + under
  // after[i]: ways of the sets from i on, by units left and units below.
  const after: Map<number, number>[] = Array.from({ length: tables.length + 1 }, () => new Map())
  after[tables.length].set(key(0, 0), 1)
  const own = tables.map(({ units, table }) => {
    const ways: { count: number; under: number; number: number }[] = []
    for (let count = 1; count <= units.length; count++)
      for (let under = 0; under <= below; under++) {
        const number = table.ways(count, under)
        if (number > 0) ways.push({ count, under, number })
      }
    return ways
  })
  for (let set = tables.length - 1; set >= 0; set--)
    for (const [known, rest] of after[set + 1])
      for (const { count, under, number } of own[set]) {
        const [sum, sumUnder] = [Math.floor(known / (below + 1)) + count, (known % (below + 1)) + under]
        if (sum > total || sumUnder > below) continue
        after[set].set(key(sum, sumUnder), (after[set].get(key(sum, sumUnder)) ?? 0) + rest * number)
      }
  const number = after[0].get(key(total, below)) ?? 0
  if (number === 0) return null
  return {
    number,
    draw(random) {
      const made: MergeGroup[] = []
      let [left, leftUnder] = [total, below]
      for (const [set, { table }] of tables.entries()) {
        let at = random() * (after[set].get(key(left, leftUnder)) ?? 0)
        let taken: { count: number; under: number } | null = null
        for (const { count, under, number: ways } of own[set]) {
          if (count > left || under > leftUnder) continue
          const rest = (after[set + 1].get(key(left - count, leftUnder - under)) ?? 0) * ways
          if (rest === 0) continue
          taken = { count, under }
          at -= rest
          if (at < 0) break
        }
        if (taken === null) throw new Error('no choice is left to draw')
        made.push(...table.draw(taken.count, taken.under, random))
        left -= taken.count
        leftUnder -= taken.under
      }
      return made
    },
  }
}
