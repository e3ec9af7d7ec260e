import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { polygonSquareMeters } from '#planning/geodesy/areas'
import { seededRandom } from '#planning/random'
import { buildDivisionMap } from '#planning/topology/edit/build-division-map'
import { checkMap } from '#planning/topology/edit/checks/check-map'
import { arcsOf } from '#planning/topology/edit/division-map'
import { mapFingerprint } from '#planning/topology/edit/map-fingerprint'
import { outlineOf } from '#planning/topology/edit/outline-of'
import type { LonLat, MultiPolygonCoordinates } from '#planning/types'
import { doubleAreaOfOutline } from '../check-outlines.ts'
import { drawOutlines, drawUnion } from '../draw-outlines.ts'
import { randomMap } from '../random-map.ts'
import { latticeOutline, tilingFaults } from './check-tiling.ts'
import { at, drawnMap, rectangle } from './drawn-map.ts'

const edges = (outline: MultiPolygonCoordinates): string[] =>
  outline
    .flat()
    .flatMap((ring) => ring.slice(1).map((point, i) => [`${ring[i]}`, `${point}`].sort().join(' ')))
    .sort()

const build = (parent: MultiPolygonCoordinates, outlines: Record<string, MultiPolygonCoordinates>) =>
  buildDivisionMap(
    parent,
    Object.entries(outlines).map(([id, geometry]) => ({ id, geometry })),
  )

describe('buildDivisionMap', () => {
  test('there and back: the same edges, coordinate by coordinate, whatever the order', () => {
    fc.assert(
      fc.property(randomMap, fc.integer(), (drawing, seed) => {
        const outlines = [...drawOutlines(drawing)].map(([id, geometry]) => ({ id, geometry }))
        const parent = drawUnion(
          drawing,
          outlines.map(({ id }) => id),
        )
        const built = buildDivisionMap(parent, outlines)
        if (!built.ok) throw new Error(built.reason)
        expect(built.gaps).toEqual([])
        for (const { id, geometry } of outlines) expect(edges(outlineOf(built.map, id))).toEqual(edges(geometry))
        expect(checkMap(built.map)).toEqual([])
        expect(tilingFaults(built.map, doubleAreaOfOutline(latticeOutline(parent)))).toEqual([])
        const random = seededRandom(seed)
        const shuffled = outlines.map((outline) => [random(), outline] as const).sort((a, b) => a[0] - b[0])
        const again = buildDivisionMap(
          parent,
          shuffled.map(([, outline]) => outline),
        )
        expect(again.ok && mapFingerprint(again.map)).toBe(mapFingerprint(built.map))
      }),
      { numRuns: 60 },
    )
  })

  test('corners on a neighbour’s edge become corners of that edge', () => {
    const built = build(rectangle(0, 0, 2, 3), {
      A: rectangle(0, 0, 1, 3),
      B: rectangle(1, 0, 2, 1.5),
      C: rectangle(1, 1.5, 2, 3),
    })
    if (!built.ok) throw new Error(built.reason)
    expect(outlineOf(built.map, 'A')[0][0]).toContainEqual(at(1, 1.5))
    expect(arcsOf(built.map)).toHaveLength(6)
    expect(checkMap(built.map)).toEqual([])
  })

  test('no vertex moves: where neighbours have other points on one straight border, both get them all', () => {
    fc.assert(
      fc.property(randomMap, fc.integer(), ({ text }, seed) => {
        const drawing = { text, lon: 104, lat: 30, side: 0.01, points: 4 }
        const random = seededRandom(seed)
        const full = drawOutlines(drawing)
        const thinned = [...full].map(([id, outline]) => ({
          id,
          geometry: outline.map((rings) => rings.map((ring) => thin(ring, random))),
        }))
        const parent = drawUnion({ ...drawing, points: 0 }, [...full.keys()])
        const built = buildDivisionMap(parent, thinned)
        if (!built.ok) throw new Error(built.reason)
        expect(built.gaps).toEqual([])
        expect(checkMap(built.map)).toEqual([])
        const kept = new Set([parent, ...thinned.map(({ geometry }) => geometry)].flat(3).map(String))
        for (const [id, outline] of full) {
          const corners = new Set(outlineOf(built.map, id).flat(2).map(String))
          for (const point of outline.flat(2)) expect(corners.has(String(point))).toBe(kept.has(String(point)))
        }
      }),
      { numRuns: 40 },
    )
  })

  test('land without a division is unassigned, and listed with its size and a place inside', () => {
    const gap = rectangle(1, 1, 2, 2)
    const built = build(rectangle(0, 0, 3, 3), { A: [[rectangle(0, 0, 3, 3)[0][0], [...gap[0][0]].reverse()]] })
    if (!built.ok) throw new Error(built.reason)
    expect(built.gaps).toHaveLength(1)
    expect(built.gaps[0].squareMeters).toBeCloseTo(polygonSquareMeters(gap), 3)
    const [lon, lat] = built.gaps[0].at
    expect(lon > at(1, 1)[0] && lon < at(2, 2)[0] && lat > at(1, 1)[1] && lat < at(2, 2)[1]).toBe(true)
  })

  test('overlaps and land beyond the parent are refused, the largest first', () => {
    const built = build(rectangle(0, 0, 2, 2), { A: rectangle(0, 0, 1.5, 2), B: rectangle(1, 0, 2.25, 2) })
    if (built.ok || built.reason !== 'overlaps') throw new Error('no overlap was found')
    expect(built.problems.map(({ kind, ids }) => `${kind} ${ids}`)).toEqual(['overlap A,B', 'outside_parent B'])
    expect(built.problems[0].squareMeters / polygonSquareMeters(rectangle(1, 0, 1.5, 2))).toBeCloseTo(1, 3)
  })

  test('divisions without ground, coordinates that are none, ids that are taken', () => {
    const thin: MultiPolygonCoordinates = [[[at(0, 0), at(1, 0), [at(1, 0)[0], 30.00000001], at(0, 0)]]]
    expect(build(rectangle(0, 0, 2, 2), { A: thin })).toMatchObject({ reason: 'no_ground', ids: ['A'] })
    expect(build(rectangle(0, 0, 2, 2), { A: [[[[Number.NaN, 30], at(1, 0), at(1, 1), [Number.NaN, 30]]]] })).toMatchObject({
      reason: 'bad_coordinates',
      ids: ['A'],
    })
    expect(
      build(rectangle(0, 0, 2, 2), { A: [[[[450_000, 3_390_000], at(1, 0), at(1, 1), [450_000, 3_390_000]]]] }),
    ).toMatchObject({ reason: 'bad_coordinates' })
    expect(() => build(rectangle(0, 0, 1, 1), { '#outside': rectangle(0, 0, 1, 1) })).toThrow('#outside')
  })

  test('enclaves, exclaves, parts that touch in a point, a parent with a hole and in parts', () => {
    const map = drawnMap('AAAA  C\nA BA  D\nABBA  C\nAAAA...')
    expect(checkMap(map)).toEqual([])
    expect(outlineOf(map, 'A').map((rings) => rings.length)).toEqual([2])
    expect(outlineOf(map, 'C')).toHaveLength(2)
    const corner = drawnMap('AB\nBA')
    expect(checkMap(corner)).toEqual([])
    expect(outlineOf(corner, 'A')).toHaveLength(2)
  })
})

/** A ring of straight sides without some of the points inside them. */
function thin(ring: readonly LonLat[], random: () => number): LonLat[] {
  const open = ring.slice(0, -1)
  const isCorner = (i: number): boolean => {
    const [[ax, ay], [bx, by]] = [open[(i + open.length - 1) % open.length], open[(i + 1) % open.length]]
    return ax !== bx && ay !== by
  }
  const kept = open.filter((_, i) => isCorner(i) || random() < 0.5)
  return [...kept, kept[0]]
}
