import { expect, it } from 'vitest'
import { segmentMeters } from '#planning/geodesy/lengths'
import type { MergeGroup } from '#planning/merging/merging-types'
import type { GroundSettlement, GroundUnit, MergeGround } from '#planning/merging/question/merge-ground'
import { createTownSeatWays } from '#planning/merging/question/town-seats'

/** Three villages on a line, two of the first town and one of the second, each with one settlement; a village's own centre is where its people live. */
const lons = [104, 104.02, 104.05]
const people = [100, 300, 600]
const unit = (parent: number, index: number): GroundUnit => ({
  id: String(index),
  code: String(index),
  name: String(index),
  kind: 'village',
  terrain: null,
  parent,
  geometry: [],
  areaSquareMeters: 1,
  stays: [],
  industry: null,
})
const ground: MergeGround = {
  units: [0, 0, 1].map(unit),
  settlements: lons.map(
    (lon, row): GroundSettlement => ({ unit: row, row, lon, lat: 30, people: people[row], households: 1, isServed: false }),
  ),
  stations: [],
  streets: null,
  metersPerSecond: 1,
}
const seats = [
  { parent: 0, lon: 104, lat: 30 },
  { parent: 1, lon: 104.06, lat: 30 },
]
const meters = (from: number, to: number): number => segmentMeters(from, 30, to, 30)
const group = (units: number[], centre: number): MergeGroup => ({
  units,
  centre,
  population: 0,
  areaSquareMeters: 0,
  costs: [],
  aims: { few_units: 0, little_travel: 0, balance: 0, little_change: 0, alike: 0 },
  worstSeconds: 0,
  extraPersonSeconds: 0,
  isBelow: false,
})
const unitOfCentre = Int32Array.of(0, 1, 2)

it('measures to the own town’s seat, and to the new town’s where a merge crosses the border', () => {
  const measure = createTownSeatWays(ground, { seats, snapped: null }, unitOfCentre)
  const alone = measure([group([0], 0), group([1], 1), group([2], 2)])!
  const own = [0, meters(104.02, 104), meters(104.05, 104.06)]
  expect(alone.before.meanSeconds).toBeCloseTo((300 * own[1] + 600 * own[2]) / 1000, 6)
  expect(alone.before.worstSeconds).toBeCloseTo(Math.max(...own), 6)
  expect(alone.after).toEqual(alone.before)
  expect(alone).toMatchObject({ withoutSeat: 0, changedTown: 0 })

  const crossed = measure([group([0], 0), group([1, 2], 2)])!
  expect(crossed.before).toEqual(alone.before)
  expect(crossed.after.worstSeconds).toBeCloseTo(meters(104.02, 104.06), 6)
  expect(crossed.after.meanSeconds).toBeCloseTo((300 * meters(104.02, 104.06) + 600 * own[2]) / 1000, 6)
  expect(crossed.changedTown).toBe(300)
})

it('goes to the nearest of a town’s seats, and counts whose town has none', () => {
  const two = [...seats.slice(0, 1), { parent: 0, lon: 104.021, lat: 30 }]
  const ways = createTownSeatWays(
    ground,
    { seats: two, snapped: null },
    unitOfCentre,
  )([group([0], 0), group([1], 1), group([2], 2)])!
  expect(ways.before.worstSeconds).toBeCloseTo(meters(104.02, 104.021), 6)
  expect(ways.withoutSeat).toBe(600)
  expect(createTownSeatWays(ground, { seats: [], snapped: null }, unitOfCentre)([])).toBeNull()
})
