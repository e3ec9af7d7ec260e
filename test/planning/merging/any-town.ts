import fc from 'fast-check'
import type { CentreTravel, MergePrices, MergeProblem, MergeRules, MergeUnit } from '#planning/merging/merging-types'

/** Villages on a lattice of cells, each with a seat in its middle and settlements about it; people walk straight, five seconds a meter of the lattice. */
function drawTown(cells: readonly { x: number; y: number }[], people: readonly number[], rules: MergeRules, prices: MergePrices) {
  const units: MergeUnit[] = cells.map((_, i) => ({
    population: people[i],
    areaSquareMeters: 1e6,
    parent: 0,
    stays: null,
    likeness: ['hills', 'plain', null][i % 3],
  }))
  const borders = cells.flatMap((a, i) =>
    cells.flatMap((b, j) => (i < j && Math.abs(a.x - b.x) + Math.abs(a.y - b.y) === 1 ? [[i, j] as const] : [])),
  )
  const settlements = cells.map(({ x, y }, i) => [
    { x: x - 0.25, y, people: Math.ceil(people[i] / 2) },
    { x: x + 0.125 * (i % 3), y: y + 0.25, people: Math.floor(people[i] / 2) },
  ])
  const seconds = (from: { x: number; y: number }, to: { x: number; y: number }): number =>
    Math.round(1000 * Math.hypot(from.x - to.x, from.y - to.y))
  const ways = cells.map((_, unit) =>
    cells.map((seat) => ({
      personSeconds: settlements[unit].reduce((sum, place) => sum + place.people * seconds(place, seat), 0),
      worstSeconds: Math.max(...settlements[unit].map((place) => seconds(place, seat))),
    })),
  )
  const count = cells.length
  const travel: CentreTravel = {
    unitOfCentre: Int32Array.from(cells, (_, i) => i),
    seat: Int32Array.from(cells, (_, i) => i),
    starts: Int32Array.from({ length: count + 1 }, (_, i) => i * count),
    centres: Int32Array.from({ length: count * count }, (_, at) => at % count),
    personSeconds: Float64Array.from(ways.flat(), ({ personSeconds }) => personSeconds),
    worstSeconds: Float64Array.from(ways.flat(), ({ worstSeconds }) => worstSeconds),
    todayWorstSeconds: Float64Array.from(ways, (row, i) => row[i].worstSeconds),
  }
  return { units, borders, travel, rules, prices }
}

/** Towns of up to ten villages that lie side by side, with rules that bind now and then. */
export const anyTown: fc.Arbitrary<MergeProblem> = fc
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
    together: fc.option(fc.tuple(fc.nat(9), fc.nat(9)), { freq: 8 }),
    prices: fc.constantFrom(
      { unit: 1000, personHour: 1, imbalance: 0, targetPopulation: 0, change: 0, unlike: 0 },
      { unit: 0, personHour: 1, imbalance: 0.5, targetPopulation: 2500, change: 0.1, unlike: 0.2 },
      { unit: 10, personHour: 0, imbalance: 0, targetPopulation: 0, change: 1, unlike: 0 },
    ),
  })
  .map(({ width, holes, count, people, staying, apart, together, prices, ...rules }) => {
    const cells = Array.from({ length: count + holes.length }, (_, i) => ({ x: i % width, y: Math.floor(i / width) }))
      .filter((_, i) => !holes.includes(i))
      .slice(0, count)
    const kept = cells.length > 0 ? cells : [{ x: 0, y: 0 }]
    const town = drawTown(kept, people, { ...rules, areaMaxSquareMeters: 4e6, withinParents: true }, prices)
    if (staying !== null && staying < kept.length) town.units[staying] = { ...town.units[staying], stays: 'old_feud' }
    const inside = (pair: readonly number[] | null) =>
      pair !== null && pair[0] !== pair[1] && pair.every((unit) => unit < kept.length) ? [pair] : []
    return { ...town, keepApart: inside(apart), keepTogether: inside(together) }
  })
