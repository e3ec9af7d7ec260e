import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pointInPolygons } from '#planning/coverage/point-in-polygons'
import { buildAtoms } from '#planning/division/atoms/build-atoms'
import type { AtomMap, Ground, GroundBuilding } from '#planning/division/atoms/ground-types'
import { partOutlines } from '#planning/division/atoms/part-outlines'
import { polygonSquareMeters } from '#planning/geodesy/areas'
import type { LonLat, MultiPolygonCoordinates } from '#planning/types'

/** A place so many meters east and north of a corner in the plain. */
const at = (x: number, y: number): LonLat => [
  Math.round(1e7 * (104 + x / 96_480)) / 1e7,
  Math.round(1e7 * (30 + y / 110_850)) / 1e7,
]
const box = (x: number, y: number, width: number, height: number): MultiPolygonCoordinates => [
  [[at(x, y), at(x + width, y), at(x + width, y + height), at(x, y + height), at(x, y)]],
]
const house = (x: number, y: number, width = 12, height = 8): GroundBuilding => ({
  id: `${x} ${y}`,
  name: null,
  at: at(x + width / 2, y + height / 2),
  households: 3,
  population: 8,
  outline: box(x, y, width, height),
})
const bare: Ground = {
  geometry: box(0, 0, 400, 300),
  buildings: [],
  compounds: [],
  lines: [],
  ways: [],
  grids: [],
  lockedGridIds: [],
}
const line = (...points: [number, number][]): LonLat[] => points.map(([x, y]) => at(x, y))

/** What must hold of every atom map. */
function check(ground: Ground, { atoms, edges }: AtomMap): void {
  // Every piece of border once, and every atom's outline of nothing else: together they tile the ground.
  const pieces = edges.map(({ xy }) => [xy.slice(0, 2).join(), xy.slice(2).join()].sort().join(' '))
  expect(new Set(pieces).size).toBe(pieces.length)
  const whole = polygonSquareMeters(ground.geometry)
  const sum = atoms.reduce((total, { geometry }) => total + polygonSquareMeters(geometry), 0)
  expect(Math.abs(sum - whole)).toBeLessThan(0.5)
  const [union] = partOutlines(edges, () => 0, 1)
  expect(Math.abs(polygonSquareMeters(union) - sum)).toBeLessThan(1e-6 * whole)
  expect(union.length).toBe(ground.geometry.length)
  for (const { geometry } of atoms) expect(geometry).toHaveLength(1)
  // Every building in one atom, with its place.
  const all = atoms.flatMap(({ buildings }) => buildings)
  expect([...all].sort((a, b) => a - b)).toEqual(ground.buildings.map((_, building) => building))
  for (const { buildings, geometry, households } of atoms) {
    expect(households).toBe(buildings.reduce((total, each) => total + ground.buildings[each].households, 0))
    for (const each of buildings) expect(pointInPolygons(geometry, ...ground.buildings[each].at)).toBe(true)
  }
}
const passable = ({ edges }: AtomMap): Set<string> =>
  new Set(
    edges
      .filter(({ left, right, isPassable }) => isPassable && left >= 0 && right >= 0)
      .map(({ left, right }) => [left, right].sort().join()),
  )

describe('atoms of ground', () => {
  test('ground with nothing on it is one atom; with one house too', () => {
    const empty = buildAtoms(bare)
    check(bare, empty)
    expect(empty.atoms).toMatchObject([{ buildings: [], households: 0 }])
    const one = { ...bare, buildings: [house(50, 50)] }
    expect(buildAtoms(one).atoms).toMatchObject([{ buildings: [0], households: 3, population: 8 }])
  })

  test('two houses part the ground in the middle between them, a road where it runs', () => {
    const ground = { ...bare, buildings: [house(100, 100), house(200, 100)] }
    const between = buildAtoms(ground)
    check(ground, between)
    expect(between.atoms.map(({ geometry }) => Math.round(polygonSquareMeters(geometry) / 100))).toEqual([468, 732])
    const withRoad = { ...ground, lines: [{ kind: 'road' as const, coordinates: line([120, -20], [120, 320]) }] }
    const parted = buildAtoms(withRoad)
    check(withRoad, parted)
    expect(parted.atoms.map(({ geometry }) => Math.round(polygonSquareMeters(geometry) / 100))).toEqual([360, 840])
    expect(parted.edges.filter(({ left, right }) => left >= 0 && right >= 0).every(({ line: along }) => along === 'road')).toBe(
      true,
    )
  })

  test('a river can be crossed at its bridge only, a wall at its gate', () => {
    const river = { kind: 'river' as const, coordinates: line([-10, 150], [410, 150]) }
    const ground = { ...bare, buildings: [house(50, 60), house(300, 60), house(50, 220), house(300, 220)], lines: [river] }
    const cut = buildAtoms(ground)
    check(ground, cut)
    expect(passable(cut)).toEqual(new Set(['0,1', '2,3']))
    const bridged = buildAtoms({ ...ground, ways: [line([60, 100], [60, 200])] })
    expect(passable(bridged)).toEqual(new Set(['0,1', '2,3', '0,2']))
  })

  test('a compound is never mixed with what is around it', () => {
    const compound = { id: 'c', code: 'c', name: '院落', geometry: box(100, 100, 100, 80) }
    const wall = {
      kind: 'wall' as const,
      coordinates: line([140, 100], [100, 100], [100, 180], [200, 180], [200, 100], [160, 100]),
    }
    const ground = { ...bare, buildings: [house(110, 110), house(170, 150), house(20, 20)], compounds: [compound], lines: [wall] }
    const map = buildAtoms(ground)
    check(ground, map)
    expect(map.atoms.map(({ compoundId }) => compoundId)).toEqual(['c', 'c', null])
    // Through the gap in the wall, where the compound's own outline runs.
    expect(passable(map).has('0,2')).toBe(true)
    const inside = map.atoms.slice(0, 2).reduce((sum, { geometry }) => sum + polygonSquareMeters(geometry), 0)
    expect(inside).toBeCloseTo(polygonSquareMeters(compound.geometry), 0)
  })

  test('a long house beside a short one is not cut: borders keep to the middle of the gap', () => {
    const ground = { ...bare, buildings: [house(50, 100, 200, 10), house(240, 114, 10, 10)] }
    const map = buildAtoms(ground)
    check(ground, map)
    for (const { buildings, geometry } of map.atoms)
      for (const each of buildings)
        for (const corner of ground.buildings[each].outline![0][0]) expect(pointInPolygons(geometry, ...corner)).toBe(true)
  })

  test('a house that reaches over the border belongs to the ground where its place is', () => {
    const over = { ...house(-30, 100, 50, 8), at: at(10, 104) }
    const ground = { ...bare, buildings: [over, house(200, 100)] }
    const map = buildAtoms(ground)
    check(ground, map)
    expect(map.atoms.reduce((sum, { households }) => sum + households, 0)).toBe(6)
  })

  test('present grids are told by the largest house', () => {
    const grids = [
      { id: 'west', code: '1', name: '西', geometry: box(0, 0, 200, 300) },
      { id: 'east', code: '2', name: '东', geometry: box(200, 0, 200, 300) },
    ]
    const ground = { ...bare, buildings: [house(50, 50), house(250, 50)], grids }
    expect(buildAtoms(ground).atoms.map(({ gridId }) => gridId)).toEqual(['west', 'east'])
  })

  test('a locked grid keeps its outline to the point, whatever houses and strips lie across it', () => {
    const grids = [
      { id: 'west', code: '1', name: '西', geometry: box(0, 0, 200, 300) },
      { id: 'east', code: '2', name: '东', geometry: box(200, 0, 200, 300) },
    ]
    const road = { kind: 'road' as const, coordinates: line([205, -10], [206, 310]) }
    const buildings = [house(50, 50), house(193, 100), house(196, 200), house(300, 50)]
    const ground = { ...bare, buildings, grids, lines: [road], lockedGridIds: ['east'] }
    const map = buildAtoms(ground)
    check(ground, map)
    const [, east] = partOutlines(map.edges, (atom) => (map.atoms[atom].gridId === 'east' ? 1 : 0), 2)
    expect(polygonSquareMeters(east)).toBeCloseTo(polygonSquareMeters(grids[1].geometry), 3)
    expect(map.atoms.map(({ gridId }) => gridId)).toContain('west')
  })

  const meters = (most: number) => fc.integer({ min: -5, max: most })
  const road = fc
    .record({
      kind: fc.constantFrom('road', 'river', 'wall', 'railway'),
      points: fc.array(fc.tuple(meters(405), meters(305)), { minLength: 2, maxLength: 4 }),
    })
    .map(({ kind, points }) => ({ kind: kind as 'road', coordinates: line(...points) }))
  const houses = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 9 })), {
    maxLength: 25,
    selector: ([column, row]) => 100 * column + row,
  })

  test('hold together whatever lies on the ground', () => {
    fc.assert(
      fc.property(houses, fc.array(road, { maxLength: 6 }), fc.boolean(), (places, lines, asPoints) => {
        const buildings = places.map(([column, row]) => {
          const built = house(30 * column + 5.5, 30 * row + 7.5)
          return asPoints ? { ...built, outline: null } : built
        })
        const ground = { ...bare, buildings, lines }
        check(ground, buildAtoms(ground))
      }),
      { numRuns: 80 },
    )
  })

  test('of houses where no line runs, none is cut', () => {
    fc.assert(
      fc.property(houses, (places) => {
        const ground = { ...bare, buildings: places.map(([column, row]) => house(30 * column + 5.5, 30 * row + 7.5)) }
        for (const { buildings, geometry } of buildAtoms(ground).atoms)
          for (const each of buildings)
            for (const corner of ground.buildings[each].outline![0][0])
              expect([each, pointInPolygons(geometry, ...corner)]).toEqual([each, true])
      }),
      { numRuns: 60 },
    )
  })
})
