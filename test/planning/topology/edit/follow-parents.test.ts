import { describe, expect, test } from 'vitest'
import { seededRandom } from '#planning/random'
import { checkMap } from '#planning/topology/edit/checks/check-map'
import { type DivisionMap, divisionsOf } from '#planning/topology/edit/division-map'
import type { EditResult } from '#planning/topology/edit/edit-result'
import { followParents } from '#planning/topology/edit/operations/follow-parents'
import { insertVertex } from '#planning/topology/edit/operations/insert-vertex'
import { reshapeDivision } from '#planning/topology/edit/operations/reshape-division'
import { splitDivision } from '#planning/topology/edit/operations/split-division'
import { outlineOf } from '#planning/topology/edit/outline-of'
import type { EdgePoints } from '#planning/topology/edit/parent-edge-changes'
import { doubleAreaOfOutline } from '../check-outlines.ts'
import { latticeOutline } from './check-tiling.ts'
import { at, drawnMap, redrawn } from './drawn-map.ts'
import { randomEdit } from './random-edits.ts'

const mapOf = (result: EditResult): DivisionMap => {
  if (!result.ok) throw new Error(result.reason)
  return result.map
}
const parentsOf = (map: DivisionMap, children: Record<string, string[]>) =>
  Object.entries(children).map(([id, own]) => ({ id, geometry: outlineOf(map, id), children: own }))
const drawn = (result: EditResult, columns: number, rows: number): string =>
  result.ok ? redrawn(result.map, columns, rows) : `${result.reason} ${result.ids}`

/** Puts points that another level's borders brought into a map's. */
function takeOver(map: DivisionMap, { from, to, through }: EdgePoints): DivisionMap {
  return through.reduce(
    (before, point, i) => mapOf(insertVertex(before, point, [i === 0 ? from : through[i - 1], to], { movesParentEdge: true })),
    map,
  )
}

describe('children follow', () => {
  const parents = drawnMap('AABB\nAABB\nAABB')
  const children = drawnMap('abcd\nabcd\nefgh')
  const all = { A: ['a', 'b', 'e', 'f'], B: ['c', 'd', 'g', 'h'] }

  test('a reshaped border: what changed hands goes to the neighbours on its new side', () => {
    const outwards = mapOf(reshapeDivision(parents, 'A', [at(2, 1), at(2.8, 1), at(2.8, 2), at(2, 2)]))
    expect(drawn(followParents(children, parentsOf(outwards, all)), 4, 3)).toBe('abcd\nabbd\nefgh')
    const inwards = mapOf(reshapeDivision(parents, 'A', [at(2, 0.2), at(1.2, 0.2), at(1.2, 2.8), at(2, 2.8)]))
    expect(drawn(followParents(children, parentsOf(inwards, all)), 4, 3)).toBe('accd\naccd\neggh')
  })

  test('a split: children that were cut keep their ground on the side that they went to', () => {
    const split = mapOf(splitDivision(parents, 'A', [at(0.6, 0), at(0.6, 3)], ['W', 'E']))
    expect(drawn(followParents(children, parentsOf(split, { W: ['a', 'e'], E: ['b', 'f'] })), 4, 3)).toBe('abcd\nabcd\nefgh')
    const result = followParents(children, parentsOf(split, { W: ['a', 'e'], E: ['b', 'f'] }))
    expect(result.ok && result.patch.faces.changed).toEqual(['a', 'b', 'e', 'f'])
  })

  test('a child that would lose all is named, and ground without a child beside it', () => {
    const moved = mapOf(reshapeDivision(parents, 'A', [at(2, 1), at(3, 1), at(3, 3), at(2, 3)]))
    expect(drawn(followParents(children, parentsOf(moved, all)), 4, 3)).toBe('swallows c')
    const after = { A: [...all.A, 'c'], B: ['d', 'g', 'h'] }
    expect(drawn(followParents(children, parentsOf(moved, after)), 4, 3)).toBe('no_change ')
    expect(drawn(followParents(children, [{ id: 'A', geometry: outlineOf(parents, 'A'), children: [] }]), 4, 3)).toBe(
      'no_change ',
    )
    expect(drawn(followParents(children, parentsOf(parents, { A: ['x'] })), 4, 3)).toBe('unknown_division x')
    expect(
      drawn(followParents(children, parentsOf(parents, { A: ['d'], B: ['a', 'b', 'c', 'e', 'f', 'g', 'h'] })), 4, 3),
    ).toMatch('no_neighbour')
  })

  test('after random reshapes, splits and moved points, the children of each parent have its ground, to the step', {
    timeout: 60_000,
  }, () => {
    let followed = 0
    for (let seed = 1; seed <= 150; seed++) {
      const random = seededRandom(seed)
      const { result } = randomEdit(parents, random, 1)
      if (!result.ok || `${result.patch.faces.changed}` !== 'A,B' || divisionsOf(result.map).length !== 2) continue
      const after = followParents(children, parentsOf(result.map, all))
      if (!after.ok) continue
      followed++
      const above = after.parentPoints.reduce(takeOver, result.map)
      expect(checkMap(after.map), `seed ${seed}`).toEqual([])
      for (const [id, own] of Object.entries(all)) {
        const area = (map: DivisionMap, face: string) => doubleAreaOfOutline(latticeOutline(outlineOf(map, face)))
        const sum = own.reduce((total, child) => total + area(after.map, child), 0n)
        expect(sum === area(above, id), `seed ${seed}`).toBe(true)
      }
    }
    expect(followed).toBeGreaterThan(10)
  })
})
