import fc from 'fast-check'
import type { MergeObjective, MergeProblem, MergeRules, MergeUnit } from '#planning/merging/merging-types'
import { type TravelQuestion, tabulateTravel } from '#planning/merging/travel/tabulate-travel'

/** A town's problem, and the limit of its people's ways. */
export interface Town extends MergeProblem {
  maxSeconds: number
  settlements: readonly { unit: number; x: number; y: number; people: number }[]
  seats: readonly { x: number; y: number }[]
}

/** Villages on a lattice of cells, each with a seat in its middle and settlements about it; people walk straight, 1000 seconds from cell to cell. */
export const secondsBetween = (from: { x: number; y: number }, to: { x: number; y: number }): number =>
  Math.round(1000 * Math.hypot(from.x - to.x, from.y - to.y))

function drawTown(
  cells: readonly { x: number; y: number }[],
  people: readonly number[],
  { maxSeconds, ...rules }: MergeRules & { maxSeconds: number },
  objective: MergeObjective,
): Town {
  const units: MergeUnit[] = cells.map((_, i) => ({
    population: people[i],
    areaSquareMeters: 1e6,
    parent: 0,
    sizes: i % rules.sizes.length,
    stays: null,
    likeness: ['hills', 'plain', null][i % 3],
  }))
  const borders = cells.flatMap((a, i) =>
    cells.flatMap((b, j) => (i < j && Math.abs(a.x - b.x) + Math.abs(a.y - b.y) === 1 ? [[i, j] as const] : [])),
  )
  const settlements = cells.flatMap(({ x, y }, unit) => [
    { unit, x: x - 0.25, y, people: Math.ceil(people[unit] / 2) },
    { unit, x: x + 0.125 * (unit % 3), y: y + 0.25, people: Math.floor(people[unit] / 2) },
  ])
  const question: TravelQuestion = {
    unitCount: cells.length,
    settlements: settlements.map((place) => ({ ...place, lon: place.x, lat: place.y, isServed: false })),
    centres: cells.map(({ x, y }, unit) => ({ unit, lon: x, lat: y })),
    reachedFrom: cells.map(() => [...cells.keys()]),
    limitSeconds: new Float64Array(cells.length).fill(maxSeconds),
    serviceSeconds: Number.POSITIVE_INFINITY,
  }
  let current = 0
  const travel = tabulateTravel(question, {
    begin: (centre) => {
      current = centre
    },
    seconds: (settlement) => secondsBetween(settlements[settlement], cells[current]),
  })
  const nothing = { keepApart: [], keepTogether: [], fixed: [] }
  return { units, borders, travel, rules, objective, targetPopulation: 2500, ...nothing, maxSeconds, settlements, seats: cells }
}

const seldom = <T>(what: fc.Arbitrary<T>) => fc.oneof({ arbitrary: fc.constant(null), weight: 6 }, { arbitrary: what, weight: 1 })

/** Towns of up to ten villages that lie side by side, with rules that bind now and then. */
export const anyTown: fc.Arbitrary<Town> = fc
  .record({
    width: fc.integer({ min: 1, max: 4 }),
    holes: fc.array(fc.nat(11), { maxLength: 2 }),
    count: fc.oneof({ arbitrary: fc.integer({ min: 5, max: 10 }), weight: 5 }, fc.integer({ min: 1, max: 4 })),
    people: fc.array(fc.integer({ min: 100, max: 3000 }), { minLength: 10, maxLength: 10 }),
    populationMin: fc.constantFrom(0, 0, 800, 1500, 2500),
    populationMax: fc.constantFrom(3000, 6000, 1e9),
    mostUnits: fc.integer({ min: 2, max: 5 }),
    maxSeconds: fc.constantFrom(600, 1100, 1600, 1e9),
    staying: fc.option(fc.nat(9)),
    apart: fc.option(fc.tuple(fc.nat(9), fc.nat(9))),
    together: seldom(fc.tuple(fc.nat(9), fc.nat(9))),
    fixed: seldom(fc.tuple(fc.nat(9), fc.nat(9))),
    objective: fc.constantFrom<MergeObjective[]>(
      { kind: 'weighed', prices: { few_units: 1000, little_travel: 1 } },
      { kind: 'weighed', prices: { little_travel: 1, balance: 0.5, little_change: 0.1, alike: 0.2 } },
      { kind: 'ordered', aims: ['little_change', 'little_travel'] },
      { kind: 'ordered', aims: ['alike', 'balance', 'little_travel'] },
    ),
  })
  .map(({ width, holes, count, people, staying, apart, together, fixed, objective, populationMin, populationMax, ...rest }) => {
    const cells = Array.from({ length: count + holes.length }, (_, i) => ({ x: i % width, y: Math.floor(i / width) }))
      .filter((_, i) => !holes.includes(i))
      .slice(0, count)
    const kept = cells.length > 0 ? cells : [{ x: 0, y: 0 }]
    const sizes = [
      { populationMin, populationMax, areaMaxSquareMeters: 4e6 },
      { populationMin: populationMin / 2, populationMax: populationMax * 0.8, areaMaxSquareMeters: 3e6 },
    ]
    const town = drawTown(kept, people, { ...rest, sizes, withinParents: true }, objective)
    const units = town.units.map((unit, i) => (i === staying ? { ...unit, stays: 'old_feud' as const } : unit))
    const inside = (pair: readonly number[] | null) =>
      pair !== null && pair[0] !== pair[1] && pair.every((unit) => unit < kept.length) ? [pair] : []
    return { ...town, units, keepApart: inside(apart), keepTogether: inside(together), fixed: inside(fixed) }
  })
