import { createHash } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import { polygonSquareMeters } from '../../server/planning/geodesy/areas.ts'
import { segmentMeters } from '../../server/planning/geodesy/lengths.ts'
import { createBarrierTableBuilder } from '../../server/planning/network/barrier-table.ts'
import { buildNetwork } from '../../server/planning/network/build-network.ts'
import { noEdge } from '../../server/planning/network/network.ts'
import { createSnapper } from '../../server/planning/network/snap.ts'
import { createStreetTableBuilder } from '../../server/planning/network/street-table.ts'
import { accessBits, facilityCategories, type LonLat } from '../../server/planning/types.ts'
import { generateCity } from '../../server/sample/city/generate-city.ts'
import { joinWays } from '../../server/sample/city/join-ways.ts'
import { childrenByParent, holds, ringFaults, tilingFaults } from './check-tiling.ts'

vi.setConfig({ testTimeout: 120_000 })

const scale = 0.02
const cityOf = (seed: number) => {
  const content = generateCity({ seed, scale })
  return {
    divisions: [...content.divisions],
    streets: [...content.streets],
    barriers: [...content.barriers],
    land: [...content.land],
    demand: [...content.demand],
    facilities: [...content.facilities],
  }
}

function nodesOf(seed: number, atScale: number): number {
  const nodes = new Set<number>()
  for (const { fromNode, toNode } of generateCity({ seed, scale: atScale }).streets) nodes.add(fromNode).add(toNode)
  return nodes.size
}

describe.each([1, 7])('a city of seed %i', (seed) => {
  const { divisions, streets, barriers, land, demand, facilities } = cityOf(seed)
  const children = childrenByParent(divisions)

  test('is tiled: each border segment inside a parent is met by its reverse once, the rest are the parent’s own', () => {
    expect(tilingFaults(divisions)).toEqual([])
    for (const [code, own] of children) {
      const parent = divisions.find((division) => division.code === code)!
      const sum = own.reduce((total, { geometry }) => total + polygonSquareMeters(geometry), 0)
      expect(Math.abs(sum / polygonSquareMeters(parent.geometry) - 1)).toBeLessThan(1e-9)
    }
  })

  test('has simple rings of one piece, unique codes and names', () => {
    expect(divisions.flatMap(ringFaults)).toEqual([])
    expect(new Set(divisions.map(({ code }) => code)).size).toBe(divisions.length)
    expect(new Set(divisions.map(({ name }) => name)).size).toBe(divisions.length)
    const known = new Set<string>()
    for (const { code, parentCode, kind } of divisions) {
      if (parentCode) expect(known.has(parentCode)).toBe(true)
      known.add(code)
      const own = Number(code.slice(-3))
      if (kind === 'subdistrict' || kind === 'community') expect(own >= 1 && own <= 199).toBe(true)
      if (kind === 'village') expect(own >= 200 && own <= 399).toBe(true)
    }
  })

  test('counts everybody in the division that holds the house: every community’s people are those of the houses inside', () => {
    const villages = divisions.filter(({ level }) => level === 'village')
    const people = new Map<string, number>()
    for (const { lon, lat, population } of demand) {
      const homes = villages.filter((village) => holds(village, lon, lat))
      expect(homes).toHaveLength(1)
      people.set(homes[0].code, (people.get(homes[0].code) ?? 0) + population)
    }
    for (const { code, population } of villages) expect(people.get(code)).toBe(population)
    const grids = divisions.filter(({ level }) => level === 'grid_1')
    expect(grids.length).toBeGreaterThan(10)
    for (const { population } of grids) expect(population).toBeGreaterThan(0)
  })

  test('keeps most communities within the 1000 to 3000 households of the law', () => {
    const sizes = divisions.filter(({ kind }) => kind === 'community').map(({ households }) => households!)
    const usual = sizes.filter((households) => households >= 1000 && households <= 3000)
    expect(usual.length / sizes.length).toBeGreaterThan(0.85)
  })

  test('has streets that meet where they share a node, and nowhere else', () => {
    const placeOf = new Map<number, string>()
    const nodeAt = new Map<string, number>()
    for (const { fromNode, toNode, coordinates } of streets) {
      for (const [node, point] of [
        [fromNode, coordinates[0]],
        [toNode, coordinates[coordinates.length - 1]],
      ] as [number, LonLat][]) {
        expect(placeOf.get(node) ?? point.join()).toBe(point.join())
        expect(nodeAt.get(point.join()) ?? node).toBe(node)
        placeOf.set(node, point.join())
        nodeAt.set(point.join(), node)
      }
    }
  })

  test('brings 99 % of its people onto one walking network, over straight lines that cross no barrier', () => {
    const table = createStreetTableBuilder()
    for (const street of streets) table.add(street, 0)
    const walls = createBarrierTableBuilder()
    for (const barrier of barriers) walls.add(barrier)
    const built = buildNetwork(table.finish(), walls.finish(), 'walk')
    if (!built.ok) throw new Error(built.reason)
    const { places } = createSnapper(built.network).snapAll(demand.flatMap(({ lon, lat }) => [lon, lat]))
    const all = demand.reduce((sum, { population }) => sum + population, 0)
    const reached = demand.reduce((sum, { population }, i) => sum + (places.edge[i] === noEdge ? 0 : population), 0)
    expect(reached / all).toBeGreaterThan(0.99)
    const doors = [...places.snapMillimeters].sort((one, other) => one - other)
    expect(doors[Math.floor(doors.length * 0.95)] / 1000).toBeLessThan(20)
  })

  test('crosses river, railway and expressway in few places, on bridges and through tunnels', () => {
    const walking = streets.filter(({ access }) => access & accessBits.walk.forward)
    expect(walking.filter(({ bridge }) => bridge).length).toBeGreaterThan(1)
    expect(walking.filter(({ tunnel }) => tunnel).length).toBeGreaterThan(3)
    expect(new Set(barriers.map(({ kind }) => kind))).toEqual(new Set(['river', 'railway', 'wall', 'expressway']))
    expect(walking.some(({ streetClass }) => streetClass === 'motorway')).toBe(false)
  })

  test('is as dense as real networks are: streets of 10 to 40 m between nodes in the middle', () => {
    const meters = streets.map(({ coordinates }) =>
      coordinates.slice(1).reduce((sum, point, i) => sum + segmentMeters(...coordinates[i], ...point), 0),
    )
    meters.sort((one, other) => one - other)
    expect(meters[meters.length >> 1]).toBeGreaterThan(8)
    expect(meters[meters.length >> 1]).toBeLessThan(45)
    expect(meters[0]).toBeGreaterThan(1)
  })

  test('has facilities of all categories and statuses, and ground of all kinds', () => {
    expect(new Set(facilities.map(({ category }) => category)).size).toBe(facilityCategories.length)
    expect(new Set(facilities.map(({ status }) => status)).size).toBeGreaterThanOrEqual(3)
    expect(new Set(land.map(({ kind }) => kind))).toEqual(new Set(['water', 'woods', 'building']))
    const keys = new Set(demand.map(({ sourceKey }) => sourceKey))
    for (const { kind, sourceKey } of land) if (kind === 'building') expect(keys.has(sourceKey)).toBe(true)
  })
})

test('the same seed gives the same city, another seed another', () => {
  const hash = (seed: number): string =>
    createHash('sha256')
      .update(JSON.stringify(cityOf(seed)))
      .digest('hex')
  expect(hash(1)).toBe(hash(1))
  expect(hash(2)).not.toBe(hash(1))
})

test('street nodes grow with the scale: a million at full size', () => {
  for (const [seed, atScale] of [
    [1, 0.01],
    [1, 0.04],
    [3, 0.1],
  ])
    expect(Math.abs(nodesOf(seed, atScale) / (atScale * 1e6) - 1)).toBeLessThan(0.12)
})

test('parts are read one by one, never all at once', () => {
  const { divisions, streets, demand, land } = generateCity({ seed: 1, scale: 1 })
  for (const part of [divisions, streets, demand, land]) expect(Array.isArray(part)).toBe(false)
  expect(streets[Symbol.iterator]().next().value).toMatchObject({ sourceKey: 'way/1' })
  expect(demand[Symbol.iterator]().next().value).toMatchObject({ kind: 'settlement' })
})

test('ways are cut where they meet', () => {
  const { nodes, stretches } = joinWays([
    { from: [0, 5], to: [10, 5], streetClass: 'footway' },
    { from: [4, 0], to: [4, 5], streetClass: 'service' },
    { from: [7, 9], to: [7, 2], streetClass: 'service' },
  ])
  expect(nodes).toHaveLength(7)
  const named = stretches.map(({ from, to }) => `${nodes[from]} ${nodes[to]}`)
  expect(named).toEqual(['0,5 4,5', '4,5 7,5', '7,5 10,5', '4,0 4,5', '7,2 7,5', '7,5 7,9'])
})
