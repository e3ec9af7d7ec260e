import { describe, expect, test } from 'vitest'
import { seededRandom } from '#planning/random'
import { applyPatch } from '#planning/topology/edit/apply-patch'
import { checkMap } from '#planning/topology/edit/checks/check-map'
import { conflictsOf } from '#planning/topology/edit/conflicts-of'
import type { DivisionMap } from '#planning/topology/edit/division-map'
import type { EditDone, EditResult } from '#planning/topology/edit/edit-result'
import { mapFingerprint } from '#planning/topology/edit/map-fingerprint'
import type { MapPatch } from '#planning/topology/edit/map-patch'
import { mergeDivisions } from '#planning/topology/edit/operations/merge-divisions'
import { splitDivision } from '#planning/topology/edit/operations/split-division'
import { at, drawnMap } from './drawn-map.ts'
import { randomEdit } from './random-edits.ts'

const done = (result: EditResult): EditDone => {
  if (!result.ok) throw new Error(result.reason)
  return result
}
const applied = (map: DivisionMap, patch: MapPatch): DivisionMap => {
  const result = applyPatch(map, patch)
  if (!result.ok) throw new Error(result.reason)
  return result.map
}

describe('patches', () => {
  const map = drawnMap('AABBCC\nAABBCC\nDDDDDD')

  test('edits of the same division, or of the same piece of border, are conflicts', () => {
    const a = done(splitDivision(map, 'A', [at(0, 2), at(2, 2)], ['A', 'N']))
    const alsoA = done(splitDivision(map, 'A', [at(1, 1), at(1, 3)], ['A', 'M']))
    const merge = done(mergeDivisions(map, ['B', 'C']))
    const c = done(splitDivision(map, 'C', [at(4, 2), at(6, 2)], ['C', 'O']))
    const d = done(splitDivision(map, 'D', [at(1, 0), at(1, 1)], ['D', 'P']))
    expect(conflictsOf(a.patch, alsoA.patch).faces).toEqual(['A'])
    expect(conflictsOf(merge.patch, c.patch).faces).toEqual(['C'])
    // The merged divisions' border with A is renamed, and A's split puts a node into it.
    expect(conflictsOf(a.patch, merge.patch)).toMatchObject({ faces: [], borders: [] })
    const below = conflictsOf(alsoA.patch, d.patch)
    expect(below.faces).toEqual([])
    expect(conflictsOf(a.patch, c.patch)).toEqual({ faces: [], borders: [] })
  })

  test('what does not conflict may be applied in either order, and the map is the same', () => {
    const base = drawnMap('AABBCCEE\nAABBCCEE\nDDDDDDFF\nGGHHIIFF')
    let [free, conflicting] = [0, 0]
    for (let seed = 1; seed <= 400; seed++) {
      const random = seededRandom(seed)
      const [one, other] = [randomEdit(base, random, 1), randomEdit(base, random, 2)]
      if (!one.result.ok || !other.result.ok) continue
      const { faces, borders } = conflictsOf(one.result.patch, other.result.patch)
      expect(conflictsOf(other.result.patch, one.result.patch).faces).toEqual(faces)
      if (faces.length + borders.length > 0) {
        conflicting++
        continue
      }
      free++
      const both = applied(one.result.map, other.result.patch)
      expect(checkMap(both), `seed ${seed}`).toEqual([])
      expect(mapFingerprint(applied(other.result.map, one.result.patch)), `seed ${seed}`).toBe(mapFingerprint(both))
    }
    expect(free).toBeGreaterThan(20)
    expect(conflicting).toBeGreaterThan(20)
  })

  test('a patch that the map has moved on from is refused, and so is one that would cross borders', () => {
    const a = done(splitDivision(map, 'A', [at(0, 2), at(2, 2)], ['A', 'N']))
    expect(applyPatch(a.map, a.patch)).toMatchObject({ ok: false, reason: 'stale' })
    const steps = ([lon, lat]: readonly [number, number]) => [Math.round(lon * 1e7), Math.round(lat * 1e7)]
    const none = { added: [], removed: [], changed: [] }
    const add = (xy: number[], left: string, right: string) =>
      applyPatch(map, { removed: [], added: [{ xy, left, right }], faces: none })
    expect(add([...steps(at(1, 2)), ...steps(at(3, 2.5))], 'A', 'N')).toMatchObject({ ok: false, reason: 'meets_border' })
    expect(add([...steps(at(0, 2)), ...steps(at(2, 2))], 'A', 'N')).toMatchObject({ ok: false, reason: 'meets_border' })
    expect(
      add([...steps(at(0.5, 1.5)), ...steps(at(1, 2)), ...steps(at(1, 1.5)), ...steps(at(0.5, 1.5))], 'B', 'N'),
    ).toMatchObject({ ok: true })
  })
})
