import { describe, expect, test, vi } from 'vitest'
import { segmentMeters } from '../../server/planning/geodesy/lengths.ts'
import type { LonLat } from '../../server/planning/types.ts'
import { countyOf, seeds } from './county.ts'
import { barrierFinder, segmentsOf, snapper, walkingStreets } from './walking.ts'

// Generating takes a second, more where many tests run at once.
vi.setConfig({ testTimeout: 60_000 })

describe.each(seeds)('streets and barriers of seed %i', (seed) => {
  const content = countyOf(seed)
  const { streets, barriers, demand, facilities } = content
  const onFoot = walkingStreets(content)
  const barriersOn = barrierFinder(content)

  test('no walkable street meets a river, rail, wall or expressway but on a bridge or in a tunnel', () => {
    const offenders = onFoot.filter((street) => !street.bridge && !street.tunnel && barriersOn(street.coordinates).size > 0)
    expect(offenders.map(({ sourceKey, streetClass }) => [sourceKey, streetClass])).toEqual([])
  })

  test('every bridge and tunnel passes something; the river, the railway and the expressway are passed at few places', () => {
    const structures = onFoot.filter(({ bridge, tunnel }) => bridge || tunnel)
    for (const street of structures) expect(barriersOn(street.coordinates).size).toBeGreaterThan(0)
    const lengthOf = (line: readonly LonLat[]): number =>
      segmentsOf(line).reduce((sum, [a, b]) => sum + segmentMeters(...a, ...b), 0)
    const longest = Math.max(...barriers.filter(({ kind }) => kind === 'river').map(({ coordinates }) => lengthOf(coordinates)))
    const mainRiver = barriers.filter(({ kind, coordinates }) => kind === 'river' && lengthOf(coordinates) > longest / 2)
    const onRiver = barrierFinder({ ...content, barriers: mainRiver })
    const overRiver = structures.filter((street) => onRiver(street.coordinates).size > 0)
    expect(overRiver.length).toSatisfy((count: number) => count >= 3 && count <= 8)
    expect(structures.some((street) => barriersOn(street.coordinates).has('railway'))).toBe(true)
    const underExpressway = structures.filter((street) => barriersOn(street.coordinates).has('expressway'))
    expect(underExpressway.length).toSatisfy((count: number) => count >= 2 && count <= 8)
  })

  test('there are barriers of every kind and streets of every class a county has', () => {
    expect(new Set(barriers.map(({ kind }) => kind))).toEqual(new Set(['river', 'railway', 'expressway', 'wall']))
    const classes = new Set(streets.map(({ streetClass }) => streetClass))
    for (const needed of [
      'motorway',
      'trunk',
      'primary',
      'secondary',
      'tertiary',
      'unclassified',
      'track',
      'residential',
      'service',
      'footway',
      'steps',
      'path',
    ] as const) {
      expect(classes).toContain(needed)
    }
    for (const { streetClass, access } of streets) if (streetClass === 'motorway') expect(access & 0b111111).toBe(0)
  })

  test('the walking network hangs together', () => {
    const neighbours = new Map<number, number[]>()
    for (const { fromNode, toNode } of onFoot) {
      neighbours.set(fromNode, [...(neighbours.get(fromNode) ?? []), toNode])
      neighbours.set(toNode, [...(neighbours.get(toNode) ?? []), fromNode])
    }
    const start = onFoot[0].fromNode
    const reached = new Set([start])
    const queue = [start]
    while (queue.length > 0) {
      for (const next of neighbours.get(queue.pop()!)!) {
        if (reached.has(next)) continue
        reached.add(next)
        queue.push(next)
      }
    }
    expect(reached.size).toBe(neighbours.size)
  })

  test('a node key stands for one place, and one place has one walkable node', () => {
    const placeOf = new Map<number, string>()
    const nodeAt = new Map<string, number>()
    for (const { fromNode, toNode, coordinates } of onFoot) {
      for (const [node, point] of [
        [fromNode, coordinates[0]],
        [toNode, coordinates[coordinates.length - 1]],
      ] as const) {
        const place = point.join()
        expect(placeOf.get(node) ?? place).toBe(place)
        expect(nodeAt.get(place) ?? node).toBe(node)
        placeOf.set(node, place)
        nodeAt.set(place, node)
      }
    }
  })

  test('every home and every facility reaches a street straight, within 120 m, without passing a wall', () => {
    const snap = snapper(content)
    const stranded = [...demand, ...facilities]
      .filter(({ lon, lat }) => (snap(lon, lat)?.off ?? Number.POSITIVE_INFINITY) > 120)
      .map(({ sourceKey }) => sourceKey)
    expect(stranded).toEqual([])
  })
})
