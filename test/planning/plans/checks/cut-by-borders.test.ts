import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ringSelfIntersection } from '#planning/geodesy/ring-crossings'
import { cutByBorders } from '#planning/plans/checks/cut-by-borders'
import { coverOutlines } from '#planning/topology/edit/cover-outlines'
import { divisionsOf } from '#planning/topology/edit/division-map'
import { outlineOf } from '#planning/topology/edit/outline-of'
import type { LonLat } from '#planning/types'
import { at, drawnMap } from '../../topology/edit/drawn-map.ts'

/** Points at whole, half and any places, and a few steps of the lattice beside them, so that borders often run along the outline. */
const coordinate = fc
  .tuple(fc.oneof(fc.integer({ min: 0, max: 8 }), fc.double({ min: 0, max: 8, noNaN: true })), fc.integer({ min: -2, max: 2 }))
  .map(([half, steps]) => half / 2 + steps * 1e-4)
const rings = fc
  .array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 7 })
  .map((points): LonLat[] => {
    const ring = points.map(([x, y]) => at(x, y))
    return [...ring, ring[0]]
  })
  .filter((ring) => ringSelfIntersection(ring) === null)

test('an outline is cut where an overlay of the whole map says so, by the same shares but for the lattice', () => {
  const map = drawnMap('AABB\nACCB\nDCC.\nDDDD')
  const faces = [...divisionsOf(map), '#unassigned']
  let cut = 0
  fc.assert(
    fc.property(rings, (ring) => {
      const geometry = [[ring]]
      const cover = coverOutlines([geometry, ...faces.map((face) => outlineOf(map, face))])
      const steps = new Map<string, number>()
      for (const { outlines, doubleSteps } of cover.faces)
        if (outlines[0] === 0) steps.set(faces[outlines[1] - 1] ?? '#outside', doubleSteps)
      const all = [...steps.values()].reduce((sum, own) => sum + own, 0)
      let rim = 0
      for (let i = 1; i < ring.length; i++)
        rim += 1e7 * Math.max(Math.abs(ring[i][0] - ring[i - 1][0]), Math.abs(ring[i][1] - ring[i - 1][1]))
      const found = new Map(cutByBorders(map, geometry).map(({ face, areaShare }) => [face, areaShare]))
      for (const [face, own] of steps) {
        // Beside the limit either is right.
        const clearly = own > 8 * rim
        const isMany = [...steps.values()].filter((each) => each > 8 * rim).length > 1
        // Where borders and outline cross between points of the lattice, the two overlays may round to different ones.
        if (clearly && isMany)
          expect([face, Math.abs((found.get(face) ?? Number.NaN) - own / all) <= (2 * rim) / all]).toEqual([face, true])
        if (found.has(face)) expect(own).toBeGreaterThan(2 * rim)
      }
      cut += found.size > 1 ? 1 : 0
    }),
    {
      numRuns: 300,
      examples: [
        [
          [
            [104, 30.0035],
            [104, 30],
            [104.0000001, 30.002],
            [104.0025, 30],
            [103.9999998, 29.9999999],
            [104, 30.0035],
          ],
        ],
      ],
    },
  )
  expect(cut).toBeGreaterThan(50)
})
