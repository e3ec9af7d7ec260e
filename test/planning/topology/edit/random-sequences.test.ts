import { describe, expect, test } from 'vitest'
import { pointInPolygons } from '#planning/coverage/point-in-polygons'
import { seededRandom } from '#planning/random'
import { applyPatch } from '#planning/topology/edit/apply-patch'
import { buildDivisionMap } from '#planning/topology/edit/build-division-map'
import { checkMap } from '#planning/topology/edit/checks/check-map'
import { arcsOf, type DivisionMap, divisionsOf, outside, unassigned } from '#planning/topology/edit/division-map'
import { mapFingerprint } from '#planning/topology/edit/map-fingerprint'
import type { MapPatch } from '#planning/topology/edit/map-patch'
import { outlineOf } from '#planning/topology/edit/outline-of'
import type { LonLat } from '#planning/types'
import { type Drawing, drawOutlines, drawUnion } from '../draw-outlines.ts'
import { doubleAreaOfMap, tilingFaults } from './check-tiling.ts'
import { randomEdit } from './random-edits.ts'

/** Lands with enclaves, exclaves, gaps and parts that touch in points; squares down to 20 steps of the lattice, where nearly everything coincides. */
const lands: Drawing[] = [
  { text: 'AAB.D\nACB.D\nAABEE', wobble: 0.2, points: 5 },
  { text: 'AAAA.B\nABBA.B\nAAAA..', side: 0.001, wobble: 0.2, points: 3 },
  { text: 'ABC\nDEF\nGHI', side: 0.00001 },
  { text: 'ABA\nBAB\nABC', side: 0.000002 },
  { text: 'AAAAA\nABBBA\nABCBA\nABBBA\nAAAAA', side: 0.000004 },
]
const seeds = Number(process.env.FANGYUAN_EDIT_SEEDS ?? 6)
const steps = 50

function build(drawing: Drawing): DivisionMap {
  const outlines = drawOutlines(drawing)
  const built = buildDivisionMap(
    drawUnion(drawing, [...outlines.keys()]),
    [...outlines].map(([id, geometry]) => ({ id, geometry })),
  )
  if (!built.ok) throw new Error(built.reason)
  return built.map
}

const movesEdge = ({ removed, added }: MapPatch): boolean =>
  [...removed, ...added].some(({ left, right }) => left === outside || right === outside)

/** Places all over a map's land, on borders too. */
function peopleIn(map: DivisionMap, random: () => number): LonLat[] {
  const corners = arcsOf(map).flatMap(({ xy }) => [...xy])
  const pick = (axis: number): number => {
    const [a, b] = [0, 0].map(() => corners[2 * Math.floor((random() * corners.length) / 2) + axis])
    return (a + b) / 2e7
  }
  const places = Array.from({ length: 60 }, (): LonLat => [pick(0), pick(1)])
  return places.filter((place) => countPeople(map, [place]) === 1)
}

/** How many times places lie in faces, all together. */
function countPeople(map: DivisionMap, places: readonly LonLat[]): number {
  const outlines = [...divisionsOf(map), unassigned].map((face) => outlineOf(map, face))
  return places.reduce((sum, place) => sum + outlines.filter((outline) => pointInPolygons(outline, ...place)).length, 0)
}

describe.each(lands.map((land, i) => [i, land] as const))('random edits on land %i', (number, land) => {
  test('leave a map that tiles its parent, and are undone and done again byte for byte', { timeout: 120_000 }, () => {
    for (let seed = 1; seed <= seeds; seed++) {
      const random = seededRandom(1000 * number + seed)
      let map = build(land)
      const prints = [mapFingerprint(map)]
      const people = peopleIn(map, random)
      const done: { patch: MapPatch; inverse: MapPatch }[] = []
      for (let step = 0; step < steps; step++) {
        const label = `seed ${seed}, step ${step}`
        const { kind, result } = randomEdit(map, random, step)
        if (!result.ok) {
          expect(result.reason, label).not.toBe('stale')
          expect(result.at.flat().every(Number.isFinite), label).toBe(true)
          continue
        }
        expect(checkMap(result.map), `${label}: ${kind}`).toEqual([])
        if (result.patch.faces.changed.includes(outside)) people.length = 0
        // The parent's area stays, to the square step, unless its edge itself was bent or moved.
        const area = movesEdge(result.patch) ? null : doubleAreaOfMap(map)
        if (step % 5 === 0) {
          expect(tilingFaults(result.map, area), `${label}: ${kind}`).toEqual([])
          // Everybody is in one face, as before, unless the parent itself lost or gained ground.
          expect(countPeople(result.map, people), label).toBe(people.length)
        } else if (area !== null) expect(doubleAreaOfMap(result.map) === area, `${label}: ${kind}`).toBe(true)
        map = result.map
        done.push(JSON.parse(JSON.stringify({ patch: result.patch, inverse: result.inverse })))
        prints.push(mapFingerprint(map))
      }
      const go = (patch: MapPatch): void => {
        const applied = applyPatch(map, patch)
        if (!applied.ok) throw new Error(`seed ${seed}: ${applied.reason}`)
        map = applied.map
      }
      for (let i = done.length - 1; i >= 0; i--) {
        go(done[i].inverse)
        expect(mapFingerprint(map) === prints[i], `seed ${seed}, undo ${i}`).toBe(true)
      }
      done.forEach(({ patch }, i) => {
        go(patch)
        expect(mapFingerprint(map) === prints[i + 1], `seed ${seed}, redo ${i}`).toBe(true)
      })
    }
  })
})
