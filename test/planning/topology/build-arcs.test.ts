import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { polygonSquareMeters } from '#planning/geodesy/areas'
import { segmentMeters } from '#planning/geodesy/lengths'
import { seededRandom } from '#planning/random'
import { assembleOutlines } from '#planning/topology/assemble-outlines'
import { buildArcs, nodesOf, outlinesBeside } from '#planning/topology/build-arcs'
import { type FlatOutline, flatOutline } from '#planning/topology/outline-types'
import { sharedBorders } from '#planning/topology/shared-borders'
import type { LonLat, MultiPolygonCoordinates } from '#planning/types'
import { drawOutlines, drawUnion } from './draw-outlines.ts'
import { randomMap } from './random-map.ts'

const arcsOf = (geometries: readonly MultiPolygonCoordinates[]) => buildArcs(geometries.map(flatOutline))

/** Every edge of an outline, from its lesser to its greater end, with its ends as text. */
function edgesOf({ lonLat, ringEnds }: FlatOutline): string[] {
  const edges: string[] = []
  let start = 0
  for (const end of ringEnds) {
    for (let i = start + 1; i < end; i++) {
      edges.push([[...lonLat.subarray(2 * i - 2, 2 * i)], [...lonLat.subarray(2 * i, 2 * i + 2)]].sort().join(' '))
    }
    start = end
  }
  return edges.sort()
}

describe('buildArcs', () => {
  test('two squares side by side are three arcs between two nodes', () => {
    const map = arcsOf([...drawOutlines({ text: 'AB' }).values()])
    expect(map.graph.starts.length - 1).toBe(3)
    expect(nodesOf(map)).toHaveLength(2)
    const beside = [0, 1, 2].map((arc) => outlinesBeside(map, arc))
    expect(beside.map(({ left, right }) => [...left, ...right].sort())).toEqual(expect.arrayContaining([[0], [1], [0, 1]]))
    expect(map.outlines.map((polygons) => polygons.map((rings) => rings.length))).toEqual([[1], [1]])
  })

  test('an island, an enclave and an exclave', () => {
    const map = arcsOf([...drawOutlines({ text: 'AAAA.B\nABBA.B\nAAAA..' }).values()])
    // A: one polygon with a hole; B: the enclave and a part of its own.
    expect(map.outlines.map((polygons) => polygons.map((rings) => rings.length))).toEqual([[2], [1, 1]])
    expect(map.graph.starts.length - 1).toBe(3)
    expect(sharedBorders(map, ['village', 'village'])).toHaveLength(1)
  })

  test('there and back again: the same edges, the same area', () => {
    fc.assert(
      fc.property(randomMap, (drawing) => {
        const sources = [...drawOutlines(drawing).values()].map(flatOutline)
        const back = assembleOutlines(buildArcs(sources))
        back.forEach((outline, i) => {
          expect(edgesOf(outline)).toEqual(edgesOf(sources[i]))
        })
        // And again: what is put together is in its final form.
        expect(assembleOutlines(buildArcs(back))).toEqual(back)
      }),
    )
  })

  test('every arc has at most one outline of a level on either side, and somebody on one', () => {
    fc.assert(
      fc.property(randomMap, (drawing) => {
        const children = drawOutlines(drawing)
        const parent = drawUnion(drawing, [...children.keys()])
        const map = arcsOf([...children.values(), parent])
        for (let arc = 0; arc + 1 < map.graph.starts.length; arc++) {
          const { left, right } = outlinesBeside(map, arc)
          const isChild = (outline: number) => outline < children.size
          expect(left.filter(isChild).length).toBeLessThanOrEqual(1)
          expect(right.filter(isChild).length).toBeLessThanOrEqual(1)
          expect(left.length + right.length).toBeGreaterThan(0)
        }
      }),
    )
  })

  test('refuses what are no degrees', () => {
    const withLon = (lon: number): MultiPolygonCoordinates => [
      [
        [
          [0, 0],
          [lon, 0],
          [0, 1],
          [0, 0],
        ],
      ],
    ]
    expect(() => arcsOf([withLon(500_000)])).toThrow('got coordinate 500000 when expected degrees')
    expect(() => arcsOf([withLon(Number.NaN)])).toThrow('got coordinate NaN when expected degrees')
  })
})

describe('sharedBorders', () => {
  test('lengths are those of the edges that two outlines have in common', () => {
    fc.assert(
      fc.property(randomMap, (drawing) => {
        const sources = [...drawOutlines(drawing).values()].map(flatOutline)
        const found = sharedBorders(
          buildArcs(sources),
          sources.map(() => 'village'),
        )
        const plain: { a: number; b: number; meters: number }[] = []
        for (let a = 0; a < sources.length; a++) {
          for (let b = a + 1; b < sources.length; b++) {
            const others = new Set(edgesOf(sources[b]))
            const common = edgesOf(sources[a]).filter((edge) => others.has(edge))
            const meters = common.reduce((sum, edge) => {
              const [lonA, latA, lonB, latB] = edge.split(/[ ,]/).map(Number)
              return sum + segmentMeters(lonA, latA, lonB, latB)
            }, 0)
            if (common.length > 0) plain.push({ a, b, meters })
          }
        }
        expect(found.map(({ a, b }) => [a, b])).toEqual(plain.map(({ a, b }) => [a, b]))
        found.forEach(({ meters }, i) => {
          expect(meters).toBeCloseTo(plain[i].meters, 3)
        })
      }),
    )
  })

  test('a parent is no neighbour of its children, and corners are no borders', () => {
    const drawing = { text: 'AB\nCD' }
    const children = drawOutlines(drawing)
    const map = arcsOf([...children.values(), drawUnion(drawing, ['A', 'B', 'C', 'D'])])
    const pairs = sharedBorders(map, ['village', 'village', 'village', 'village', 'town']).map(({ a, b }) => `${a}${b}`)
    expect(pairs).toEqual(['01', '02', '13', '23'])
  })

  test('borders are found where a neighbour lacks points, or draws them a few centimeters off', () => {
    // The border runs slanting, so that points on it cannot be exactly on it after rounding to 1e-7 degree.
    const from: LonLat = [105.0012345, 30.0000001]
    const to: LonLat = [105.0038271, 30.0099873]
    const random = seededRandom(7)
    const between = Array.from({ length: 9 }, (_, i): LonLat => {
      const share = (i + 0.8 * random()) / 9
      const at = (axis: 0 | 1) => Math.round((from[axis] + (to[axis] - from[axis]) * share) * 1e7) / 1e7
      return [at(0), at(1)]
    })
    const west: MultiPolygonCoordinates = [[[from, to, [104.99, 30.01], [104.99, 30], from]]]
    const east: MultiPolygonCoordinates = [[[to, ...between.toReversed(), from, [105.02, 30], [105.02, 30.01], to]]]
    const [border] = sharedBorders(arcsOf([west, east]), [0, 0])
    const straight = segmentMeters(from[0], from[1], to[0], to[1])
    expect(border.meters).toBeGreaterThan(straight - 0.1)
    expect(border.meters).toBeLessThan(straight + 0.1)
    const areas = assembleOutlines(arcsOf([west, east])).map((outline) => polygonSquareMeters(nested(outline)))
    // A border of 1.1 km that moves by a centimeter: 11 m².
    expect(Math.abs(areas[0] - polygonSquareMeters(west))).toBeLessThan(12)
    expect(areas[0] + areas[1]).toBeCloseTo(polygonSquareMeters(west) + polygonSquareMeters(east), -1)
  })
})

/** An outline as nested coordinates. */
function nested({ lonLat, ringEnds, polygonEnds }: FlatOutline): MultiPolygonCoordinates {
  const rings = [...ringEnds].map((end, r) => {
    const ring: LonLat[] = []
    for (let i = r === 0 ? 0 : ringEnds[r - 1]; i < end; i++) ring.push([lonLat[2 * i], lonLat[2 * i + 1]])
    return ring
  })
  return [...polygonEnds].map((end, p) => rings.slice(p === 0 ? 0 : polygonEnds[p - 1], end))
}
