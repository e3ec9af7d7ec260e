import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { snapPoints } from '#planning/coverage/reach-facilities'
import { gridWalks, type WalkingStreets } from '#planning/division/measure/grid-walks'
import { walkFigures } from '#planning/division/measure/walk-figures'
import type { StationPlace, WalkingPlace } from '#planning/division/measure/walking-types'
import { localPlane, toPlane } from '#planning/geodesy/lengths'
import { drawArea } from '../coverage/drawn-area.ts'

/** Places and stations by letters of a drawing, 50 m a character. */
function drawn(drawing: string, people: Record<string, number>, gridOf: (letter: string) => number, stationLetters: string[]) {
  const { network, snapper, at } = drawArea(drawing)
  const places = Object.entries(people).map(
    ([letter, population]): WalkingPlace => ({ at: at(letter), name: letter, population, grid: gridOf(letter) }),
  )
  const stations = stationLetters.map(
    (letter): StationPlace => ({ id: letter, name: letter, at: at(letter), grid: gridOf(letter) }),
  )
  const snapped = (points: readonly { at: readonly [number, number] }[]) =>
    snapPoints(
      snapper,
      points.map(({ at: [lon] }) => lon),
      points.map(({ at: [, lat] }) => lat),
    )
  const streets: WalkingStreets = { network, places: snapped(places), stations: snapped(stations) }
  return { places, stations, streets }
}

describe('walks to the station of one’s own grid', () => {
  it('go to the nearest of its stations, and the one that most people are nearest to is shown', () => {
    const { places, stations, streets } = drawn(
      'a-S-b---T-c-----d--U',
      { a: 10, b: 10, c: 30, d: 50 },
      (letter) => ('dU'.indexOf(letter) === -1 ? 0 : 1),
      ['S', 'T', 'U'],
    )
    const { grids, walk } = gridWalks(2, places, stations, streets)
    expect(grids.map(({ station }) => station?.facilityId)).toEqual(['T', 'U'])
    expect(grids[0].walk!.meanMeters).toBeCloseTo(100, 0)
    expect(grids[1].walk!.meanMeters).toBeCloseTo(150, 0)
    expect(walk!.meanMeters).toBeCloseTo(125, 0)
    expect(walk!.p95Meters).toBeCloseTo(150, 0)
    expect(walk!.reachedShare).toBe(1)
  })

  it('stay within the grid, however near the station of another is', () => {
    const { places, stations, streets } = drawn('a-S-b---------T', { a: 10, b: 10 }, (l) => ('aS'.includes(l) ? 0 : 1), [
      'S',
      'T',
    ])
    const { grids } = gridWalks(2, places, stations, streets)
    expect(grids[1].walk!.meanMeters).toBeCloseTo(500, 0)
  })

  it('go where no station is to the place from which people walk least in all, itself at no distance', () => {
    const { places, streets } = drawn('a---b---c-----------d', { a: 10, b: 5, c: 10, d: 4 }, () => 0, [])
    const { grids } = gridWalks(1, places, [], streets)
    expect(grids[0].station).toMatchObject({ facilityId: null, name: 'b' })
    expect(grids[0].walk!.meanMeters).toBeCloseTo((20 * 200 + 4 * 800) / 29, 0)
    expect(grids[0].walk!.p95Meters).toBeCloseTo(800, 0)
  })

  it('leave out who reaches none, and say so', () => {
    const { places, stations, streets } = drawn(`a-S-b\n${'.....\n'.repeat(6)}1....`, { a: 10, b: 20, 1: 10 }, () => 0, ['S'])
    const { walk } = gridWalks(1, places, stations, streets)
    expect(walk).toMatchObject({ reachedShare: 0.75 })
    expect(walk!.meanMeters).toBeCloseTo(100, 0)
  })

  it('are not told without streets or people, but stations are', () => {
    const { places, stations, streets } = drawn('a-S-b', { a: 0, b: 0 }, () => 0, ['S'])
    const station = { facilityId: 'S', name: 'S', at: stations[0].at }
    expect(gridWalks(1, places, stations, null)).toEqual({ grids: [{ station, walk: null }], walk: null })
    expect(gridWalks(1, places, stations, streets)).toEqual({ grids: [{ station, walk: null }], walk: null })
    expect(gridWalks(1, places, [], streets)).toEqual({ grids: [{ station: null, walk: null }], walk: null })
  })

  it('of a proposed place are the least of all its places, however far the searches went', () => {
    const drawing = 'a-b-c-d-e\n|   |   |\nf-g-h-i-j\n|   |   |\nk-l-m-n-o'
    const letters = [...'abcdefghijklmno']
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 15, maxLength: 15 }), (people) => {
        fc.pre(people.some((each) => each > 0))
        const counted = Object.fromEntries(letters.map((letter, i) => [letter, people[i]]))
        const { places, streets } = drawn(drawing, counted, () => 0, [])
        const { grids } = gridWalks(1, places, [], streets)
        // Streets are a lattice of which only every other column runs north: ways by hand.
        const plane = localPlane(...places[0].at)
        const xy = places.map(({ at }) => toPlane(plane, ...at))
        const way = (i: number, j: number): number => {
          const [[ax, ay], [bx, by]] = [xy[i], xy[j]]
          if (Math.abs(ay - by) < 1) return Math.abs(ax - bx)
          const columns = [0, 2, 4].map((column) => xy[column][0])
          return Math.min(...columns.map((x) => Math.abs(ax - x) + Math.abs(bx - x))) + Math.abs(ay - by)
        }
        const totals = places.map((_, j) => places.reduce((sum, { population }, i) => sum + population * way(i, j), 0))
        const sum = people.reduce((all, each) => all + each, 0)
        expect(grids[0].walk!.meanMeters! * sum).toBeLessThanOrEqual(Math.min(...totals) + 0.05 * sum)
        expect(grids[0].walk!.meanMeters! * sum).toBeGreaterThanOrEqual(Math.min(...totals) - 0.05 * sum)
      }),
      { numRuns: 100 },
    )
  })
})

it('walks count people, not places', () => {
  expect(walkFigures([])).toBeNull()
  expect(walkFigures([{ meters: Number.POSITIVE_INFINITY, people: 3 }])).toEqual({
    meanMeters: null,
    p95Meters: null,
    reachedShare: 0,
  })
  const walks = [
    { meters: 100, people: 95 },
    { meters: 1000, people: 5 },
  ]
  expect(walkFigures(walks)).toEqual({ meanMeters: 145, p95Meters: 100, reachedShare: 1 })
  expect(walkFigures([...walks, { meters: 500, people: 1 }])!.p95Meters).toBe(500)
})
